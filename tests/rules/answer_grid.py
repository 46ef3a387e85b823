"""Every person whom the base pack can tell apart, and what the library decides for each.

The answers are the ends of every band and both neighbours of every threshold, best first, and
last the missing answer: 3 * 9 * 9 * 5 * 5 * 9 * 3 = 164,025 combinations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

from recovery_advisor import Readiness, RuleBook, Urgency
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.rulebook.bit_sets import bits

Person = tuple[int | None, ...]
#: Positions in ``Everybody.people`` of two people who differ in one answer.
Pair = tuple[int, int]

GRID: dict[str, tuple[int | None, ...]] = {
    "injury": (0, 1, None),
    "pain": (0, 1, 2, 3, 4, 6, 7, 10, None),
    "daily_activity_pain": (0, 1, 2, 3, 4, 6, 7, 10, None),
    "swelling": (0, 1, 2, 3, None),
    "stiffness": (0, 1, 2, 3, None),
    "range_of_motion": (100, 98, 97, 90, 89, 50, 49, 0, None),
    "needs_special_plan": (0, 1, None),
}


@dataclass(frozen=True)
class Outcome:
    """What is decided: how much, how urgently, which ways of exercising are left, and on what.

    ``effects`` has each kind and level of what counts, notes apart.
    """

    readiness: Readiness
    urgency: Urgency
    ways: frozenset[str]
    effects: frozenset[tuple[str, str]]

    def more_permissive_than(self, other: Outcome) -> bool:
        return self.urgency < other.urgency or self.opens_what_is_closed_to(other)

    def opens_what_is_closed_to(self, other: Outcome) -> bool:
        return self.readiness > other.readiness or not self.ways <= other.ways


class AnswerGrid:
    """All people of the grid, in the order of ``itertools.product``."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book

    @cached_property
    def people(self) -> list[Person]:
        return list(product(*GRID.values()))

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What the bitmap engine and the laws make of each; equal outcomes are one object."""
        engine, laws = BitmapEngine(self._book), Laws(self._book)
        codes = [
            [self._book.question[id].codes[answer] for answer in answers]
            for id, answers in GRID.items()
        ]
        known: dict[int, Outcome] = {}
        found = []
        for answers in product(*codes):
            counting = engine.counting(answers)
            if counting not in known:
                known[counting] = _outcome(self._book, laws, counting)
            found.append(known[counting])
        return found

    def one_step_worse(self) -> Iterator[Pair]:
        """Each person and one who is a step worse in one known answer."""
        for first, stride, answers in self._lines():
            for step in range(answers - 2):
                here = first + step * stride
                yield here, here + stride

    def one_answer_missing(self) -> Iterator[Pair]:
        """Each person and the one whose like answer is missing."""
        for first, stride, answers in self._lines():
            missing = first + (answers - 1) * stride
            for step in range(answers - 1):
                yield first + step * stride, missing

    def _lines(self) -> Iterator[tuple[int, int, int]]:
        """All people alike but in one answer: the first's position, the step, how many."""
        sizes = [len(answers) for answers in GRID.values()]
        for axis, size in enumerate(sizes):
            stride = prod(sizes[axis + 1 :])
            for block in range(0, prod(sizes), stride * size):
                for first in range(block, block + stride):
                    yield first, stride, size


def _outcome(book: RuleBook, laws: Laws, counting: int) -> Outcome:
    decision, permit = laws.decide(counting), laws.permit_for(counting)
    counted = [book.effects[index] for index in bits(counting)]
    return Outcome(
        readiness=decision.readiness,
        urgency=decision.urgency,
        ways=permit.ways if permit else frozenset(),
        effects=frozenset(
            (str(effect.kind), str(effect.level)) for effect in counted if effect.level
        ),
    )
