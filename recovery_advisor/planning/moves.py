"""Moves: the ways of a catalog, each with its dose for one readiness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recovery_advisor.planning.dosing import dose_of, seconds_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.values.levels import AboveRest, Phase
from recovery_advisor.values.session import Dose, Item
from recovery_advisor.values.translator import Translator


@dataclass(frozen=True, slots=True)
class Move:
    """A way of doing an exercise, with its dose.

    Attributes:
        item: its entry in a session.
        regions: the parts of the body it works on.
        needs_equipment: whether it needs equipment other than household things.
        gentle: the number of its tags, which rules could exclude it by; fewer is gentler.
        minutes: least and greatest duration of a cardio activity; 0 for other phases.
    """

    item: Item
    regions: frozenset[str]
    needs_equipment: bool
    gentle: int
    minutes: tuple[int, int]


def moves_of(book: RuleBook, readiness: AboveRest, words: Translator) -> Mapping[str, Move]:
    """The moves by the id of their way, in the catalog's order."""
    equipment = frozenset(book.equipment)
    moves = {}
    for way in book.ways:
        dose = dose_of(way, book.session.plans[readiness], book.session)
        moves[way.id] = Move(
            item=_item(way, dose, seconds_of(way, dose, book.session), words),
            regions=frozenset(way.regions),
            needs_equipment=not way.needs.isdisjoint(equipment),
            gentle=len(way.tags),
            minutes=way.dose.minutes or (0, 0),
        )
    return moves


def _item(way: Way, dose: Dose, seconds: int, words: Translator) -> Item:
    return Item(
        exercise=way.exercise,
        way=way.id,
        name=words(way.name),
        phase=way.phase,
        dose=dose,
        seconds=seconds,
        cues=tuple(words(cue) for cue in way.cues),
        regions=way.regions,
    )


def with_minutes(item: Item, minutes: int) -> Item:
    """The item of a cardio activity with its duration set."""
    dose = item.dose.model_copy(update={"minutes": minutes})
    return item.model_copy(update={"dose": dose, "seconds": minutes * 60})


def by_phase(moves: Mapping[str, Move], ways: frozenset[str]) -> dict[Phase, list[Move]]:
    """The moves of the given ways, grouped by phase, in the catalog's order."""
    phases: dict[Phase, list[Move]] = {phase: [] for phase in Phase}
    for id, move in moves.items():
        if id in ways:
            phases[move.item.phase].append(move)
    return phases
