"""``rules check`` and ``rules new``: help for whoever writes rules."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from recovery_advisor.authoring.lint.languages import languages_found
from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.report import as_annotations, as_json, as_text
from recovery_advisor.authoring.lint.run import Finding, findings
from recovery_advisor.authoring.lint.versions import VERSION_NOT_RAISED, not_raised
from recovery_advisor.authoring.starter import lay_out, rules_folder
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from recovery_advisor.values.errors import RulesError

#: The folder loads, and something in it is wrong all the same.
FOUND = 1
#: The folder can't be loaded.
BROKEN = 2


def run_check(options: Namespace) -> int:
    """Report faults and findings, and return the exit status: 0, 1 or 2."""
    root: Path = options.folder
    try:
        folder = read_checked(root)
        found = (*languages_found(folder.book), *findings(folder))
        if options.against:
            root = options.against
            found = (*_against(folder, read_checked(root)), *found)
    except RulesError as error:
        return report_faults(error, root, options.format)
    if options.format == "json":
        print(as_json((), found))
    elif options.format == "github":
        print(as_annotations(options.folder, (), found), end="\n" if found else "")
    else:
        print(as_text(found))
    return FOUND if any(one.severity is not Severity.HINT for one in found) else 0


def run_new(options: Namespace) -> None:
    """Lay out a start, and say what to do next."""
    for file in lay_out(options.folder):
        print(file)
    root = shlex.quote(str(rules_folder(options.folder)))
    print(f"\nChange them, and try them: recovery-advisor rules check {root}")


def _against(folder: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    for one in not_raised(folder, old):
        problem = one.place.problem(one.message)
        yield Finding(VERSION_NOT_RAISED, Severity.ERROR, one.of, problem)


def report_faults(error: RulesError, root: Path, form: str) -> int:
    """Say why a folder can't be loaded, and return the exit status."""
    if form == "json":
        print(as_json(error.problems, ()))
    elif form == "github":
        print(as_annotations(root, error.problems, ()))
    else:
        count = len(error.problems)
        many = f"{count} faults; they" if count > 1 else "1 fault; it"
        print(f"{error}\n{many} must be mended before {root} can be used.", file=sys.stderr)
    return BROKEN
