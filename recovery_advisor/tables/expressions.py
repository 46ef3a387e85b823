"""Makes narwhals expressions of tests on columns, where cells are written as usual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import and_, or_
from typing import Any

import narwhals as nw

from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.tables.cells import NOT_KNOWN, REFUSED, CellReader, code_of

#: An expression, or what holds in every row, or in none.
Truths = nw.Expr | bool
#: More words than this are looked for as a set.
_FEW = 4

_WHOLE = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64)


class Expressions:
    """Joins expressions; none is deeper than it must be, as planners recurse."""

    def every(self, parts: Sequence[Truths]) -> Truths:
        """Where all hold."""
        if any(one is False for one in parts):
            return False
        return _joined(and_, [one for one in parts if one is not True], True)

    def some(self, parts: Sequence[Truths]) -> Truths:
        """Where at least one holds."""
        if any(one is True for one in parts):
            return True
        return _joined(or_, [one for one in parts if one is not False], False)

    def opposite(self, part: Truths) -> Truths:
        """Where a condition is not known to hold."""
        return (not part) if isinstance(part, bool) else ~part.fill_null(False)


def _joined(join: Callable[[Any, Any], Any], parts: list[Truths], nothing: bool) -> Truths:
    if not parts:
        return nothing
    while len(parts) > 1:
        pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
        parts = [join(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return parts[0]


def literal(part: Truths) -> nw.Expr:
    """The expression of truths, null nowhere."""
    return nw.lit(part) if isinstance(part, bool) else part.fill_null(False)


class UsualCells:
    """Tests on one column where its cells are written as usual; null where they are blank.

    What a test says of a cell that is not written as usual means nothing.

    Args:
        reader: reads the cells.
        dtype: the type of the column.
    """

    def __init__(self, reader: CellReader, dtype: Any) -> None:
        self._column = nw.col(reader.question.id)
        self._usual = _usual(reader, dtype)

    @property
    def odd(self) -> Truths:
        """Where a cell is not blank and not written as usual."""
        usual = self._is(set(self._usual), nothing_else=False)
        return ~self._column.is_null() if isinstance(usual, bool) else ~usual

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


def passes_code(one: Threshold, code: int) -> bool:
    """Whether a known answer with a code passes a threshold."""
    if code == NOT_KNOWN:
        return False
    at = code_of(one.severity)
    return code >= at if isinstance(one, AtLeast) else code <= at


def _usual(reader: CellReader, dtype: Any) -> dict[Any, int]:
    """The values that are written as usual, with their codes; none that can't be taken."""
    if dtype in _WHOLE:
        found: dict[Any, int] = dict(reader.numbers)
    elif dtype == nw.Boolean:
        found = dict(zip((False, True), reader.booleans, strict=True))
    elif dtype in (nw.String, nw.Categorical, nw.Enum):
        words = (*reader.question.scale.words, *(map(str, reader.numbers) if reader.text else ()))
        found = {word: reader.code(word) for word in words}
        if isinstance(dtype, nw.Enum):
            found = {word: code for word, code in found.items() if word in dtype.categories}
    else:
        return {}
    return {value: code for value, code in found.items() if not code & REFUSED}
