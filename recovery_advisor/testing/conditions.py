"""Conditions as a rules file has them, with ``any`` inside ``all`` inside ``any``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

#: Worse end, least and greatest value of each generated scale.
SPANS = {
    "up": ("higher", 0, 4),
    "down": ("lower", 0, 9),
    "yes_no": ("higher", 0, 1),
    "flag": ("higher", 0, 2),
}

Side = Literal["worse", "better"]


def conditions(questions: Mapping[str, str], side: Side) -> SearchStrategy[dict[str, Any]]:
    """Conditions that speak of one side of these questions' scales.

    Args:
        questions: scale by question.
        side: the only side that its thresholds speak of.
    """
    one = thresholds(questions, side)
    joined = st.recursive(
        one,
        lambda inner: st.builds(
            lambda key, parts: {key: parts},
            st.sampled_from(["all", "any"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=5,
    )
    return st.one_of(one, joined)


@st.composite
def thresholds(draw: DrawFn, questions: Mapping[str, str], side: Side) -> dict[str, str]:
    """One threshold that neither every answer meets nor none."""
    id = draw(st.sampled_from(sorted(questions)))
    worse_end, low, high = SPANS[questions[id]]
    span = high - low
    severity = draw(st.integers(1, span) if side == "worse" else st.integers(0, span - 1))
    value = low + severity if worse_end == "higher" else high - severity
    return {id: f"{value} or {side}"}
