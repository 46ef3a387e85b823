"""``rules check``: what is wrong with a rules folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from recovery_advisor.authoring.lint.languages import languages_found
from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.report import as_annotations, as_json, as_text
from recovery_advisor.authoring.lint.run import Finding, findings
from recovery_advisor.authoring.lint.versions import VERSION_NOT_RAISED, not_raised
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.faults import report_faults
from recovery_advisor.cli.options.folder import add_folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.status import Status
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from recovery_advisor.values.errors import RulesError


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_folder(parser)
    parser.add_argument(
        "--against", metavar="OLD", type=Path,
        help="an older state of the folder: a pack that means something else needs a higher version",
    )  # fmt: skip
    add_formats(parser, "text", "json", "github")


def _run(options: Namespace) -> int:
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
    return Status.FOUND if any(one.severity is not Severity.HINT for one in found) else Status.DONE


def _against(folder: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    for one in not_raised(folder, old):
        problem = one.place.problem(one.message)
        yield Finding(VERSION_NOT_RAISED, Severity.ERROR, one.of, problem)


COMMAND = Command(
    help="what is wrong with a rules folder; exit status 0, 1 for findings, 2 if it can't be loaded",
    example="recovery-advisor rules check\n  recovery-advisor rules check my-rules --format github",
    add_options=_add_options,
    run=_run,
)
