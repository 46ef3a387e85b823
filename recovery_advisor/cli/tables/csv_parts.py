"""Reads a CSV file in parts, each as soon as its lines are there, so that nothing is read ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.values.errors import Described, InputError, printable

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: What may stand between columns in place of commas.
_CALLED = {";": "semicolon", "\t": "tab", "|": "bar"}


def csv_parts(path: Path, lines: int) -> Iterator[Any]:
    """Frames of Polars of so many lines each, all cells text; at least one, if without rows.

    A part has fewer rows where a quoted cell goes over several lines.

    Raises:
        InputError: for a heading with a name twice, or without commas.
    """
    read_csv = library("polars").read_csv
    with path.open("rb") as stream:
        heading = _lines(stream, 1).removeprefix(_BYTE_ORDER_MARK)
        _check(path, heading)
        rows = _lines(stream, lines)
        while True:
            whole = BytesIO(heading.rstrip(b"\r\n") + b"\n" + rows)
            yield read_csv(whole, infer_schema=False, encoding="utf8-lossy")
            rows = _lines(stream, lines)
            if not rows:
                return


def _check(path: Path, heading: bytes) -> None:
    """Refuse a heading of which Polars would rename columns, or take all for one."""
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


def _lines(stream: BinaryIO, count: int) -> bytes:
    """So many lines, and more as long as a quoted cell is open."""
    lines = b"".join(islice(stream, count))
    while lines.count(b'"') % 2 and (more := stream.readline()):
        lines += more
    return lines
