"""Conditions: thresholds on questions, joined by ``all`` and ``any``, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AtLeast:
    """``or worse``: severity of this much or more."""

    question: str
    severity: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """``or better``: severity of this much or less."""

    question: str
    severity: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Threshold = AtLeast | AtMost


Condition = Threshold | AllOf | AnyOf


def thresholds(condition: Condition) -> Iterator[Threshold]:
    """Every threshold in a condition."""
    if isinstance(condition, (AllOf, AnyOf)):
        for part in condition.parts:
            yield from thresholds(part)
    else:
        yield condition
