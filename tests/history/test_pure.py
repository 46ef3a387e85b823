"""The fold by itself, for apps with a storage of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recovery_advisor import InputError, load_history_book
from recovery_advisor.history import Amended, Course, derived, fold, step
from recovery_advisor.history.pure import rules_of
from tests.history.person import HURT, NOW, book, check_in, day, new_history, session, tap

EVENTS = [check_in(0, HURT), tap(0.5, pain=3), session(1), check_in(2, HURT)]


def test_fold_is_the_steps_in_order() -> None:
    course = Course()
    for event in EVENTS:
        course = step(course, event)
    assert fold(reversed(EVENTS)) == course == fold(EVENTS, book())


def test_fold_is_what_a_history_tells() -> None:
    history = new_history()
    for event in EVENTS:
        history.record("ann", event, now=NOW)
    *_, last = history.timeline("ann")
    assert last.course == fold(EVENTS)
    assert last.derived == derived(last.course, day(2))


def test_course_lasts_as_json() -> None:
    course = fold(EVENTS)
    assert Course.from_json(course.to_json()) == course
    assert step(Course.from_json(course.to_json()), check_in(3)) == step(course, check_in(3))


def test_a_course_by_other_questions_is_refused() -> None:
    """Its answers are told apart by their places alone."""
    course = replace(fold(EVENTS), questions="those of another book")
    with pytest.raises(InputError, match="fold the events by these again"):
        step(course, check_in(3))
    with pytest.raises(InputError, match="one by other rules"):
        derived(course)
    base = load_history_book(packs=["upper-back"])
    assert rules_of(base).questions != rules_of(None).questions
    trained = step(Course(), EVENTS[2])
    assert step(trained, check_in(3, {"pain": 1}), base).questions == rules_of(base).questions


def test_corrections_are_for_the_fold() -> None:
    slip = EVENTS[1]
    amended = Amended(at=day(3), event=slip.id)
    assert fold([*EVENTS, amended]) == fold([EVENTS[0], *EVENTS[2:]])
    with pytest.raises(InputError, match="give all to fold"):
        step(Course(), amended)


def test_answers_that_the_rules_cannot_read_are_refused() -> None:
    with pytest.raises(InputError, match="gone_question"):
        fold([check_in(0, gone_question="yes")])
    with pytest.raises(InputError, match="a time with its zone"):
        derived(Course(), day(0).replace(tzinfo=None))


def test_beginning_answers_what_is_known_of_nobody() -> None:
    assert "check_in_age" not in derived(Course(), day(0))
    assert derived(Course(), day(0))["clear_days"] == 0
    assert derived(Course()) == derived(Course(), day(0))
