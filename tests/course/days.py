"""Moments and courses of the history book of the tests, by days and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from recovery_advisor import load_history_book
from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import derived
from recovery_advisor.course.instants import DAY
from recovery_advisor.course.moments import Felt, InForce, Level, Moment, Session
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.course.step import step
from recovery_advisor.values.scale import Answer

BEGIN = 700_000 * DAY


@cache
def rules() -> CourseRules:
    return CourseRules(load_history_book())


def at(days: float) -> int:
    return BEGIN + round(days * DAY)


def checked_in(days: float, **answers: Answer) -> Moment:
    """A check-in of somebody hurt and otherwise well."""
    return _answered("checked_in", days, {"injury": "yes", **answers}, 0)


def noticed(days: float, **answers: Answer) -> Moment:
    return _answered("noticed", days, answers, None)


def _answered(kind: str, days: float, answers: Mapping[str, Answer], other: int | None) -> Moment:
    lowered = tuple(
        one.codes[answers[one.id]] if one.id in answers else one.unknown if other is None else other
        for one in rules().book.asked
    )
    return Moment(at(days), "noticed" if kind == "noticed" else "checked_in", lowered)


def trained(
    days: float, level: Level = "gradual", peak: int | None = 1, felt: Felt | None = "fine"
) -> Moment:
    return Moment(at(days), "trained", session=Session(level, peak, felt))


def cleared(days: float, *scope: str, until: float = 10_000) -> Moment:
    return Moment(at(days), "cleared", clearance=InForce(at(until), frozenset(scope)))


def course(moments: Iterable[Moment]) -> Course:
    folded = Course()
    for moment in moments:
        folded = step(rules(), folded, moment)
    return folded


def answers(moments: Iterable[Moment], as_of: float | None = None) -> Mapping[str, Answer]:
    folded = course(moments)
    return derived(rules(), folded, folded.at if as_of is None else at(as_of))


def good_days(first: int, last: int) -> list[Moment]:
    """A clear check-in on each of some days, and a strength session half an hour after every other."""
    return [
        moment
        for day in range(first, last + 1)
        for moment in (checked_in(day), *([trained(day + 0.02)] if day % 2 == 0 else []))
    ]
