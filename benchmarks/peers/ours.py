"""This library on the gate's rules folder."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from benchmarks.folders import GATE
from benchmarks.peers.gate import Person
from recovery_advisor import Advice, Advisor, Preferences, Readiness, Urgency
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.bitmap import BitmapEngine

Outcome = tuple[Urgency, Readiness]


def assessed(advisor: Advisor) -> Callable[[Person], Advice]:
    """``assess`` whole: validation, reasons, session."""
    return lambda person: advisor.assess(shifted(person))


def assessed_anew(advisor: Advisor) -> Callable[[Person], Advice]:
    """The same with wishes that nobody had before, so that no advice kept from others helps."""
    variant = count()

    def assess(person: Person) -> Advice:
        return advisor.assess(shifted(person), Preferences(variant=next(variant) % 1_000_000))

    return assess


def decided() -> Callable[[Person], Decision]:
    """The decision alone, on answers that are trusted as the other engines trust them."""
    book = Advisor.from_folder(GATE, engine="bitmap").book
    columns = [(question.id, question.codes) for question in book.questions]
    counting, decide = BitmapEngine(book).counting, Laws(book).decide

    def decision(person: Person) -> Decision:
        answer = shifted(person).get
        return decide(counting(tuple([codes[answer(id)] for id, codes in columns])))

    return decision


def shifted(person: Person) -> Person:
    """The check-in: our scales begin at 0, so a trend of -1 to 1 becomes 0 to 2."""
    return {**person, "trend": person["trend"] + 1}


def outcome(answer: Advice | Decision) -> Outcome:
    """Urgency and readiness."""
    return answer.urgency, answer.readiness
