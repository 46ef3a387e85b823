"""The operations that the fold is written over: whole numbers run it, formulas prove it."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

#: An int, or a formula of a solver that stands for one. Both have + - < <= and ==.
Number: TypeAlias = Any
#: A bool, or such a formula.
Truth: TypeAlias = Any


class Ops(Protocol):
    """What numbers and formulas don't have in common."""

    true: Truth
    false: Truth

    def either(self, condition: Truth, one: Any, other: Any) -> Any:
        """``one`` where the condition holds, else ``other``."""
        ...

    def all_of(self, *truths: Truth) -> Truth:
        """Whether each holds."""
        ...

    def any_of(self, *truths: Truth) -> Truth:
        """Whether one holds at least."""
        ...

    def negated(self, truth: Truth) -> Truth:
        """Whether it does not hold."""
        ...

    def whole(self, span: Number, unit: int) -> Number:
        """How many whole units there are in a span of time."""
        ...


class IntegerOps:
    """The operations on ints and bools."""

    true: Truth = True
    false: Truth = False

    def either(self, condition: Truth, one: Any, other: Any) -> Any:
        """``one`` where the condition holds, else ``other``."""
        return one if condition else other

    def all_of(self, *truths: Truth) -> Truth:
        """Whether each holds."""
        return False not in truths

    def any_of(self, *truths: Truth) -> Truth:
        """Whether one holds at least."""
        return True in truths

    def negated(self, truth: Truth) -> Truth:
        """Whether it does not hold."""
        return not truth

    def whole(self, span: Number, unit: int) -> Number:
        """How many whole units there are in a span of time."""
        return span // unit


INTEGERS = IntegerOps()
