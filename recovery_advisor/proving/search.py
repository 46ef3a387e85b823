"""Searching for somebody of whom formulas are true, and for the smallest such person."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library


class NotSettled(Exception):
    """The time was over before it was known whether there is anybody. It is never a proof."""


class SolverSearch:
    """Looks for people of whom some formulas are true.

    Args:
        formulas: what must be true.
        seconds: how long it may take, all its questions together.
    """

    def __init__(self, formulas: Iterable[Formula], seconds: float) -> None:
        self._z3 = solver_library()
        self._solver = self._z3.Solver()
        self._solver.add(*formulas)
        self._until = time.monotonic() + seconds

    def finds(self, *more: Formula) -> bool:
        """Whether there is anybody of whom more is true as well.

        Raises:
            NotSettled: when the time is over.
        """
        with self._also(more):
            return self._check()

    def somebody(self, person: SymbolicPerson, *more: Formula) -> Lowered | None:
        """Any person of whom more is true as well; ``None`` where there is none.

        Raises:
            NotSettled: when the time is over.
        """
        with self._also(more):
            return self._answers(person) if self._check() else None

    def keep(self, *more: Formula) -> None:
        """Look only for people of whom more is true as well, from now on."""
        self._solver.add(*more)

    def smallest(self, person: SymbolicPerson) -> Lowered:
        """The person, among those that there are, who differs least from a healthy one.

        Fewest answers differ, of the first questions if it can be, and each as little as can be; a
        missing answer differs most. From now on the search keeps to that person.

        Raises:
            NotSettled: when the time is over.
        """
        self._keep_fewest([number != 0 for number in person.numbers.values()])
        last_first = [self._least(number) for number in reversed(list(person.numbers.values()))]
        return tuple(reversed(last_first))

    def nearest(self, person: SymbolicPerson, to: Lowered) -> Lowered:
        """The person who has the same answers as another, wherever that can be."""
        return tuple(
            one if self._fixed(number, one) else self._least(number)
            for number, one in zip(person.numbers.values(), to, strict=True)
        )

    def fewest_true(self, truths: Sequence[Formula]) -> list[int]:
        """Places of the truths that are true where as few as can be are, the first if it can be."""
        self._keep_fewest(truths)
        true = []
        for place in reversed(range(len(truths))):
            spared = self.finds(self._z3.Not(truths[place]))
            self.keep(self._z3.Not(truths[place]) if spared else truths[place])
            true += [] if spared else [place]
        return true[::-1]

    def _keep_fewest(self, truths: Sequence[Formula]) -> None:
        for size in range(len(truths)):
            few = self._z3.PbLe([(one, 1) for one in truths], size)
            if self.finds(few):
                self.keep(few)
                break

    def _fixed(self, number: Formula, value: int) -> bool:
        fits = self.finds(number == value)
        if fits:
            self.keep(number == value)
        return fits

    def _least(self, number: Formula) -> int:
        """The least that a number can be; it is kept so."""
        least = 0
        if not self.finds(number == 0):
            least = self._value(number)
            while self.finds(number < least):
                least = self._value(number, number < least)
        self.keep(number == least)
        return least

    def _value(self, number: Formula, *more: Formula) -> int:
        with self._also(more):
            self._check()
            value: int = self._solver.model().eval(number, model_completion=True).as_long()
            return value

    def _answers(self, person: SymbolicPerson) -> Lowered:
        model = self._solver.model()
        numbers = person.numbers.values()
        return tuple(model.eval(one, model_completion=True).as_long() for one in numbers)

    @contextmanager
    def _also(self, more: Sequence[Formula]) -> Iterator[None]:
        self._solver.push()
        try:
            self._solver.add(*more)
            yield
        finally:
            self._solver.pop()

    def _check(self) -> bool:
        left = self._until - time.monotonic()
        if left <= 0:
            raise NotSettled
        self._solver.set(timeout=max(1, int(left * 1000)))
        found: Any = self._solver.check()
        if found == self._z3.unknown:
            raise NotSettled
        return bool(found == self._z3.sat)
