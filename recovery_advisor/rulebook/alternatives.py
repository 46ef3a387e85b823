"""Converts conditions to disjunctive normal form: alternatives, each a conjunction of thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition, Threshold
from recovery_advisor.rulebook.questions import Question

#: A conjunction: all its thresholds must hold.
Alternative = tuple[Threshold, ...]


#: Rules with more alternatives are refused at load.
MOST_ALTERNATIVES = 256


#: Rules of which more thresholds must be joined on the way there are refused too.
MOST_JOINED = 10_000


#: The most answers tried by :func:`always_holds`.
_MOST_STEPS = 10_000


class _TooMany(Exception):
    """A condition splits too far."""


@lru_cache(4_096)
def alternatives(condition: Condition) -> tuple[Alternative, ...] | None:
    """The alternatives of a condition, of which at least one must hold; ``None`` if too many."""
    try:
        return _split(condition, iter(range(MOST_JOINED)))
    except _TooMany:
        return None


def _split(condition: Condition, joins: Iterator[int]) -> tuple[Alternative, ...]:
    """The alternatives of a condition.

    Args:
        joins: yields once for each threshold that may still be joined with others.
    """
    if isinstance(condition, AnyOf):
        return _distinct(one for part in condition.parts for one in _split(part, joins))
    if isinstance(condition, AllOf):
        split = [_split(part, joins) for part in condition.parts]
        alone = tuple(one for part in split if len(part) == 1 for one in part[0])
        joined: tuple[Alternative, ...] = (_strictest(alone),)
        for more in split:
            if len(more) > 1:
                joined = _distinct(_joined(joined, more, joins))
        return joined
    return ((condition,),)


def _joined(
    some: Iterable[Alternative], others: Iterable[Alternative], joins: Iterator[int]
) -> Iterator[Alternative]:
    """Yield each of some alternatives together with each of others."""
    for left, right in product(some, others):
        both = (*left, *right)
        if len([*islice(joins, len(both))]) < len(both):
            raise _TooMany
        yield _strictest(both)


def _distinct(split: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """The distinct alternatives, sorted.

    Raises:
        _TooMany: when there are too many.
    """
    kept: set[Alternative] = set()
    for one in split:
        kept.add(one)
        if len(kept) > MOST_ALTERNATIVES:
            raise _TooMany
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


def always_holds(split: Sequence[Alternative], questions: Mapping[str, Question]) -> bool:
    """Whether every complete set of answers meets at least one alternative.

    Searches for answers that meet none. Only a note can mix both sides of a scale and so always
    hold; for a note with very many alternatives the search stops early and returns false.
    """
    tested = {threshold.question for alternative in split for threshold in alternative}
    ranges = {id: (0, questions[id].span) for id in tested}
    return not _has_counterexample(sorted(split, key=len), 0, ranges, iter(range(_MOST_STEPS)))


def _has_counterexample(
    split: Sequence[Alternative],
    begin: int,
    ranges: dict[str, tuple[int, int]],
    steps: Iterator[int],
) -> bool:
    """Whether answers within the ranges exist that meet no alternative from the one at ``begin`` on."""
    if begin == len(split) or next(steps, None) is None:
        return True
    for threshold in split[begin]:
        low, high = before = ranges[threshold.question]
        if isinstance(threshold, AtLeast):
            high = min(high, threshold.severity - 1)
        else:
            low = max(low, threshold.severity + 1)
        if low <= high:
            ranges[threshold.question] = (low, high)
            found = _has_counterexample(split, begin + 1, ranges, steps)
            ranges[threshold.question] = before
            if found:
                return True
    return False
