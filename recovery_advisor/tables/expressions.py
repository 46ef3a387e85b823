"""Makes Polars expressions of tests on columns, where cells are written as usual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from recovery_advisor.rulebook.conditions import Threshold
from recovery_advisor.tables.cells import REFUSED, CellReader, passes_code

#: An expression, or what holds in every row, or in none.
Truths = pl.Expr | bool
#: More words than this are looked for as a set.
_FEW = 4


class Expressions:
    """Joins expressions, many by one, as engines take longer over more of them."""

    def every(self, parts: Sequence[Truths]) -> Truths:
        """Where all hold."""
        if any(one is False for one in parts):
            return False
        return _joined(pl.all_horizontal, [one for one in parts if one is not True], True)

    def some(self, parts: Sequence[Truths]) -> Truths:
        """Where at least one holds."""
        if any(one is True for one in parts):
            return True
        return _joined(pl.any_horizontal, [one for one in parts if one is not False], False)

    def opposite(self, part: Truths) -> Truths:
        """Where a condition is not known to hold."""
        return (not part) if isinstance(part, bool) else ~part.fill_null(False)


def _joined(join: Callable[[Any], pl.Expr], parts: list[Any], nothing: bool) -> Truths:
    if len(parts) > 1:
        return join(parts)
    return parts[0] if parts else nothing


def literal(part: Truths) -> pl.Expr:
    """The expression of truths, null nowhere."""
    return pl.lit(part) if isinstance(part, bool) else part.fill_null(False)


class UsualCells:
    """Tests on one column where its cells are written as usual; null where they are blank.

    What a test says of a cell that is not written as usual means nothing. Words of an enum are tested by
    their places among its categories.

    Args:
        reader: reads the cells.
        dtype: the type of the column.
    """

    def __init__(self, reader: CellReader, dtype: Any) -> None:
        column = pl.col(reader.question.id)
        self._column = column.to_physical() if isinstance(dtype, pl.Enum) else column
        values = _values(reader, dtype)
        self._usual = {value: code for value, code in values.items() if not code & REFUSED}
        self._nothing_else = len(self._usual) == _distinct(dtype)

    @property
    def odd(self) -> Truths:
        """Where a cell is not blank and not written as usual."""
        if self._nothing_else:
            return False
        usual = self._is(set(self._usual), nothing_else=False)
        return self._column.is_not_null() if isinstance(usual, bool) else ~usual

    def passes(self, one: Threshold) -> Truths:
        """Where an answer is known that passes a threshold."""
        passing = {value for value, code in self._usual.items() if passes_code(one, code)}
        return self._is(passing, nothing_else=True)

    def _is(self, values: set[Any], nothing_else: bool) -> Truths:
        """Where a cell is one of some values.

        Args:
            values: some of those that are usual.
            nothing_else: whether cells that are not usual may be taken for one of them.
        """
        if not values:
            return False
        if isinstance(next(iter(values)), bool):
            return self._is_bool(values)
        if isinstance(next(iter(values)), int):
            return self._is_number(values, nothing_else)
        if len(values) > _FEW:
            return self._column.is_in(sorted(values))
        return Expressions().some([self._column == word for word in sorted(values)])

    def _is_bool(self, values: set[bool]) -> Truths:
        column = self._column
        return (column | ~column) if len(values) == 2 else column if True in values else ~column

    def _is_number(self, values: set[int], nothing_else: bool) -> Truths:
        least, most, column = min(values), max(values), self._column
        if most - least + 1 != len(values):
            return column.is_in(sorted(values))
        if nothing_else and most == max(self._usual):
            return column >= least
        if nothing_else and least == min(self._usual):
            return column <= most
        return (column >= least) & (column <= most)


def _values(reader: CellReader, dtype: Any) -> dict[Any, int]:
    """The values that are usual in a column, with their codes."""
    if dtype.is_integer():
        return dict(reader.numbers)
    if dtype == pl.Boolean:
        return dict(zip((False, True), reader.booleans, strict=True))
    if isinstance(dtype, pl.Enum):
        return {place: reader.code(word) for place, word in enumerate(dtype.categories)}
    if dtype in (pl.String, pl.Categorical):
        words = (*reader.question.scale.words, *(map(str, reader.numbers) if reader.text else ()))
        return {word: reader.code(word) for word in words}
    return {}


def _distinct(dtype: Any) -> int | None:
    """How many values a column of a type can hold; ``None`` where these are many."""
    if isinstance(dtype, pl.Enum):
        return len(dtype.categories)
    return 2 if dtype == pl.Boolean else None
