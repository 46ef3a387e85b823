"""Packs: the units that a rule book is compiled from, with their descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack's metadata.

    Exactly one pack of a rule book is of kind ``base``; only its rules may permit.
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
