"""The questions that a history answers: what each is called, and its scale."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple


class DerivedScale(NamedTuple):
    """The range of a derived question, and its worse end."""

    low: int
    high: int
    worse: Literal["higher", "lower"]


#: By id. A history pack declares exactly these; their bands and texts are its own.
DERIVED_QUESTIONS: Mapping[str, DerivedScale] = MappingProxyType({
    "check_in_age": DerivedScale(0, 999, "higher"),
    "clear_days": DerivedScale(0, 99, "lower"),
    "tolerated_sessions": DerivedScale(0, 9, "lower"),
    "return_earned": DerivedScale(0, 1, "lower"),
    "flare": DerivedScale(0, 2, "higher"),
    "unclear_days": DerivedScale(0, 99, "higher"),
    "strength_rest": DerivedScale(0, 999, "lower"),
    "unchecked_sign": DerivedScale(0, 2, "higher"),
    "flares": DerivedScale(0, 2, "higher"),
    "worsening": DerivedScale(0, 1, "higher"),
})  # fmt: skip
