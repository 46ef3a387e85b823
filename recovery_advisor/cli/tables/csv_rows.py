"""Reads a CSV file row by row as bytes, and refuses it where many rows would be taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from recovery_advisor.cli.reading import MOST_BYTES
from recovery_advisor.values.errors import Described, InputError

_QUOTED = re.compile(rb'"[^"]*"')
_LONE_RETURN = re.compile(rb"\r(?!\n)")


def csv_rows(path: Path, stream: BinaryIO) -> Iterator[bytes]:
    """Each row of a file with its ends of lines, of which a quoted cell may hold some.

    Args:
        path: of the file, as it is told.
        stream: its bytes.

    Raises:
        InputError: for a row that is too long, as of a quote that is never closed.
    """
    line = 1
    while row := stream.readline(MOST_BYTES + 1):
        if row.count(b'"') % 2 == 0 and len(row) <= MOST_BYTES:
            yield row
            line += 1
            continue
        lines = [row, *_up_to_quote(stream, MOST_BYTES - len(row))]
        row = b"".join(lines)
        if len(row) > MOST_BYTES or not lines[-1]:
            given = Described(f"{path}, line {line}")
            hint = "Close the quote that is open, or end each line by a line feed."
            raise InputError("IN", given, f"rows that end within {MOST_BYTES:,} bytes", hint)
        yield row
        line += len(lines)


def _up_to_quote(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines up to the one that closes a quote; the last is empty at the end of the file."""
    while most >= 0:
        yield (line := stream.readline(most + 1))
        most -= len(line)
        if not line or line.count(b'"') % 2:
            return


def require_line_feeds(path: Path, rows: bytes) -> None:
    """Refuse lines that end by a carriage return alone, as those of old Macintoshes."""
    if rows.count(b"\r") > rows.count(b"\r\n") and _LONE_RETURN.search(_QUOTED.sub(b"", rows)):
        hint = "Write it anew: a carriage return alone ends no line."
        raise InputError("IN", str(path), "CSV of which each line ends by a line feed", hint)
