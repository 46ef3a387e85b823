"""Options for one event: a check-in, or what else was learnt of a person."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date

from recovery_advisor.cli.options.answers import add_answers, read_answer
from recovery_advisor.cli.options.moments import add_at
from recovery_advisor.cli.options.names import names
from recovery_advisor.rulebook.book import RuleBook

_LEVELS = ("mobility", "gradual", "full", "other")


def add_events(parser: ArgumentParser, book: RuleBook) -> None:
    """Add the options; a check-in is given as ``assess`` takes one.

    Args:
        parser: of the command.
        book: the rules of a check-in, without what a history adds.
    """
    parser.add_argument(
        "file", metavar="FILE", nargs="?",
        help="a check-in as JSON; - is standard input, left out it is asked on a terminal",
    )  # fmt: skip
    add_at(parser, "when it was; without a zone, that of this machine")
    _add_others(parser)
    add_answers(parser, book)
    parser.set_defaults(book=book, lines=False, unknown=[], keeps_unknown=True)


def _add_others(parser: ArgumentParser) -> None:
    events = parser.add_argument_group("in place of a check-in")
    kind = events.add_mutually_exclusive_group()
    kind.add_argument("--trained", choices=_LEVELS, help="a session was done")
    kind.add_argument(
        "--noticed", metavar="ID=ANSWER", type=_pair, action="append",
        help="an answer in between, such as pain=5; it can only hold or lower an advice",
    )  # fmt: skip
    kind.add_argument(
        "--cleared", metavar="A,B", type=names, help="a professional looked into these questions"
    )
    add = events.add_argument
    add("--peak-pain", metavar="N", type=read_answer, help="the worst pain of a session, 0 to 10")
    add("--felt", metavar="WORD", help="how it was: fine, hard or too_much")
    add("--by", metavar="NAME", help="who cleared it")
    add("--until", metavar="DAY", type=_day, help="the last day that a clearance holds")
    add("--amend", metavar="ID", help="correct this event by the one given; alone, take it back")


def _pair(given: str) -> tuple[str, int | str]:
    id, equals, answer = given.partition("=")
    if not (id and equals and answer):
        raise ArgumentTypeError(f"{given!r} is no answer; give one, such as pain=5")
    return id.replace("-", "_"), read_answer(answer)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ArgumentTypeError(f"{given!r} is no day; give one, such as 2026-01-31") from None
