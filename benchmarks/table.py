"""The table that every benchmark prints a row of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.timing import Measured


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured against a baseline.

    Attributes:
        what: the thing, in words.
        baseline: what it is measured against, in words.
        measured: the figures; ``None`` where it could not be measured here.
        goal: the greatest ratio that meets the goal; ``None`` where there is none.
        most: the greatest own figure that meets it, where a ratio is not what is asked.
        unit: of the two figures.
        remark: why it could not be measured.
    """

    what: str
    baseline: str
    measured: Measured | None
    goal: float | None = None
    most: float | None = None
    unit: str = "us"
    remark: str = ""

    @property
    def figure(self) -> float | None:
        """What the goal is about: the own figure, or the ratio."""
        if self.measured is None:
            return None
        return self.measured.ratio if self.most is None else self.measured.own

    @property
    def mark(self) -> str:
        """Stands beside a goal that is missed."""
        most = self.goal if self.most is None else self.most
        missed = self.figure is not None and most is not None and self.figure > most
        return "MISSED" if missed else ""


_HEADINGS = ("what", "figure", "goal", "", "own", "baseline", "", "baseline is")


def printed(rows: Iterable[Row]) -> str:
    """The rows as aligned text."""
    lines = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADINGS))]
    return "\n".join(_line(cells, widths) for cells in lines)


def _cells(row: Row) -> tuple[str, ...]:
    goal = "" if row.goal is None else f"{row.goal:.3g}"
    if row.most is not None:
        goal = f"{row.most:,g} {row.unit}"
    if row.measured is None or row.figure is None:
        return (row.what, "?", goal, "", "", "", "", row.remark)
    found = row.measured
    figure = _figure(row.figure) + ("" if row.most is None else f" {row.unit}")
    own = (_figure(found.own), _figure(found.baseline), row.unit)
    return (row.what, figure, goal, row.mark, *own, row.baseline)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    numbers = {1, 2, 4, 5}
    return "  ".join(
        cell.rjust(width) if column in numbers else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
