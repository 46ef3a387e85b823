"""Conditions: thresholds on questions, combined by ``all`` and ``any``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Threshold ``or worse``: severity is at least this."""

    question: str
    severity: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """Threshold ``or better``: severity is at most this."""

    question: str
    severity: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Conjunction: every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Disjunction: at least one part holds."""

    parts: tuple[Condition, ...]


Threshold = AtLeast | AtMost


Condition = Threshold | AllOf | AnyOf


def thresholds(condition: Condition) -> Iterator[Threshold]:
    """Yield every threshold in a condition."""
    if isinstance(condition, (AllOf, AnyOf)):
        for part in condition.parts:
            yield from thresholds(part)
    else:
        yield condition
