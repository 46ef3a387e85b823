"""Reads a CSV file in parts, each as soon as its lines are there, so that nothing is read ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from recovery_advisor.cli.tables.csv_rows import csv_rows, require_line_feeds
from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.values.errors import Described, InputError, printable

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: What may stand between columns in place of commas.
_CALLED = {";": "semicolon", "\t": "tab", "|": "bar"}


def csv_parts(path: Path, rows: int) -> Iterator[Any]:
    """Frames of Polars of so many rows each, all cells text; at least one, if without rows.

    Raises:
        InputError: for a heading with a name twice, or without commas, and for rows that would be
            misread.
    """
    read_csv = library("polars").read_csv
    with path.open("rb") as stream:
        left = csv_rows(path, stream)
        heading = next(left, b"").removeprefix(_BYTE_ORDER_MARK)
        _check(path, heading)
        part = b"".join(islice(left, rows))
        while True:
            require_line_feeds(path, part)
            whole = BytesIO(heading.rstrip(b"\r\n") + b"\n" + part)
            yield read_csv(whole, infer_schema=False, encoding="utf8-lossy")
            part = b"".join(islice(left, rows))
            if not part:
                return


def _check(path: Path, heading: bytes) -> None:
    """Refuse a heading of which Polars would rename columns, or take all for one."""
    if b"\0" in heading:
        raise InputError("IN", str(path), "CSV in UTF-8", "Write it anew as such; it seems UTF-16.")
    require_line_feeds(path, heading)
    read_csv = library("polars").read_csv
    names = read_csv(
        BytesIO(heading), has_header=False, infer_schema=False, encoding="utf8-lossy"
    ).row(0)
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    if twice:
        given = Described(f"{', '.join(map(printable, twice))} twice in {path}")
        raise InputError("IN", given, "each column once")
    between = [called for one, called in _CALLED.items() if one in (names[0] or "")]
    if len(names) == 1 and between:
        hint = f"Write it anew, with commas in place of each {between[0]}."
        raise InputError("IN", str(path), "CSV whose columns have commas between them", hint)
