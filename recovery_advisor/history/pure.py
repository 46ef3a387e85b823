"""The fold by itself, for apps that keep events of their own way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from recovery_advisor.assessment.intake import Intake
from recovery_advisor.course import derived as fold_derived
from recovery_advisor.course import step as fold_step
from recovery_advisor.course.course import Course
from recovery_advisor.course.instants import instant
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.history.acceptance import check_time
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.history.order import standing
from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.events import Amended, Event
from recovery_advisor.values.scale import Answer


class _Fold(NamedTuple):
    rules: CourseRules
    lowering: EventLowering


def step(course: Course, event: Event, rules: RuleBook | None = None) -> Course:
    """The course after one more event, which comes after all that it has in the order of events.

    Args:
        course: the course so far; ``Course()`` is the beginning.
        event: any but a correction, which needs all events: give them to :func:`fold`.
        rules: a rule book with a history pack; ``None`` is the shipped one.

    Raises:
        InputError: for a correction, for answers that the rules can't read, and for a course whose
            answers are to other questions.
    """
    if isinstance(event, Amended):
        raise InputError("event", event, "an event that is no correction; give all to fold")
    fold = _fold_for(course, rules)
    return fold_step.step(fold.rules, course, fold.lowering.moment(event))


def fold(events: Iterable[Event], rules: RuleBook | None = None) -> Course:
    """The course that follows from a set of events, in whatever order they are given.

    Raises:
        InputError: when two that differ have one id, for a correction by an event of another kind,
            and for answers that the rules can't read.
    """
    course = Course()
    for one in standing(events):
        if not one.withdrawn:
            course = step(course, one.event, rules)
    return course


def derived(
    course: Course, as_of: datetime | None = None, rules: RuleBook | None = None
) -> Mapping[str, Answer]:
    """What a course answers to the derived questions, by id; unknown ones are left out.

    Args:
        course: the course.
        as_of: the time, with its zone; ``None`` is now.
        rules: as for :func:`step`.

    Raises:
        InputError: for a time without a zone, and for a course whose answers are to other questions.
    """
    at = check_time("as_of", as_of)
    return fold_derived.derived(_fold_for(course, rules).rules, course, instant(at))


def rules_of(rules: RuleBook | None) -> CourseRules:
    """All that the fold needs of a rule book; ``None`` is the shipped one."""
    return _fold_by(rules).rules


def _fold_for(course: Course, rules: RuleBook | None) -> _Fold:
    fold = _fold_by(rules)
    if not fold.rules.asks_as(course):
        raise InputError(
            "course", Described("one by other rules"), "fold the events by these again"
        )
    return fold


def _fold_by(rules: RuleBook | None) -> _Fold:
    if rules is None:
        return _shipped()
    if not isinstance(rules, RuleBook) or rules.course is None:
        allowed = "a RuleBook with a history pack, such as load_history_book returns"
        raise InputError("rules", rules, allowed)
    kept = _FOLDS.get(id(rules))
    if kept is None:  # it keeps its book, so that no other gets the same id meanwhile
        if len(_FOLDS) >= _MOST_FOLDS:
            _FOLDS.clear()
        kept = _FOLDS[id(rules)] = _Fold(CourseRules(rules), EventLowering(rules, Intake(rules)))
    return kept


@cache
def _shipped() -> _Fold:
    return _fold_by(load_history_book())


_FOLDS: dict[int, _Fold] = {}
_MOST_FOLDS = 8
