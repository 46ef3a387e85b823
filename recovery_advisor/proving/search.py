"""Searches for a person who satisfies formulas, and for the smallest such person."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library


class NotSettled(Exception):
    """The solver ran out of time. This is never a proof."""


class SolverSearch:
    """Searches for persons who satisfy some formulas.

    Args:
        formulas: what must be true.
        seconds: how long the solver may take, all its checks together.
    """

    def __init__(self, formulas: Iterable[Formula], seconds: float) -> None:
        self._z3 = solver_library()
        self._solver = self._z3.Solver()
        self._solver.add(*formulas)
        self._until = time.monotonic() + seconds

    def finds(self, *more: Formula) -> bool:
        """Whether anybody satisfies these formulas as well.

        Raises:
            NotSettled: when the time is over.
        """
        with self._also(more):
            return self._check()

    def somebody(self, person: SymbolicPerson, *more: Formula) -> Lowered | None:
        """Any person who satisfies these formulas as well; ``None`` where there is none.

        Raises:
            NotSettled: when the time is over.
        """
        with self._also(more):
            return self._answers(person) if self._check() else None

    def somebody_or_core(
        self, person: SymbolicPerson, assumed: Sequence[Formula]
    ) -> Lowered | frozenset[int]:
        """Any person who satisfies Boolean variables, or indexes of some that nobody satisfies together.

        Raises:
            NotSettled: when the time is over.
        """
        if self._check(assumed):
            return self._answers(person)
        core = {one.get_id() for one in self._solver.unsat_core()}
        return frozenset(at for at, one in enumerate(assumed) if one.get_id() in core)

    def keep(self, *more: Formula) -> None:
        """Add constraints for good, or until :meth:`aside` ends."""
        self._solver.add(*more)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Drops afterwards what is kept meanwhile."""
        with self._also(()):
            yield

    def smallest(self, person: SymbolicPerson, least: int = 0) -> Lowered:
        """The person satisfying the formulas who differs least from a healthy one.

        Fewest answers differ, of the first questions if possible, and each as little as possible;
        a missing answer differs most. The search is then constrained to that person.

        Args:
            person: the person.
            least: as many answers are known to differ at least.

        Raises:
            NotSettled: when the time is over.
        """
        numbers = list(person.numbers.values())
        self._keep_fewest([number != 0 for number in numbers], least)
        found = self.somebody(person)
        assert found  # callers have found somebody before
        for at in reversed(range(len(numbers))):
            found = self._lowest(person, found, at)
            self.keep(numbers[at] == found[at])
        return found

    def _lowest(self, person: SymbolicPerson, found: Lowered, at: int) -> Lowered:
        """A person whose answer to one question is at its least, beginning with one who is found."""
        number = list(person.numbers.values())[at]
        if found[at] and (best := self.somebody(person, number == 0)):
            return best
        while found[at] > 1 and (lower := self.somebody(person, number < found[at])):
            found = lower
        return found

    def nearest(self, person: SymbolicPerson, to: Lowered) -> Lowered:
        """The person with the same answers as another, question by question where possible."""
        return tuple(
            one if self._fixed(number, one) else self._least(number)
            for number, one in zip(person.numbers.values(), to, strict=True)
        )

    def fewest_true(self, truths: Sequence[Formula]) -> list[int]:
        """Indexes of the formulas true where as few as possible are, the first if possible."""
        self._keep_fewest(truths)
        true = []
        for place in reversed(range(len(truths))):
            spared = self.finds(self._z3.Not(truths[place]))
            self.keep(self._z3.Not(truths[place]) if spared else truths[place])
            true += [] if spared else [place]
        return true[::-1]

    def _keep_fewest(self, truths: Sequence[Formula], least: int = 0) -> None:
        counted = [(one, 1) for one in truths]
        for size in range(least, len(truths)):
            few = self._z3.PbLe(counted, size)
            if self.finds(few):
                self.keep(few)
                break

    def _fixed(self, number: Formula, value: int) -> bool:
        fits = self.finds(number == value)
        if fits:
            self.keep(number == value)
        return fits

    def _least(self, number: Formula) -> int:
        """The least value of a number; the search is then constrained to it."""
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

    def _check(self, assumed: Sequence[Formula] = ()) -> bool:
        left = self._until - time.monotonic()
        if left <= 0:
            raise NotSettled
        self._solver.set(timeout=max(1, int(left * 1000)))
        found: Any = self._solver.check(*assumed)
        if found == self._z3.unknown:
            raise NotSettled
        return bool(found == self._z3.sat)
