"""A part of a table with the decision on each of its rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import isfinite
from pathlib import Path
from typing import Any

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.source import Form

_DECIDED = ("verdict", "readiness", "urgency", "error", "reasons")


class Part:
    """Assessed rows.

    Args:
        frame: a frame of Polars.
        rows: the same as mappings, where they were read as such; in place of the frame.
    """

    def __init__(self, frame: Any = None, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        self._frame, self._rows = frame, rows

    @cached_property
    def decided(self) -> Any:
        """The columns that say what was decided, as a frame of Polars."""
        if self._rows is None:
            names = [name for name in _DECIDED if name in self._frame.columns]
            return self._frame.select(names).cast(library("polars").String)
        keys = self._rows[0] if self._rows else _DECIDED[:4]
        cells = {name: [row[name] for row in self._rows] for name in _DECIDED if name in keys}
        return library("polars").DataFrame(cells, schema=dict.fromkeys(cells, str))

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self._frame) if self._rows is None else len(self._rows)

    def cell(self, row: int, column: str) -> object:
        """A cell."""
        if self._rows is not None:
            return self._rows[row].get(column)
        return self._frame[column][row] if column in self._frame.columns else None

    def row(self, row: int) -> dict[str, Any]:
        """A row, without what is blank."""
        whole = self._frame.row(row, named=True) if self._rows is None else dict(self._rows[row])
        return {name: cell for name, cell in whole.items() if cell not in (None, "")}

    def refused(self) -> Part:
        """The rows with a cell that can't be taken."""
        bad = self.decided["error"].is_not_null()
        if self._rows is None:
            return Part(self._frame.filter(bad))
        return Part(rows=[self._rows[at] for at in bad.arg_true()])

    def write(self, to: Path, form: Form) -> None:
        """Write the rows to a file."""
        if form == "jsonl":
            to.write_text(self.as_lines(), "utf-8", newline="\n")
        elif form == "csv":
            self._whole().write_csv(to)
        else:
            self._whole().write_parquet(to)

    def as_lines(self) -> str:
        """The rows as JSON Lines."""
        if self._rows is None:
            return str(self._frame.write_ndjson())
        return "".join(f"{_line(row)}\n" for row in self._rows)

    def _whole(self) -> Any:
        if self._rows is None:
            return self._frame
        if not self._rows:
            return self.decided
        rows = [dict(row) for row in self._rows]
        return library("polars").DataFrame(rows, strict=False, infer_schema_length=None)


def _line(row: Mapping[str, Any]) -> str:
    """A row as JSON, which has no NaN and no infinities: they are null."""
    try:
        return json.dumps(row, default=str, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(row), default=str)


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value
