"""Moves: the ways of a catalog, each with its dose for one readiness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recovery_advisor.planning import tally
from recovery_advisor.planning.dosing import dose_of, seconds_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.values.levels import AboveRest
from recovery_advisor.values.session import Dose


@dataclass(frozen=True, slots=True)
class Move:
    """A way of doing an exercise, with its dose.

    Sets of moves and sets of regions are bit sets: a move has its own place in the catalog, a
    region its own place in :func:`region_bits`.

    Attributes:
        way: the way.
        dose: its dose.
        seconds: its duration, set-up included.
        place: its place in the catalog.
        rank: the rank of its phase.
        alternatives: the set of all ways of its exercise, this one included.
        regions: the set of regions that it works on.
        needs_equipment: whether it needs equipment other than household things.
        tally: its own tally.
    """

    way: Way
    dose: Dose
    seconds: int
    place: int
    rank: int
    alternatives: int
    regions: int
    needs_equipment: bool
    tally: int

    @property
    def minutes(self) -> tuple[int, int]:
        """Least and greatest duration of a cardio activity; 0 for other phases."""
        return self.way.dose.minutes or (0, 0)


def moves_of(book: RuleBook, readiness: AboveRest) -> Iterator[Move]:
    """The move of each way, in the catalog's order."""
    plan, equipment = book.session.plans[readiness], frozenset(book.equipment)
    bit, alternatives = region_bits(book), _alternatives(book)
    for place, way in enumerate(book.ways):
        dose = dose_of(way, plan, book.session)
        needs_equipment = not way.needs.isdisjoint(equipment)
        yield Move(
            way=way,
            dose=dose,
            seconds=seconds_of(way, dose, book.session),
            place=place,
            rank=way.phase.rank,
            alternatives=alternatives[way.exercise],
            regions=sum(bit[region] for region in set(way.regions)),
            needs_equipment=needs_equipment,
            tally=tally.one(way.phase, needs_equipment),
        )


def _alternatives(book: RuleBook) -> Mapping[str, int]:
    """The set of the ways of each exercise."""
    ways: defaultdict[str, int] = defaultdict(int)
    for place, way in enumerate(book.ways):
        ways[way.exercise] |= 1 << place
    return ways


def region_bits(book: RuleBook) -> Mapping[str, int]:
    """The bit of each region, in alphabetical order."""
    return {region: 1 << place for place, region in enumerate(sorted(book.regions))}
