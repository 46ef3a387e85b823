"""Packs: the units that a rule book is compiled from, with their descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack's metadata.

    Exactly one pack of a rule book is of kind ``base``, and at most one of kind ``history``; beside the
    rules of the base, only those of the history may permit, each on a derived question.
    """

    id: str
    kind: Literal["base", "overlay", "history"]
    version: str
    title: str
    intended_use: str
    user: str
    population: str
    exclusions: tuple[str, ...]
    evidence: str
    limits: tuple[str, ...]
    review: str
