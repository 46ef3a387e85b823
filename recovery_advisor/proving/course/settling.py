"""Settles claims about courses with z3, and plays each counterexample on the fold that runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from recovery_advisor.course.instants import HOUR, NEVER
from recovery_advisor.course.ops import INTEGERS, Number, Truth
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.formula_ops import FormulaOps
from recovery_advisor.proving.course.scene import Scene
from recovery_advisor.proving.course.value_text import is_time, lines_of
from recovery_advisor.proving.formulas import Formula, solver_library
from recovery_advisor.proving.prover import SPOKEN_OF, Settled
from recovery_advisor.rulebook.questions import Question

#: How long it may take to find a counterexample that is easier to read.
_SECONDS_TO_SIMPLIFY = 5.0


@dataclass(frozen=True, slots=True)
class CourseCounterexample:
    """A course, an event and the numbers of a pack for which a claim is false.

    Attributes:
        values: each value by its name; times in microseconds.
        lines: the values in words.
        wrong: the parts of the claim that are false when it is played.
    """

    values: Mapping[str, int | bool]
    lines: tuple[str, ...]
    wrong: tuple[str, ...]


class CourseSettlement(NamedTuple):
    """The result of settling a claim about courses.

    Attributes:
        settled: the result; not settled where the fold that runs finds nothing wrong.
        counterexample: the one found.
        lacking: what nobody has, where the claim is about nobody.
        because: why it is not settled, where it is not.
    """

    settled: Settled
    counterexample: CourseCounterexample | None = None
    lacking: tuple[str, ...] = ()
    because: str = ""


class FormulaNames:
    """Variables by name."""

    def __init__(self) -> None:
        self._z3 = solver_library()
        self.made: dict[str, Formula] = {}

    def number(self, name: str) -> Number:
        """The whole number of a name."""
        return self.made.setdefault(name, self._z3.Int(name))

    def truth(self, name: str) -> Truth:
        """The truth of a name."""
        return self.made.setdefault(name, self._z3.Bool(name))


class CourseProver:
    """Settles claims about courses.

    Args:
        seconds: how long one claim may take.
        scene: makes the scene that a claim is about, of formulas or of played values; that of the
            fold alone by default.
        questions: those that the scene has answers to, by id.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """

    def __init__(
        self,
        seconds: float,
        scene: Callable[..., Any] = Scene,
        questions: Mapping[str, Question] = MappingProxyType({}),
    ) -> None:
        self._z3, self._seconds = solver_library(), seconds
        self._scene, self._questions = scene, questions
        self._names = FormulaNames()
        self._formulas = scene(FormulaOps(), self._names.number, self._names.truth)

    def settle(self, claim: CourseClaim) -> CourseSettlement:
        """The result for a claim; ``NOT_SETTLED`` when the time is over."""
        solver, until = self._z3.Solver(), time.monotonic() + self._seconds
        ops, scene = FormulaOps(), self._formulas
        solver.add(*(ops.all_of(one) for one in claim.given(scene)))
        found = self._check(solver, until)
        if found == self._z3.unsat:
            return CourseSettlement(Settled.REFUTED, lacking=(SPOKEN_OF,))
        if found == self._z3.sat:
            solver.add(ops.negated(ops.all_of(*(part for _, part in claim.shows(scene)))))
            found = self._check(solver, until)
        if found == self._z3.unknown:
            return CourseSettlement(Settled.NOT_SETTLED, because="the time was over")
        if found == self._z3.unsat:
            return CourseSettlement(Settled.PROVED)
        counterexample = self._played(claim, self._values(solver))
        if counterexample.wrong:
            return CourseSettlement(Settled.REFUTED, counterexample)
        otherwise = "the fold that runs finds nothing wrong with what z3 found"
        return CourseSettlement(Settled.NOT_SETTLED, because=otherwise)

    def _check(self, solver: Any, until: float) -> Any:
        left = until - time.monotonic()
        solver.set(timeout=max(1, int(left * 1000)))
        return solver.check()

    def _values(self, solver: Any) -> dict[str, int | bool]:
        """The values of a simple model: at whole hours, and as few as possible that are not at their best."""
        until = time.monotonic() + _SECONDS_TO_SIMPLIFY
        told = {str(one) for one in solver.model().decls()}
        named = {name: one for name, one in self._names.made.items() if name in told}
        solver.push()
        for simple in _simpler(named):
            solver.push()
            solver.add(simple)
            if self._check(solver, until) != self._z3.sat:
                solver.pop()
        self._check(solver, until + _SECONDS_TO_SIMPLIFY)
        model = solver.model()
        return {name: _value(model.eval(one, model_completion=True)) for name, one in named.items()}

    def _played(self, claim: CourseClaim, values: Mapping[str, int | bool]) -> CourseCounterexample:
        """The parts that are false of the values."""
        scene = self._scene(
            INTEGERS, lambda name: values.get(name, 0), lambda name: values.get(name, False)
        )
        wrong = tuple(says for says, truth in claim.shows(scene) if not truth)
        return CourseCounterexample(values, tuple(lines_of(values, self._questions)), wrong)


def _simpler(named: Mapping[str, Formula]) -> Iterator[Formula]:
    """Yield what would make values easier to read, the best first."""
    z3 = solver_library()
    times = {name: one for name, one in named.items() if is_time(name)}
    yield z3.And([
        z3.Or(one == NEVER, one == HOUR * z3.Int(f"{name} in hours"))
        for name, one in times.items()
    ])  # fmt: skip
    for name, one in named.items():
        if name in times:
            yield one == NEVER
        else:
            yield z3.Not(one) if z3.is_bool(one) else one == 0


def _value(value: Formula) -> int | bool:
    z3 = solver_library()
    return bool(z3.is_true(value)) if z3.is_bool(value) else int(value.as_long())
