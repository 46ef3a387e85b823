"""Converts conditions to disjunctive normal form: alternatives, each a conjunction of thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition, Threshold
from recovery_advisor.rulebook.questions import Question

#: A conjunction: all its thresholds must hold.
Alternative = tuple[Threshold, ...]


#: Rules with more alternatives are refused at load.
MOST_ALTERNATIVES = 256


_MOST_STEPS = 10_000


@lru_cache(4_096)
def alternatives(condition: Condition) -> tuple[Alternative, ...] | None:
    """The alternatives of a condition, of which at least one must hold; ``None`` if too many."""
    if isinstance(condition, AnyOf):
        split = [alternatives(part) for part in condition.parts]
        return None if None in split else _distinct(one for many in split if many for one in many)
    if isinstance(condition, AllOf):
        joined: tuple[Alternative, ...] | None = ((),)
        for part in condition.parts:
            more = alternatives(part)
            if joined is None or more is None:
                return None
            joined = _distinct(_strictest((*left, *right)) for left, right in product(joined, more))
        return joined
    return ((condition,),)


def _distinct(split: Iterable[Alternative]) -> tuple[Alternative, ...] | None:
    """The distinct alternatives, sorted; ``None`` if there are too many."""
    kept: set[Alternative] = set()
    for one in split:
        kept.add(one)
        if len(kept) > MOST_ALTERNATIVES:
            return None
    return tuple(sorted(kept, key=_order))


def _order(alternative: Alternative) -> tuple[tuple[str, bool, int], ...]:
    """The sort key of an alternative; independent of class names."""
    return tuple((one.question, isinstance(one, AtLeast), one.severity) for one in alternative)


def _strictest(thresholds: Alternative) -> Alternative:
    """The conjunction reduced to the strictest threshold for each question and side."""
    tight: dict[tuple[str, bool], Threshold] = {}
    for threshold in thresholds:
        worse = isinstance(threshold, AtLeast)
        key = (threshold.question, worse)
        held = tight.get(key)
        if held is None or (threshold.severity > held.severity) == worse:
            tight[key] = threshold
    return tuple(tight[key] for key in sorted(tight))


def always_holds(split: Iterable[Alternative], questions: Mapping[str, Question]) -> bool:
    """Whether every complete set of answers meets at least one alternative.

    Searches for answers that meet none. Only a note can mix both sides of a scale and so always
    hold; for a note with very many alternatives the search stops early and returns false.
    """
    ranges = {id: (0, question.span) for id, question in questions.items()}
    return not _has_counterexample(sorted(split, key=len), ranges, iter(range(_MOST_STEPS)))


def _has_counterexample(
    split: list[Alternative], ranges: dict[str, tuple[int, int]], steps: Iterator[int]
) -> bool:
    """Whether answers within the ranges ``left`` exist that meet no alternative."""
    if not split or next(steps, None) is None:
        return True
    for threshold in split[0]:
        low, high = ranges[threshold.question]
        if isinstance(threshold, AtLeast):
            high = min(high, threshold.severity - 1)
        else:
            low = max(low, threshold.severity + 1)
        narrowed = {**ranges, threshold.question: (low, high)}
        if low <= high and _has_counterexample(split[1:], narrowed, steps):
            return True
    return False
