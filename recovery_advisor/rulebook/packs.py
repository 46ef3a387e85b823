"""Packs: what a rule book was compiled from, each in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack and what it says of itself.

    Of the packs in a rule book exactly one is of kind ``base``; only its rules may permit.
    """

    id: str
    kind: Literal["base", "overlay"]
    version: str
    title: str
    intended_use: str
    user: str
    population: str
    exclusions: tuple[str, ...]
    evidence: str
    limits: tuple[str, ...]
    review: str
