"""``diff``: what changes for people between two rules folders, for review and for CI."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.report import as_json, as_text
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.faults import report_faults
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.seconds import add_seconds
from recovery_advisor.cli.status import Status
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.folder import compile_folder
from recovery_advisor.values.errors import RulesError


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument("old", metavar="OLD", type=folder, help="the rules folder compared with")
    parser.add_argument("new", metavar="NEW", type=folder, help="the rules folder in question")
    parser.add_argument(
        "--accept", action="store_true", help="end with status 0 although more is permitted"
    )
    add_seconds(parser, "how long one search may take (60); what takes longer is not settled")
    add_formats(parser, "text", "json")


def _run(options: Namespace) -> int:
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
    return Status.FOUND if refused or not difference.settled else Status.DONE


def _places(compiled: Compiled, root: Path) -> dict[str, str]:
    """Where each rule stands."""
    rules = compiled.pages.unique("rules", "rule", lambda record: record.rules)
    problems = {id: place.problem("") for id, (_, place, _) in rules.items()}
    return {id: f"{root / one.file}:{one.line}" for id, one in problems.items()}


COMMAND = Command(
    help="whom two rules folders treat differently; exit status 0, 1 if more is permitted or not all"
    " is settled, 2 if they can't be compared",
    example="recovery-advisor diff released-rules my-rules",
    add_options=_add_options,
    run=_run,
)
