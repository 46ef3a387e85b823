"""A part of a table with the decision on each of its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Any

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.mixed_rows import frame_of_rows
from recovery_advisor.cli.tables.source import Form
from recovery_advisor.tables.wanted import SEPARATOR
from recovery_advisor.values.errors import Described, InputError, printable

_DECIDED = ("verdict", "readiness", "urgency", "error", "reasons")


class Part:
    """Assessed rows.

    Args:
        frame: a frame of Polars.
        rows: the same as mappings, where they were read as such; in place of the frame.
        columns: those that were given, and the question that each answers, if it does.
        lines: where each row stands, where it is a line.
        unread: the rows that are lines which could not be read.
    """

    def __init__(
        self,
        frame: Any = None,
        rows: Sequence[Mapping[str, Any]] | None = None,
        *,
        columns: Mapping[str, str | None],
        lines: Sequence[str] = (),
        unread: Sequence[int] = (),
    ) -> None:
        self._frame, self._rows = frame, rows
        self._lines, self._unread = lines, unread
        self.columns: Mapping[str, str | None] = columns

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
    def faults(self) -> Any:
        """Each cell or line that can't be taken: its row, and what is said of it, as a frame of Polars."""
        pl = library("polars")
        bad = self.decided.select("error").with_row_index("at").drop_nulls()
        is_line = pl.col("at").is_in(list(self._unread))
        cells = pl.col("error").str.split(SEPARATOR)
        each = pl.when(is_line).then(pl.concat_list("error")).otherwise(cells)
        return bad.with_columns(error=each).explode("error")

    def place(self, row: int, before: int) -> str:
        """Where a row stands, after so many rows before this part."""
        return self._lines[row] if self._lines else f"row {before + row + 1:,}"

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
            return Part(self._frame.filter(bad), columns=self.columns)
        return Part(rows=[self._rows[at] for at in bad.arg_true()], columns=self.columns)

    def write(self, to: Path, form: Form) -> None:
        """Write the rows to a file.

        Raises:
            InputError: for columns that files of a form can't hold.
        """
        if form == "jsonl":
            to.write_text(self.as_lines(), "utf-8", newline="\n")
            return
        with _holding(form):
            whole, encoded = self._whole(), BytesIO()
            whole.write_csv(encoded) if form == "csv" else whole.write_parquet(encoded)
        to.write_bytes(encoded.getbuffer())

    def as_lines(self) -> str:
        """The rows as JSON Lines.

        Raises:
            InputError: for columns that these can't hold.
        """
        if self._rows is None:
            with _holding("jsonl"):
                _refuse_bytes(self._frame)
                return str(self._frame.write_ndjson())
        return "".join(f"{_line(row)}\n" for row in self._rows)

    def _whole(self) -> Any:
        if self._rows is None:
            return self._frame
        return frame_of_rows(self._rows, _DECIDED) if self._rows else self.decided


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


def _refuse_bytes(frame: Any) -> None:
    """Refuse columns of bytes, which Polars fails on."""
    pl = library("polars")
    for name, kind in frame.schema.items():
        if kind == pl.Binary:
            raise pl.exceptions.ComputeError(f"{printable(name)} holds bytes")


@contextmanager
def _holding(form: Form) -> Iterator[None]:
    """Refuses columns that a form has no place for, such as those of lists in CSV."""
    try:
        yield
    except library("polars").exceptions.PolarsError as error:
        first = str(error).strip().partition("\n")[0]
        hint = "Leave such columns out, or write another form."
        raise InputError(
            "OUT", Described(form), f"columns that {form} holds ({first})", hint
        ) from None
