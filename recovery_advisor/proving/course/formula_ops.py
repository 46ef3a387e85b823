"""The operations of the fold on formulas of z3."""

from __future__ import annotations

from recovery_advisor.course.ops import Number, Truth
from recovery_advisor.proving.formulas import Formula, solver_library


class FormulaOps:
    """The operations on formulas; see :class:`~recovery_advisor.course.ops.Ops`."""

    def __init__(self) -> None:
        self._z3 = solver_library()
        self.true, self.false = self._z3.BoolVal(True), self._z3.BoolVal(False)

    def either(self, condition: Truth, one: Formula, other: Formula) -> Formula:
        """``one`` where the condition holds, else ``other``."""
        return self._z3.If(self._formula(condition), one, other)

    def all_of(self, *truths: Truth) -> Truth:
        """Whether each holds."""
        return self._z3.And(*map(self._formula, truths))

    def any_of(self, *truths: Truth) -> Truth:
        """Whether one holds at least."""
        return self._z3.Or(*map(self._formula, truths))

    def negated(self, truth: Truth) -> Truth:
        """Whether it does not hold."""
        return self._z3.Not(self._formula(truth))

    def whole(self, span: Number, unit: int) -> Number:
        """How many whole units there are in a span of time."""
        return span / unit

    def _formula(self, truth: Truth) -> Formula:
        """A truth as a formula; comparing two ints has made a bool of it."""
        return self._z3.BoolVal(truth) if isinstance(truth, bool) else truth
