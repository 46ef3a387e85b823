"""Conditions as a rules file has them, with ``any`` inside ``all`` inside ``any``."""

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

# Shapes are drawn before it is known what they speak of, as Hypothesis takes long over a strategy
# that is made anew for each rule. Both numbers of a threshold go round: one the questions, one the
# steps of a scale. They are multiples of every count there is, so that none is favoured.
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
    """Conditions that speak of one side of these questions' scales.

    Args:
        questions: scale by question.
        side: the only side that its thresholds speak of.
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
    """One threshold that neither every answer meets nor none."""
    id = ids[which % len(ids)]
    worse_end, low, high = SPANS[questions[id]]
    severity = step % (high - low) + (side == "worse")
    value = low + severity if worse_end == "higher" else high - severity
    return {id: f"{value} or {side}"}
