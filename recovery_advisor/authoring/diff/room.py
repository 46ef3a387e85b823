"""Asks whether cubes lie within a region, and asks little: each answer settles other cubes as well."""

from __future__ import annotations

from collections.abc import Sequence
from operator import contains
from typing import TypeAlias

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library
from recovery_advisor.proving.search import SolverSearch

#: For each question, the numbers of the answers in the cube.
Cube: TypeAlias = tuple[frozenset[int], ...]
#: For each question, its answers, those together that no threshold of either book tells apart.
Kinds: TypeAlias = Sequence[Sequence[frozenset[int]]]


class Room:
    """The cubes that lie within a region.

    Somebody outside the region settles every cube around that person. A proof that nobody of a cube is
    outside rests on some of the answers that the cube leaves out, and holds for every cube without those.

    Args:
        person: the symbolic person.
        kinds: the kinds of answers of each question.
        outside: a search among those who are not in the region.
    """

    def __init__(self, person: SymbolicPerson, kinds: Kinds, outside: SolverSearch) -> None:
        self._person, self._outside = person, outside
        self._kinds = [(at, kind) for at, of_it in enumerate(kinds) for kind in of_it]
        self._left_out = [self._named(at, kind) for at, kind in self._kinds]
        self._outsiders: list[Lowered] = []
        self._enough: list[frozenset[int]] = []

    def holds(self, cube: Cube) -> bool:
        """Whether a cube lies within the region.

        Raises:
            NotSettled: when the time is over.
        """
        if any(all(map(contains, cube, outsider)) for outsider in self._outsiders):
            return False
        without = [i for i, (at, kind) in enumerate(self._kinds) if kind.isdisjoint(cube[at])]
        if any(enough.issubset(without) for enough in self._enough):
            return True
        found = self._outside.somebody_or_core(self._person, [self._left_out[i] for i in without])
        if isinstance(found, tuple):
            self._outsiders.append(found)
            return False
        self._enough.append(frozenset(without[i] for i in found))
        return True

    def _named(self, at: int, kind: frozenset[int]) -> Formula:
        """A variable which says that the answer to a question is not of a kind."""
        z3, number = solver_library(), list(self._person.numbers.values())[at]
        left_out = z3.Bool(f"{at} is not {min(kind)}")
        self._outside.keep(z3.Implies(left_out, z3.Or(number < min(kind), number > max(kind))))
        return left_out
