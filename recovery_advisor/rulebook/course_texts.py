"""What a history pack says about time, in words that leave no doubt."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.rulebook.course_numbers import SESSION_QUESTIONS, CourseNumbers
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import condition_in_full


def course_texts(course: CourseNumbers, questions: Mapping[str, Question]) -> dict[str, str]:
    """Each number of a course in words, by its name; what a sign lasts stands under ``lasts`` and its rule.

    Args:
        course: the numbers.
        questions: the questions of the rule book, by id.
    """
    asked = {**questions, **SESSION_QUESTIONS}
    worse = course.worsening
    return {
        "clear": course.clear,
        "a_day": _hours(course.a_day),
        "clear_gap": _hours(course.clear_gap),
        "flare": condition_in_full(course.flare, asked),
        "settled": f"clear days {course.settled}",
        "response": f"{_hours(course.response_from)} to {_hours(course.response_to)}",
        "fine": condition_in_full(course.fine, asked),
        "failed": condition_in_full(course.failed, asked),
        "earned": f"clear days {course.earned_days}, sessions {course.earned_sessions}",
        "lapse": _hours(course.lapse),
        "flares_within": _hours(course.flares_within),
        "worsening": f"{_hours(worse.now)} against {_hours(worse.before)}, on {worse.days_now} and"
        f" {worse.days_before} days, pain {worse.pain}, up {worse.by}",
        **{f"lasts {rule}": _lasts(hours) for rule, hours in sorted(course.lasts.items())},
    }


def _hours(hours: int) -> str:
    return f"{hours} hours"


def _lasts(hours: int) -> str:
    return _hours(hours) if hours else "until a denial"
