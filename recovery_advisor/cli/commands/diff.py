"""``diff``: reports what changes for people between two rules folders."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.report import DiffReport, places_of
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.seconds import add_seconds
from recovery_advisor.cli.reporting import reported, usable
from recovery_advisor.loading.folder import compile_folder


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument("old", metavar="OLD", type=folder, help="the rules folder compared with")
    parser.add_argument("new", metavar="NEW", type=folder, help="the rules folder in question")
    parser.add_argument(
        "--accept", action="store_true", help="end with status 0 although more is permitted"
    )
    add_seconds(parser, "how long one search may take (60); what takes longer is not settled")
    add_formats(parser, "text", "json")


def _report(options: Namespace) -> Report:
    old, new = (usable(compile_folder, root) for root in (options.old, options.new))
    difference = compare(old.book, new.book, options.seconds)
    places = {"old": places_of(old, options.old), "new": places_of(new, options.new)}
    return DiffReport(difference, places, options.accept)


COMMAND = Command(
    help="whom two rules folders treat differently; exit status 0, 1 if more is permitted or not all"
    " is settled, 2 if they can't be compared",
    example="recovery-advisor diff released-rules my-rules",
    add_options=_add_options,
    run=reported(_report),
)
