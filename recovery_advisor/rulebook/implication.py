"""Implication between the conditions of effects."""

from __future__ import annotations

from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.conditions import AtLeast, Condition, thresholds
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Effect


def implies(one: Effect, other: Effect) -> bool:
    """Whether all answers that meet the condition of one effect meet that of the other.

    All thresholds of both must be on the same side. Then it is enough to test, for each
    alternative of the first, the answers that only just meet it.
    """
    split = alternatives(one.rule.when) or ()
    return all(always_meets(every, other.rule.when) for every in split)


def always_meets(alternative: Alternative, condition: Condition) -> bool:
    """Whether all answers that meet an alternative meet a condition too; all thresholds are on one side."""
    questions = {one.question for one in (*alternative, *thresholds(condition))}
    return truth(condition, _just_meeting(alternative, questions)) is True


def _just_meeting(alternative: Alternative, questions: set[str]) -> dict[str, Interval]:
    """Answers exactly at each threshold, and at the opposite end of every other scale."""
    worse = isinstance(alternative[0], AtLeast)
    far_end = Interval(-1, -1) if worse else Interval(10**9, 10**9)
    at_threshold = {one.question: Interval(one.severity, one.severity) for one in alternative}
    return {**dict.fromkeys(questions, far_end), **at_threshold}
