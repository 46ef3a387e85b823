"""Makes one table of rows that were read line by line, whatever each of them holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from types import NoneType
from typing import Any

from recovery_advisor.cli.tables.libraries import library

#: Whole numbers below are the same as floats.
_WHOLE_AS_FLOAT = 2**53


def frame_of_rows(rows: Sequence[Mapping[str, Any]], texts: Collection[str]) -> Any:
    """A frame of Polars with a column for each key; cells that are not of one type become text.

    Args:
        rows: as JSON holds them.
        texts: the columns that are text, even where they are blank all over.
    """
    names = dict.fromkeys(name for row in rows for name in row)
    each = [_column(name, [row.get(name) for row in rows], name in texts) for name in names]
    return library("polars").DataFrame(each)


def _column(name: str, cells: Sequence[object], is_text: bool) -> Any:
    pl = library("polars")
    if kind := None if is_text else _kind(cells):
        return pl.Series(_encodable(name), cells, dtype=kind, strict=False)
    return pl.Series(_encodable(name), [*map(_text, cells)], dtype=pl.String)


def _kind(cells: Sequence[object]) -> Any:
    """The type of a column in Polars; ``None`` where it is text."""
    pl = library("polars")
    kinds = {*map(type, cells)} - {NoneType}
    if not kinds:
        return pl.Null
    if kinds == {bool}:
        return pl.Boolean
    whole = [abs(cell) for cell in cells if type(cell) is int]
    if kinds == {int} and max(whole) < 2**63:
        return pl.Int64
    if kinds == {float} or (kinds == {int, float} and max(whole) < _WHOLE_AS_FLOAT):
        return pl.Float64
    return None


def _text(cell: object) -> str | None:
    if cell is None:
        return None
    is_json = isinstance(cell, (bool, int, float, list, dict))
    return _encodable(json.dumps(cell, default=str, ensure_ascii=False) if is_json else str(cell))


def _encodable(text: str) -> str:
    """The text with a question mark for each half of a character, which no file but JSON holds."""
    return text.encode("utf-8", "replace").decode()
