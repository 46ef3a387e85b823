"""``sql``: prints the decision on each row of a table as a query for a database."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.names import names
from recovery_advisor.cli.options.packs import add_packs, tried_book_of
from recovery_advisor.cli.options.table import add_more, add_screening, more_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.sql_query import DIALECTS, KINDS, sql_query, usual_kind
from recovery_advisor.tables.wanted import Wanted
from recovery_advisor.values.errors import Fault, InputError, nearest


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument("--dialect", choices=[*DIALECTS], required=True, help="whose SQL")
    parser.add_argument(
        "--table", metavar="NAME", default="check_ins", help="the table (check_ins)"
    )
    parser.add_argument(
        "--columns", metavar="A,B:KIND", type=names,
        help=f"its columns with answers, and what they hold: {', '.join(KINDS)}; if left out, one for"
        " each question, numbers where it has some, else text",
    )  # fmt: skip
    parser.add_argument(
        "--keep", metavar="A,B", type=names, default=["id"], help="columns to keep (id)"
    )
    add_packs(parser)
    add_screening(parser)
    add_more(parser)


def _lines(options: Namespace) -> list[str]:
    book = tried_book_of(options)
    columns = _columns(book, options.columns)
    shown = book.form.questionnaires.get(options.screened, ())
    answered = [one for one in columns if one in shown]
    query = sql_query(
        book,
        options.dialect,
        options.table,
        columns,
        options.keep,
        Wanted(**more_of(options)),
        screened=options.screened,
        answered=answered if options.answered is None else options.answered,
    )
    return query.splitlines()


def _columns(book: RuleBook, given: Sequence[str] | None) -> dict[str, str]:
    """What each column with answers holds."""
    usual = {one.id: usual_kind(one) for one in book.questions}
    if given is None:
        return usual
    known = usual | dict.fromkeys(book.merged, "text")
    parts = {one.partition(":")[0]: one.partition(":")[2] for one in given}
    faults = [
        Fault.of("--columns", id, "questions", nearest(id, known))
        for id in parts
        if id not in known
    ]
    faults += [
        Fault.of("--columns", kind, f"one of: {', '.join(KINDS)}")
        for kind in parts.values()
        if kind and kind not in KINDS
    ]
    if faults:
        raise InputError.of(faults)
    return {id: kind or known[id] for id, kind in parts.items()}


COMMAND = Command(
    help="the decision on each row of a table as SQL, to be run where the table is",
    example="recovery-advisor sql --dialect postgres --table clinic.check_ins --keep id,day",
    add_options=_add_options,
    run=printed(_lines),
)
