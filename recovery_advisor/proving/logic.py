"""The connectives that claims are written with, over bools as well as over formulas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Logic(Protocol[T]):
    """Connectives over truths: bools for one person, or formulas for a symbolic one."""

    def all_of(self, parts: Iterable[T]) -> T:
        """Whether every part is true; true where there is none."""
        ...

    def any_of(self, parts: Iterable[T]) -> T:
        """Whether a part is true; false where there is none."""
        ...

    def negated(self, one: T) -> T:
        """Whether it is false."""
        ...


class BooleanLogic:
    """The connectives over bools."""

    def all_of(self, parts: Iterable[bool]) -> bool:
        """Whether every part is true; true where there is none."""
        return all(parts)

    def any_of(self, parts: Iterable[bool]) -> bool:
        """Whether a part is true; false where there is none."""
        return any(parts)

    def negated(self, one: bool) -> bool:
        """Whether it is false."""
        return not one


def but_not(logic: Logic[T], one: T, other: T) -> T:
    """One and not the other: what refutes that the one implies the other."""
    return logic.all_of([one, logic.negated(other)])


def differ(logic: Logic[T], one: T, other: T) -> T:
    """Exclusive or: the two truths differ."""
    return logic.any_of([but_not(logic, one, other), but_not(logic, other, one)])
