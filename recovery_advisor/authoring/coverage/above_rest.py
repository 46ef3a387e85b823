"""Counts who is assessed, and who of them is above rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.decision import Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Readiness


@dataclass
class People:
    """The people assessed so far.

    Attributes:
        assessed: how many there are.
        above_rest: how many of them may exercise.
    """

    assessed: int = 0
    above_rest: int = 0
    _laws: dict[int, tuple[RuleBook, Laws]] = field(default_factory=dict)

    def add(self, book: RuleBook, evaluation: Evaluation) -> None:
        """Count one more; the observer of each assessment."""
        if id(book) not in self._laws:
            self._laws[id(book)] = book, Laws(book)
        _, laws = self._laws[id(book)]
        decided = laws.decide(evaluation.counting).readiness
        self.assessed += 1
        self.above_rest += decided is not Readiness.REST and not evaluation.fault


@contextmanager
def counting_people() -> Iterator[People]:
    """Count everybody whom this process assesses inside the ``with`` block."""
    people = People()
    with OBSERVERS.observing(people.add):
        yield people
