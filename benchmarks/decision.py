"""A decision on the bitmap engine against an if/else by hand that gives the verdict alone.

Nothing is kept on this path from one person to the next: each decision is worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.by_hand import verdict, verdict_of_known
from benchmarks.people import QUESTIONS, Person, lowered, people
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each
from recovery_advisor import Advisor
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered, Lowering
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.answers import CheckInBase

TARGET = 6.0
_PEOPLE = 3_000
_UNKNOWN = 0.1


def rows(effort: Effort) -> Iterator[Row]:
    """On answers already lowered, with and without unknown ones, and from a mapping."""
    advisor = Advisor(packs=["upper-back"], engine="bitmap")
    book = advisor.book
    mixed, known = people(_PEOPLE, seed=1, unknown=_UNKNOWN), people(_PEOPLE, seed=2)
    to_hand, known_to_hand = _written(verdict, mixed), _written(verdict_of_known, known)
    what = "decision, base pack, nothing kept, each answer unknown to 1 in 10"
    mixed_decided = against(decided(book, lowered(book, mixed)), to_hand, effort)
    yield Row(what, "if/else by hand", mixed_decided, TARGET)
    what = "decision, base pack, nothing kept, all answers known"
    known_decided = against(decided(book, lowered(book, known)), known_to_hand, effort)
    yield Row(what, "if/else by hand that knows nothing of unknown", known_decided)
    taken = [advisor.CheckIn.model_validate(person) for person in mixed]
    validated = against(_lowered_too(book, taken), each(_read_by_hand, taken), effort)
    what = "decision, base pack, nothing kept, from a check-in already validated"
    yield Row(what, "if/else by hand on the same check-in", validated)


def decided(book: RuleBook, answers: list[Lowered]) -> Work:
    """Lowered answers in; counting effects, readiness, urgency and verdict out."""
    counting, decide = BitmapEngine(book).counting, Laws(book).decide

    def run(these: Sequence[Lowered]) -> None:
        for one in these:
            decide(counting(one))

    return Work(lambda: answers, run)


def _lowered_too(book: RuleBook, taken: list[CheckInBase]) -> Work:
    lower = Lowering(book.questions, book.questionnaires).lower
    counting, decide = BitmapEngine(book).counting, Laws(book).decide

    def run(these: Sequence[CheckInBase]) -> None:
        for one in these:
            decide(counting(lower(one)))

    return Work(lambda: taken, run)


def _written(rules: Callable[..., str], crowd: list[Person]) -> Work:
    answers = [tuple(person.get(question) for question in QUESTIONS) for person in crowd]

    def run(these: Sequence[tuple[int | None, ...]]) -> None:
        for one in these:
            rules(*one)

    return Work(lambda: answers, run)


def _read_by_hand(one: Any) -> str:
    return verdict(
        one.injury,
        one.pain,
        one.daily_activity_pain,
        one.swelling,
        one.stiffness,
        one.range_of_motion,
        one.needs_special_plan,
    )
