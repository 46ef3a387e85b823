"""This library on the gate's rules folder."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from benchmarks.folders import GATE
from benchmarks.peers.gate import Person
from recovery_advisor import Advice, Advisor, Preferences, Readiness, Urgency
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.rulebook.wording import answer_of

Outcome = tuple[Urgency, Readiness]


def assessed(advisor: Advisor) -> Callable[[Person], Advice]:
    """``assess`` whole: validation, reasons, session."""
    check_in = check_ins_of(advisor)
    return lambda person: advisor.assess(check_in(person))


def assessed_anew(advisor: Advisor) -> Callable[[Person], Advice]:
    """The same with wishes that nobody had before, so that no advice kept from others helps."""
    variant, check_in = count(), check_ins_of(advisor)

    def assess(person: Person) -> Advice:
        return advisor.assess(check_in(person), Preferences(variant=next(variant) % 1_000_000))

    return assess


def decided() -> Callable[[Person], Decision]:
    """The decision alone, on answers that are trusted as the other engines trust them."""
    book = Advisor.from_folder(GATE, engine="bitmap").book
    columns = [
        (one.id, {**{one.value(code): code for code in range(one.span + 1)}, None: one.unknown})
        for one in book.questions
    ]
    counting, decide = BitmapEngine(book).counting, Laws(book).decide

    def decision(person: Person) -> Decision:
        answer = shifted(person).get
        return decide(counting(tuple([codes[answer(id)] for id, codes in columns])))

    return decision


def shifted(person: Person) -> Person:
    """Our scales begin at 0, so a trend of -1 to 1 becomes 0 to 2."""
    return {**person, "trend": person["trend"] + 1}


def check_ins_of(advisor: Advisor) -> Callable[[Person], dict[str, int | str]]:
    """Gives a person's check-in: a word where a value has one of its own, else the number."""
    given = {
        one.id: {one.value(severity): answer_of(one, severity) for severity in range(one.span + 1)}
        for one in advisor.book.questions
    }
    return lambda person: {id: given[id][value] for id, value in shifted(person).items()}


def outcome(answer: Advice | Decision) -> Outcome:
    """Urgency and readiness."""
    return answer.urgency, answer.readiness
