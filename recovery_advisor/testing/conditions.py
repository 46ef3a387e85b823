"""Strategies of conditions as in a rules file, with ``any`` inside ``all`` inside ``any``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

#: Worse end, least and greatest value of each generated scale.
SPANS = {
    "up": ("higher", 0, 4),
    "down": ("lower", 0, 9),
    "yes_no": ("higher", 0, 1),
    "flag": ("higher", 0, 2),
}

Side = Literal["worse", "better"]

# Shapes are drawn without their questions, as Hypothesis is slow to build a strategy for each rule.
# The two numbers of a threshold are taken modulo the questions and the steps of a scale. The ranges
# are multiples of every such count, so that none is favoured.
_THRESHOLD = st.tuples(st.integers(0, 59), st.integers(0, 35))
_JOINED = st.recursive(
    _THRESHOLD,
    lambda inner: st.tuples(
        st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
SHAPES: SearchStrategy[Any] = st.one_of(_THRESHOLD, _JOINED)


def conditions(questions: Mapping[str, str], side: Side) -> SearchStrategy[dict[str, Any]]:
    """Conditions with thresholds of one side on these questions.

    Args:
        questions: scale by question.
        side: the side of all thresholds.
    """
    return SHAPES.map(lambda shape: condition_of(shape, questions, side))


def condition_of(shape: Any, questions: Mapping[str, str], side: Side) -> dict[str, Any]:
    """The condition of a drawn shape on these questions."""
    first, second = shape
    if first in ("all", "any"):
        return {first: [condition_of(part, questions, side) for part in second]}
    return _threshold(sorted(questions), first, second, questions, side)


def _threshold(
    ids: Sequence[str], which: int, step: int, questions: Mapping[str, str], side: Side
) -> dict[str, Any]:
    """A threshold that some answers meet and some do not."""
    id = ids[which % len(ids)]
    worse_end, low, high = SPANS[questions[id]]
    severity = step % (high - low) + (side == "worse")
    value = low + severity if worse_end == "higher" else high - severity
    return {id: f"{value} or {side}"}
