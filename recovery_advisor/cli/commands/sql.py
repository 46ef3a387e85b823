"""``sql``: prints the decision on each row of a table as a query for a database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping, Sequence

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.names import names
from recovery_advisor.cli.options.packs import add_packs, tried_book_of
from recovery_advisor.cli.options.table import add_more, add_screening, add_text, more_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.sql_query import DIALECTS, KINDS, sql_query, usual_kind
from recovery_advisor.tables.wanted import Wanted
from recovery_advisor.values.errors import Described, Fault, InputError, nearest


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
    add_text(parser)
    add_more(parser)


def _lines(options: Namespace) -> list[str]:
    book = tried_book_of(options)
    columns = _columns(book, options.columns, text=options.text)
    if words := [] if options.text else _words_of_numbers(book, columns):
        print(
            f"recovery-advisor: text is read as words: {', '.join(words)}; where it holds digits, cast it to"
            " a whole number in a view, or say --text",
            file=sys.stderr,
        )
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
        text=options.text,
    )
    return query.splitlines()


def _words_of_numbers(book: RuleBook, columns: Mapping[str, str]) -> list[str]:
    """The columns of text that answer questions with numbers."""
    numbers = [one.id for one in book.questions if usual_kind(one) != "text"]
    return [id for id in numbers if columns.get(id) == "text"]


def _columns(book: RuleBook, given: Sequence[str] | None, *, text: bool) -> dict[str, str]:
    """What each column with answers holds."""
    usual = {one.id: "text" if text else usual_kind(one) for one in book.questions}
    if given is None:
        return usual
    if not given:
        raise InputError("--columns", "", "at least one question, such as pain")
    known = usual | dict.fromkeys(book.merged, "text")
    ids = [one.partition(":")[0] for one in given]
    parts = {id: one.partition(":")[2] for id, one in zip(ids, given, strict=True)}
    faults = [
        Fault.of("--columns", id, "questions", nearest(id, known))
        for id in parts
        if id not in known
    ]
    faults += [
        Fault.of("--columns", Described(f"{id} twice"), "each column once")
        for id, times in Counter(ids).items()
        if times > 1
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
