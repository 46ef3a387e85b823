"""A history book made by hand: the shipped plain book, derived questions, and the rules of a course."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Literal

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition
from recovery_advisor.rulebook.course_numbers import SESSION_QUESTIONS, CourseNumbers, Worsening
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.testing.check_in_strategies import shipped_book
from recovery_advisor.values.levels import Readiness, Urgency

HISTORY = "upper-back-history"
Bands = tuple[tuple[str, int, int], ...]


def _question(
    id: str, worse: Literal["higher", "lower"], bands: Bands, clear: bool = False
) -> Question:
    return Question(
        id=id, ask=id, help=None, screen="symptoms", low=0, high=bands[-1][2], worse=worse,
        bands=bands, may_be_cleared=clear, derived=True,
    )  # fmt: skip


DERIVED = (
    _question("check_in_age", "higher", (("fresh", 0, 24), ("stale", 25, 999))),
    _question("clear_days", "lower", (("none", 0, 0), ("few", 1, 6), ("a_week", 7, 99))),
    _question("flare", "higher", (("none", 0, 0), ("settling", 1, 1), ("active", 2, 2))),
    _question("flares", "higher", (("none", 0, 0), ("one", 1, 1), ("two", 2, 2)), True),
    _question("return_earned", "lower", (("no", 0, 0), ("yes", 1, 1))),
    _question("strength_rest", "lower", (("too_short", 0, 35), ("rested", 36, 999))),
    _question("tolerated_sessions", "lower", (("none", 0, 0), ("few", 1, 2), ("enough", 3, 9))),
    _question("unchecked_sign", "higher", (("none", 0, 0), ("urgent", 1, 1), ("emergency", 2, 2))),
    _question("unclear_days", "higher", (("none", 0, 0), ("some", 1, 27), ("four_weeks", 28, 99)), True),
    _question("worsening", "higher", (("no", 0, 0), ("yes", 1, 1)), True),
)  # fmt: skip


@cache
def _known() -> dict[str, Question]:
    return {**shipped_book().question, **SESSION_QUESTIONS, **{one.id: one for one in DERIVED}}


def worse(id: str, value: int | str) -> Condition:
    """``value or worse``."""
    return AtLeast(id, _severity(id, value, 0))


def better(id: str, value: int | str) -> Condition:
    """``value or better``."""
    return AtMost(id, _severity(id, value, 1))


def _severity(id: str, value: int | str, end: int) -> int:
    question = _known()[id]
    if isinstance(value, int):
        return question.severity(value)
    band = question.band(value)
    assert band is not None
    return band[end]


def every(*parts: Condition) -> Condition:
    return AllOf(parts)


def some(*parts: Condition) -> Condition:
    return AnyOf(parts)


def numbers() -> CourseNumbers:
    return CourseNumbers(
        clear=Readiness.GRADUAL,
        a_day=20,
        clear_gap=84,
        flare=some(
            worse("swelling", "mild"), worse("pain", 6), worse("daily_activity_pain", 6),
            every(worse("injury", "yes"), some(worse("pain", 4), worse("daily_activity_pain", 4))),
        ),
        settled=2,
        response_from=12,
        response_to=60,
        fine=some(
            every(better("peak_pain", 2), better("felt", "hard")),
            every(better("injury", "no"), better("peak_pain", 3), better("felt", "hard")),
        ),
        failed=some(
            worse("felt", "too_much"), worse("peak_pain", 6),
            every(worse("injury", "yes"), worse("peak_pain", 5)),
        ),
        earned_days=7,
        earned_sessions=3,
        lapse=14 * 24,
        flares_within=14 * 24,
        worsening=Worsening(now=7 * 24, before=28 * 24, days_now=3, days_before=7, pain=3, by=2),
        lasts={"severe-pain": 48, "injury-needs-a-look": 168, "fever-or-unwell": 72},
    )  # fmt: skip


def _full() -> Condition:
    return every(
        some(
            every(better("return_earned", "yes"), better("clear_days", 2)),
            every(better("tolerated_sessions", 3), better("clear_days", 7)),
        ),
        better("daily_activity_pain", "none"), better("pain", 2), better("swelling", "none"),
        better("stiffness", "mild"), better("range_of_motion", "near_full"),
    )  # fmt: skip


@cache
def history_book() -> RuleBook:
    book = shipped_book()
    source = book.effects[0].rule.source

    def rule(id: str, when: Condition) -> Rule:
        return Rule(id, HISTORY, when, id, id, source, ())

    pack = replace(book.packs[0], id=HISTORY, kind="history")
    urgent = rule("sign-not-checked", worse("unchecked_sign", "urgent"))
    emergency = rule("sign-not-denied", worse("unchecked_sign", "emergency"))
    soon = {
        "two-flares": every(worse("flares", "two"), worse("injury", "yes")),
        "not-settling": worse("unclear_days", 28),
        "getting-worse": worse("worsening", "yes"),
    }
    effects = [
        Effect(rule("check-in-again", worse("check_in_age", "stale")), "limit", Readiness.REST),
        Effect(emergency, "refer", Urgency.EMERGENCY),
        Effect(emergency, "limit", Readiness.REST),
        Effect(urgent, "refer", Urgency.URGENT),
        Effect(urgent, "limit", Readiness.REST),
        Effect(rule("flare-rests-an-injury", every(worse("flare", "active"), worse("injury", "yes"))), "limit", Readiness.REST),
        Effect(rule("flare-eases-off", every(worse("flare", "settling"), worse("clear_days", 6))), "limit", Readiness.MOBILITY),
        Effect(rule("a-day-between", worse("strength_rest", 35)), "limit", Readiness.MOBILITY),
        Effect(rule("full-after-an-injury", _full()), "permit", Readiness.FULL),
        *[Effect(rule(id, when), "refer", Urgency.SOON) for id, when in soon.items()],
    ]  # fmt: skip
    return replace(
        book,
        packs=(*book.packs, pack),
        questions=tuple(sorted((*book.questions, *DERIVED), key=lambda one: one.id)),
        effects=(*book.effects, *effects),
        course=numbers(),
    )
