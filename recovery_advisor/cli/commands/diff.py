"""``diff``: reports what changes for people between two rules folders, and accepts a change."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from recovery_advisor.advisor import Advisor
from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.folders import accept, read_draft, read_released
from recovery_advisor.authoring.diff.report import DiffReport, places_of
from recovery_advisor.authoring.diff.review import review
from recovery_advisor.authoring.diff.told import TextChange
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.packs import add_some_packs
from recovery_advisor.cli.options.seconds import add_seconds
from recovery_advisor.cli.options.table import add_assessing, assessing_of
from recovery_advisor.cli.reporting import reported, usable
from recovery_advisor.cli.tables.comparing import compared_on
from recovery_advisor.cli.tables.source import source_of
from recovery_advisor.loading.compiler import without_history
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Described, InputError

#: So many rows of a table are held at a time.
_AT_ONCE = 100_000


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument("old", metavar="OLD", type=folder, help="the rules folder compared with")
    parser.add_argument("new", metavar="NEW", type=folder, help="the rules folder in question")
    add_some_packs(parser)
    parser.add_argument("--accept", metavar="ID", help="accept one change, in NEW/accepted.yaml")
    parser.add_argument("--reason", metavar="TEXT", type=_text, help="why it is accepted")
    parser.add_argument("--by", metavar="NAME", type=_text, help="who accepts it")
    add_seconds(parser, "how long one search may take (60); what takes longer is not settled")
    parser.add_argument(
        "--table", metavar="FILE",
        help="count the rows of this table (Parquet, CSV, JSON Lines) that get another decision, instead",
    )  # fmt: skip
    add_assessing(parser)
    add_formats(parser, "text", "json")


def _text(given: str) -> str:
    if not given.strip() or not given.isprintable():
        raise ArgumentTypeError("write some words, on one line")
    return given


def _report(options: Namespace) -> Report:
    _require_all_or_none(options)
    _refuse_of_tables(options)
    old = usable(lambda root: read_released(root, options.packs), options.old)
    draft = usable(lambda root: read_draft(root, options.packs), options.new)
    new = draft.compiled
    if options.table is not None:
        return _on_table(options, without_history(old), without_history(new))
    difference = compare(without_history(old), without_history(new), options.seconds)
    changes = review(difference, (old.book, new.book)).accepting(draft.accepted)
    if options.accept is not None:
        changes = accept(options.accept, options.reason, options.by, changes, options.new)
    texts = [one.of.text for one in changes.changes if isinstance(one.of, TextChange)]
    places = {
        "old": places_of(old, options.old, texts),
        "new": places_of(new, options.new, texts),
    }
    return DiffReport(changes, places)


def _on_table(options: Namespace, old: RuleBook, new: RuleBook) -> Report:
    if options.accept is not None:
        raise InputError("--accept", options.accept, "a change that is proved, without --table")
    if options.table == "-":
        raise InputError("--table", "-", "a file, as it is read once for each folder")
    by_old, by_new = (
        assessing_of(options, Advisor.from_book(book), {"reasons": True}) for book in (old, new)
    )
    with source_of(options.table, None, "--table") as source:
        return compared_on(source, by_old, by_new, _AT_ONCE)


def _refuse_of_tables(options: Namespace) -> None:
    """Refuse options for the columns of a table where there is none."""
    for name in ("screened", "answered", "column", "text"):
        if options.table is None and getattr(options, name):
            raise InputError(f"--{name}", Described("no table"), "it beside --table FILE")


def _require_all_or_none(options: Namespace) -> None:
    """Refuse a change that is accepted without reason or name, and either without a change."""
    given = [one for one in ("accept", "reason", "by") if getattr(options, one) is not None]
    if 0 < len(given) < 3:
        options_given = " and ".join(f"--{one}" for one in given)
        raise InputError(None, options_given, "--accept ID, --reason TEXT and --by NAME together")


COMMAND = Command(
    help="whom two rules folders treat differently, and what they tell otherwise; exit status 0, 1 if"
    " more is permitted or asked, a text to stop or to seek help is another, or not all is settled,"
    " 2 if they can't be compared",
    example="recovery-advisor diff released-rules my-rules\n"
    "  recovery-advisor diff released-rules my-rules --table check-ins.parquet",
    add_options=_add_options,
    run=reported(_report),
)
