"""Strong Kleene logic over conditions: true, false, or ``None`` for unknown.

This defines the meaning of a rule; faster engines are tested against it.
"""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect

Truth = bool | None


def truth(condition: Condition, answers: Mapping[str, Interval]) -> Truth:
    """The truth of a condition, given the interval of severities of each answer."""
    match condition:
        case AtLeast(question, severity):
            return _beyond(answers[question].least >= severity, answers[question].most < severity)
        case AtMost(question, severity):
            return _beyond(answers[question].most <= severity, answers[question].least > severity)
        case AllOf(parts):
            truths = [truth(part, answers) for part in parts]
            return False if False in truths else None if None in truths else True
        case AnyOf(parts):
            truths = [truth(part, answers) for part in parts]
            return True if True in truths else None if None in truths else False


def _beyond(surely: bool, surely_not: bool) -> Truth:
    return True if surely else False if surely_not else None


def counts(effect: Effect, answers: Mapping[str, Interval]) -> bool:
    """Whether an effect counts: evidence for must be known, evidence against must be ruled out."""
    known = truth(effect.rule.when, answers)
    return known is not False if effect.kind in COUNTS_UNLESS_RULED_OUT else known is True
