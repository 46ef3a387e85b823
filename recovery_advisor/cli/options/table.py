"""Options for how the rows of a table are read and assessed."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options.names import names
from recovery_advisor.cli.tables.assessing import Assessing
from recovery_advisor.cli.tables.source import FORMS

#: The columns that may be wanted beside the verdict, by their name in ``assess_table``.
MORE = {
    "reasons": "add the ids of the rules that are reasons",
    "unanswered": "add how many questions have no known answer",
    "safety_net": "add the ids of what to watch for",
    "rule_columns": "add a column for each rule: whether its condition holds",
}


def add_form(parser: ArgumentParser) -> None:
    """Add ``--from``."""
    parser.add_argument(
        "--from", dest="form", choices=FORMS,
        help="what files are, where their names don't tell it; standard input is jsonl",
    )  # fmt: skip


def add_screening(parser: ArgumentParser) -> None:
    """Add ``--screened`` and ``--answered``."""
    parser.add_argument("--screened", metavar="NAME", help="everybody was shown this questionnaire")
    parser.add_argument(
        "--answered", metavar="A,B", type=names,
        help="the columns that hold its answers; those named as its questions if left out",
    )  # fmt: skip


def add_assessing(parser: ArgumentParser) -> None:
    """Add the options for what the columns of a table mean."""
    add_screening(parser)
    parser.add_argument(
        "--column", metavar="NAME=QUESTION", type=_pair, action="append", default=[],
        help="this column answers a question under another name",
    )  # fmt: skip
    add_text(parser)


def add_text(parser: ArgumentParser) -> None:
    """Add ``--text``."""
    parser.add_argument(
        "--text", action="store_true", help="read cells as text, digits as well, as CSV always is"
    )


def add_more(parser: ArgumentParser) -> None:
    """Add an option for each column that may be wanted beside the verdict."""
    for name, says in MORE.items():
        parser.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=says)


def add_part_rows(parser: ArgumentParser) -> None:
    """Add ``--part-rows``."""
    parser.add_argument(
        "--part-rows", metavar="N", type=count, default=250_000,
        help="how many rows are read, assessed and written at a time (250000)",
    )  # fmt: skip


def count(given: str) -> int:
    """A whole number from 1 on.

    Raises:
        ArgumentTypeError: for anything else.
    """
    if not (given.isascii() and given.isdigit() and int(given[:19]) > 0 and len(given) < 19):
        raise ArgumentTypeError(f"{given!r} is no number of rows; give one, such as 100000")
    return int(given)


def assessing_of(
    options: Namespace, advisor: Advisor, more: Mapping[str, bool], engine: str = "polars"
) -> Assessing:
    """How rows are assessed by an advisor.

    Args:
        options: those of :func:`add_assessing`.
        advisor: by whom.
        more: the columns that are wanted beside the verdict.
        engine: which library assesses.
    """
    return Assessing(
        advisor=advisor,
        engine=engine,
        screened=options.screened,
        answered=options.answered,
        named=dict(options.column),
        text=options.text,
        more=more,
    )


def more_of(options: Namespace) -> dict[str, bool]:
    """The columns that are wanted beside the verdict."""
    return {"rules" if one == "rule_columns" else one: getattr(options, one) for one in MORE}


def _pair(given: str) -> tuple[str, str]:
    column, equals, question = given.rpartition("=")
    if not (column and equals and question):
        raise ArgumentTypeError(f"{given!r} names no question; give one, such as q17=chest_pain")
    return column, question
