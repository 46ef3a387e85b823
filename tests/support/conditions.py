"""Conditions in which one threshold is another."""

from __future__ import annotations

from recovery_advisor.rulebook.conditions import AllOf, AnyOf, Condition, Threshold


def with_other(condition: Condition, threshold: Threshold, other: Threshold) -> Condition:
    """The condition with another threshold in place of one, wherever that stands."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(with_other(part, threshold, other) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_other(part, threshold, other) for part in parts))
        case _:
            return other if condition == threshold else condition
