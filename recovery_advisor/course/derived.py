"""The derived answers: what a course says at an instant about the questions that nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median_low

from recovery_advisor.course.course import Course
from recovery_advisor.course.instants import HOUR
from recovery_advisor.course.progress import Sign
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.scale import Answer

#: A clock may be as far ahead.
AHEAD = HOUR // 12


def derived(rules: CourseRules, course: Course, as_of: int) -> Mapping[str, Answer]:
    """The answers to the derived questions of the rule book; an unknown one is left out.

    At an instant before the latest event they are those at that event, but for the age of the check-in.
    """
    values = {**_by_progress(rules, course, as_of), **_by_signs(rules, course)}
    values |= {"flares": _flares(rules, course), "worsening": _worsening(rules, course)}
    age = _check_in_age(course, as_of)
    if age is not None:
        values["check_in_age"] = age
    answers: dict[str, Answer] = {}
    for question in rules.book.derived:
        if question.id in values:
            value = max(question.low, min(question.high, values[question.id]))
            answers[question.id] = question.band_of(value) if question.worded else value
    return answers


def _by_progress(rules: CourseRules, course: Course, as_of: int) -> dict[str, int]:
    facts = rules.fold.facts(course.progress, course.latest_at, max(as_of, course.at))
    return {
        "clear_days": facts.clear_days,
        "tolerated_sessions": facts.tolerated_sessions,
        "return_earned": int(facts.return_earned),
        "flare": facts.flare,
        "unclear_days": facts.unclear_days,
        "strength_rest": facts.strength_rest,
    }


def _check_in_age(course: Course, as_of: int) -> int | None:
    """Hours since the latest check-in, rounded up; ``None`` where there is none, or an event lies ahead."""
    if course.latest is None or course.at - as_of > AHEAD:
        return None
    return max(0, -((course.latest_at - as_of) // HOUR))


def _by_signs(rules: CourseRules, course: Course) -> dict[str, int]:
    def grade(id: str, sign: Sign) -> int:
        return 2 if rules.signs[id].urgency is Urgency.EMERGENCY and not sign.denied else 1

    return {"unchecked_sign": max((grade(*one) for one in course.signs), default=0)}


def _flares(rules: CourseRules, course: Course) -> int:
    """The flares that began so long before the latest check-in, or since."""
    within = rules.numbers.flares_within * HOUR
    return sum(course.latest_at - onset <= within for onset in course.onsets)


def _worsening(rules: CourseRules, course: Course) -> int:
    """Whether the pain of this week is worse than before, counted to the latest check-in."""
    says = rules.numbers.worsening
    ages = [(course.latest_at - at, pain) for at, pain in course.pains]
    now = [pain for age, pain in ages if age <= says.now * HOUR]
    before = [pain for age, pain in ages if age > says.now * HOUR]
    if len(now) < says.days_now or len(before) < says.days_before:
        return 0
    worst = median_low(now)
    return int(worst >= says.pain and worst - median_low(before) >= says.by)
