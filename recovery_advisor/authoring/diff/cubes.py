"""Covers the people of a region by few large cubes: sets of answers for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeAlias

from recovery_advisor.authoring.diff.answers import ComparedQuestion
from recovery_advisor.authoring.diff.room import Cube, Kinds, Room
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library
from recovery_advisor.proving.search import NotSettled, SolverSearch
from recovery_advisor.rulebook.boundary_classes import first_beyond
from recovery_advisor.rulebook.conditions import Threshold

#: The position of a question, and answers to it.
_Kind: TypeAlias = tuple[int, frozenset[int]]

#: The most cubes in the cover of a region.
MOST_CUBES = 20


@dataclass(frozen=True, slots=True)
class Cover:
    """Cubes that lie within a region.

    Attributes:
        cubes: they may overlap.
        whole: whether they are proved to cover the whole region.
        settled: whether the time was enough.
    """

    cubes: tuple[Cube, ...]
    whole: bool
    settled: bool


#: The cover of a region in which nobody was found in time.
NOBODY_YET = Cover((), whole=False, settled=False)


def kinds_of_answers(asked: Sequence[ComparedQuestion], tested: Sequence[Threshold]) -> Kinds:
    """The answers of each question, those together that no threshold tells apart."""
    return [list(_kinds(one, first_beyond(one.question, tested))) for one in asked]


def _kinds(one: ComparedQuestion, beyond: Sequence[int]) -> Iterator[frozenset[int]]:
    for first, last in zip((0, *beyond), (*beyond, one.question.unknown), strict=True):
        yield frozenset(range(first, last))
    # From here on each answer is a kind of its own: the missing one, and the reworded ones.
    for number in range(one.question.unknown, len(one.answers)):
        yield frozenset({number})


class Region:
    """The people who see a change, as a formula, and the search for their cubes.

    Args:
        person: the symbolic person.
        happens: a formula: the person is in the region.
        is_of: a fast predicate for one person; where it is wrong only time is lost.
        kinds: the kinds of answers of each question.
        seconds: how long a search may take.
    """

    def __init__(
        self,
        person: SymbolicPerson,
        happens: Formula,
        is_of: Callable[[Lowered], bool],
        kinds: Kinds,
        seconds: float,
    ) -> None:
        self._z3 = solver_library()
        self._person, self._happens, self._is_of = person, happens, is_of
        self._kinds, self._seconds = kinds, seconds
        self._numbers = list(person.numbers.values())
        self._among = cache(self._any_of)

    def cover(self, example: Lowered) -> Cover:
        """A cover of the region, beginning with a cube around an example."""
        cubes: list[Cube] = []
        next: Lowered | None = example
        try:
            others = self._search(self._happens)
            outside = self._search(self._z3.Not(self._happens))
            room = Room(self._person, self._kinds, outside)
            while next and len(cubes) < MOST_CUBES:
                cubes.append(self._widened(next, room))
                others.keep(self._z3.Not(self._within(cubes[-1])))
                next = self._smallest(others, least=sum(map(bool, next)))
        except NotSettled:
            return Cover(tuple(cubes) or (_alone(example),), whole=False, settled=False)
        return Cover(tuple(cubes), whole=next is None, settled=True)

    def smallest(self) -> Lowered | None:
        """The person of the region who differs least from a healthy one.

        Raises:
            NotSettled: when the time is over.
        """
        return self._smallest(self._search(self._happens))

    def _search(self, within: Formula) -> SolverSearch:
        return SolverSearch([self._person.possible, within], self._seconds)

    def _smallest(self, search: SolverSearch, least: int = 0) -> Lowered | None:
        with search.aside():
            return search.smallest(self._person, least) if search.finds() else None

    def _widened(self, around: Lowered, room: Room) -> Cube:
        """A cube around a person, widened question by question as far as the region allows."""
        kinds = [(at, kind) for at, of_it in enumerate(self._kinds) for kind in of_it]
        alone = [(at, kind) for at, kind in kinds if self._is_of(_with(around, at, min(kind)))]
        return self._added(_alone(around), alone, room)

    def _added(self, cube: Cube, kinds: Sequence[_Kind], room: Room) -> Cube:
        """A cube extended by every kind that leaves it in the region, tried in order.

        Kinds that fit together fit one by one too. So all are tried at once, then halves of those
        that don't fit: the result is that of trying one after the other.
        """
        wider = list(cube)
        for at, kind in kinds:
            wider[at] |= kind
        if room.holds(tuple(wider)):
            return tuple(wider)
        if len(kinds) <= 1:
            return cube
        half = len(kinds) // 2
        return self._added(self._added(cube, kinds[:half], room), kinds[half:], room)

    def _within(self, cube: Cube) -> Formula:
        asked = enumerate(zip(cube, self._kinds, strict=True))
        limited = [(at, one) for at, (one, kinds) in asked if len(one) < sum(map(len, kinds))]
        return self._z3.And([self._among(at, answers) for at, answers in limited])

    def _any_of(self, at: int, answers: frozenset[int]) -> Formula:
        number = self._numbers[at]
        return self._z3.Or([
            self._z3.And(number >= low, number <= high) for low, high in runs(answers)
        ])  # fmt: skip


def _alone(person: Lowered) -> Cube:
    return tuple(frozenset({number}) for number in person)


def _with(person: Lowered, at: int, number: int) -> Lowered:
    return (*person[:at], number, *person[at + 1 :])


def runs(numbers: frozenset[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    by_run = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    for _, run in by_run:
        members = [number for _, number in run]
        yield members[0], members[-1]
