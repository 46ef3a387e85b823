"""Compares how permissive two advices are."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.values.advice import Advice


def allowed(advice: Advice) -> frozenset[str]:
    """Ids of the exercises that are planned or available."""
    planned = {item.exercise for item in advice.session.exercises} if advice.session else set()
    return frozenset(planned.union(advice.available))


def opens_more(advice: Advice, than: Advice) -> Iterator[str]:
    """Yield the ways in which an advice allows more exercise than another.

    Each is stated as the requirement violated: no higher readiness, no additional exercise.
    """
    if advice.readiness > than.readiness:
        yield f"readiness is at most {than.readiness}, and not {advice.readiness}"
    if more := allowed(advice) - allowed(than):
        yield f"these exercises are not allowed: {', '.join(sorted(more))}"


def more_permissive(advice: Advice, than: Advice) -> Iterator[str]:
    """Yield the ways in which an advice is more permissive: more exercise, or lower urgency."""
    yield from opens_more(advice, than)
    if advice.urgency < than.urgency:
        yield f"urgency is at least {than.urgency}, and not {advice.urgency}"
