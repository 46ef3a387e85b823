"""Shows on a terminal how far a table has come, how fast, and how long it still takes."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from time import monotonic

from recovery_advisor.cli.streams import Escaped
from recovery_advisor.cli.tables.source import Source

_BAR = 24


class Progress:
    """A line on standard error that is written over; nothing where that is no terminal.

    Args:
        source: what is read.
        before: how many of its rows were done earlier.
    """

    def __init__(self, source: Source, before: int) -> None:
        self._shown = sys.stderr.isatty()
        self._total = source.rows() if self._shown else None
        self._before, self._began = before, monotonic()

    def reach(self, rows: int) -> None:
        """Show that so many rows are done."""
        if self._shown:
            line = told(rows, self._total, rows - self._before, monotonic() - self._began)
            width = get_terminal_size().columns - 1
            print(Escaped(f"\r{line[:width]:<{width}}"), end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            print(file=sys.stderr)


def told(rows: int, total: int | None, new: int, seconds: float) -> str:
    """How far it has come, in words.

    Args:
        rows: how many are done.
        total: of how many, if that is known.
        new: how many were done in the seconds.
        seconds: how long they took.
    """
    rate = new / seconds if seconds > 0 else 0.0
    said = f"{rows:,} rows  {rate:,.0f} rows/s"
    if not total:
        return said
    share = min(rows / total, 1.0)
    done = round(share * _BAR)
    left = f"  {_clock((total - rows) / rate)} left" if rate and rows < total else ""
    return f"[{'#' * done}{'.' * (_BAR - done)}] {share:4.0%}  {said}{left}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
