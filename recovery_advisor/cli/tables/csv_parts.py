"""Reads a CSV file in parts, each as soon as its lines are there, so that nothing is read ahead."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from recovery_advisor.cli.tables.libraries import library

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv_parts(path: Path, lines: int) -> Iterator[Any]:
    """Frames of Polars of so many lines each, all cells text; at least one, if without rows.

    A part has fewer rows where a quoted cell goes over several lines.
    """
    read_csv = library("polars").read_csv
    with path.open("rb") as stream:
        heading = _lines(stream, 1).removeprefix(_BYTE_ORDER_MARK)
        rows = _lines(stream, lines)
        while True:
            whole = BytesIO(heading.rstrip(b"\r\n") + b"\n" + rows)
            yield read_csv(whole, infer_schema=False, encoding="utf8-lossy")
            rows = _lines(stream, lines)
            if not rows:
                return


def _lines(stream: BinaryIO, count: int) -> bytes:
    """So many lines, and more as long as a quoted cell is open."""
    lines = b"".join(islice(stream, count))
    while lines.count(b'"') % 2 and (more := stream.readline()):
        lines += more
    return lines
