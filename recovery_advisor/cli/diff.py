"""``diff``: what changes for people between two rules folders, for review and for CI."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.report import as_json, as_text
from recovery_advisor.cli.check import report_faults
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.folder import compile_folder
from recovery_advisor.values.errors import RulesError

#: Something is more permissive and not accepted, or was not settled.
FAILED = 1


def run_diff(options: Namespace) -> int:
    """Report every change, and return the exit status: 0, 1 or 2.

    Raises:
        EngineUnavailable: where z3 is not installed.
        NotComparable: where a question of both lies on two scales.
    """
    compiled = []
    for root in (options.old, options.new):
        try:
            compiled.append(compile_folder(root))
        except RulesError as error:
            return report_faults(error, root, options.format)
    old, new = compiled
    difference = compare(old.book, new.book, options.seconds)
    places = {"old": _places(old, options.old), "new": _places(new, options.new)}
    print((as_json if options.format == "json" else as_text)(difference, places))
    refused = difference.permissive and not options.accept
    return FAILED if refused or not difference.settled else 0


def _places(compiled: Compiled, root: Path) -> dict[str, str]:
    """Where each rule stands."""
    rules = compiled.pages.unique("rules", "rule", lambda record: record.rules)
    problems = {id: place.problem("") for id, (_, place, _) in rules.items()}
    return {id: f"{root / one.file}:{one.line}" for id, one in problems.items()}
