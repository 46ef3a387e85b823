"""Reads lists of mappings, and gives back new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from recovery_advisor.tables.columns import Cells, Coded, Column, Words


class Mappings:
    """A list of mappings.

    A key that one of them lacks is a blank cell.
    """

    def __init__(self, native: Sequence[Mapping[Any, Any]]) -> None:
        self._native = native
        self.columns: tuple[object, ...] = tuple(
            dict.fromkeys(key for row in native for key in row)
        )
        self.rows: int = len(native)

    def cells(self, column: str) -> Cells:
        """The cells of a column."""
        return Coded.of([row.get(column) for row in self._native])

    def with_columns(self, added: Mapping[str, Column]) -> list[dict[Any, Any]]:
        """The same rows with more cells."""
        lists = [_listed(one) for one in added.values()]
        cells = zip(*lists, strict=True)
        return [
            {**row, **dict(zip(added, more, strict=True))}
            for row, more in zip(self._native, cells, strict=True)
        ]


def _listed(column: Column) -> list[Any]:
    if isinstance(column, Words):
        words = np.array([*column.words, None], object)
        return list(words[column.places])
    values = column.values.astype(object)
    values[column.nulls] = None
    return list(values)
