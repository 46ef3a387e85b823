"""The fold derives what the definitions say, of random lives; a fold with a wrong edit does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import copy
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_advisor.course import signs
from recovery_advisor.course import step as stepping
from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import derived
from recovery_advisor.course.moments import Moment
from recovery_advisor.course.ops import INTEGERS
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.course.step import step
from recovery_advisor.values.scale import Answer
from tests.course.days import checked_in, good_days, rules
from tests.course.lives import as_of, life
from tests.course.oracle import ORDER, Oracle
from tests.course.wrong_edits import WRONG_EDITS, WrongEdit, edited_module

LONGEST = 24


def folded(moments: Sequence[Moment], by: CourseRules) -> Course:
    course = Course()
    for moment in sorted(moments, key=lambda one: (one.at, ORDER.index(one.kind), one.id)):
        course = step(by, course, moment)
    return course


def check(random: Random) -> None:
    moments, when, expected = _with_answers(random)
    assert derived(rules(), folded(moments, rules()), when) == expected


@settings(max_examples=max(30, settings().max_examples))
@given(st.integers(0, 2**32))
def test_the_fold_derives_what_the_definitions_say(seed: int) -> None:
    check(Random(seed))


@pytest.mark.deep
@settings(max_examples=max(800, settings().max_examples))
@given(st.randoms(use_true_random=False))
def test_the_fold_derives_what_the_definitions_say_of_many(random: Random) -> None:
    check(random)


#: What no life shows, though a course that nothing leads to would: a session of before the run never counts.
NOT_SHOWN = {
    "an unclear response is waited out",
    "an injury without an answer before is none",
}
SEEDS = range(2_000)


@cache
def lives() -> Sequence[tuple[Sequence[Moment], int, object]]:
    """Random lives, when to ask about each, and what the definitions say."""
    return [_with_answers(Random(seed)) for seed in SEEDS]


def _with_answers(random: Random) -> tuple[Sequence[Moment], int, object]:
    moments = life(random, random.randint(0, LONGEST))
    when = as_of(random, moments)
    return moments, when, Oracle(rules().book, moments).derived(when)


@pytest.mark.deep
@pytest.mark.parametrize("edit", WRONG_EDITS, ids=lambda edit: edit.name)
def test_a_wrong_edit_is_noticed(edit: WrongEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    by = edited(edit, monkeypatch)
    noticed = any(
        derived(by, folded(moments, by), when) != expected for moments, when, expected in lives()
    )
    assert noticed == (edit.name not in NOT_SHOWN)


def test_a_flare_that_does_not_end_what_is_earned_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [edit] = [one for one in WRONG_EDITS if one.name == "what is earned survives a flare"]
    by, days = edited(edit, monkeypatch), [*good_days(0, 6), checked_in(7, pain=6)]
    expected = Oracle(rules().book, days).derived(days[-1].at)
    assert derived(rules(), folded(days, rules()), days[-1].at) == expected
    assert derived(by, folded(days, by), days[-1].at) != expected


def edited(edit: WrongEdit, monkeypatch: pytest.MonkeyPatch) -> CourseRules:
    """The rules with an edited fold; an edit of the signs holds for all rules."""
    by, module = copy(rules()), edited_module(edit)
    if edit.module is signs:
        monkeypatch.setattr(stepping, "signs", module)
    else:
        by.fold = module.Fold(INTEGERS, by.parameters)
    return by


def test_random_lives_reach_every_derived_answer() -> None:
    found: Counter[tuple[str, Answer]] = Counter()
    for seed in range(200):
        random = Random(seed)
        moments = life(random, LONGEST)
        found.update(derived(rules(), folded(moments, rules()), moments[-1].at).items())
    for id, answers in {
        "flare": ("none", "settling", "active"),
        "flares": ("none", "one", "two"),
        "unchecked_sign": ("none", "urgent", "emergency"),
        "tolerated_sessions": (0, 1, 2, 5),
        "return_earned": ("no", "yes"),
        "clear_days": (0, 1, 3, 8),
        "unclear_days": (0, 1, 5),
    }.items():
        assert all(found[id, answer] for answer in answers), id
