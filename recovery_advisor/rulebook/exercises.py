"""Exercises, the ways of doing them, and their doses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.movement import Movement
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.session import Dose

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DoseRange:
    """A dose as ranges from its source; ``None`` where a value does not apply."""

    sets: Range | None
    repetitions: Range | None
    hold: Range | Literal["not given"] | None
    sides: Range | None
    minutes: Range | None

    def end(self, end: Literal[0, 1]) -> Dose:
        """The lowest (0) or the highest (1) dose."""
        chosen = {}
        for part in fields(self):
            given = getattr(self, part.name)
            chosen[part.name] = given[end] if isinstance(given, tuple) else given
        return Dose(**chosen)


@dataclass(frozen=True, slots=True)
class Way:
    """One way (variation) of doing an exercise, with its tags and the equipment it needs.

    ``movement`` is what is drawn of it; nothing that decides reads it, and no hash is over it.
    """

    id: str
    exercise: str
    name: str
    phase: Phase
    regions: tuple[str, ...]
    needs: frozenset[str]
    tags: frozenset[str]
    dose: DoseRange
    cues: tuple[str, ...]
    movement: Movement | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise and its ways, preferred way first."""

    id: str
    name: str
    phase: Phase
    ways: tuple[Way, ...]
    errata: tuple[str, ...]
    source: Citation


@dataclass(frozen=True, slots=True)
class Avoidable(FrozenMappings):
    """The ids of the ways that each tag or exercise named under ``avoid`` excludes."""

    tags: Mapping[str, frozenset[str]]
    exercises: Mapping[str, frozenset[str]]


def avoidable(exercises: Sequence[Exercise], tags: Iterable[str]) -> Avoidable:
    """Map every tag, exercise and way to the ids of the ways that avoiding it excludes."""
    ways = [way for exercise in exercises for way in exercise.ways]
    by_tag = {tag: frozenset(way.id for way in ways if tag in way.tags) for tag in tags}
    by_exercise = {way.id: frozenset({way.id}) for way in ways}
    for exercise in exercises:
        by_exercise[exercise.id] = frozenset(way.id for way in exercise.ways)
    return Avoidable(by_tag, by_exercise)
