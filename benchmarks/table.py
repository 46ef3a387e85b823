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
        target: the greatest ratio that meets the target; ``None`` where there is no target.
        most: the greatest own figure that meets the target, where a ratio is not what is asked.
        unit: of the two figures.
        remark: why it could not be measured.
    """

    what: str
    baseline: str
    measured: Measured | None
    target: float | None = None
    most: float | None = None
    unit: str = "us"
    remark: str = ""

    @property
    def met(self) -> str:
        """Whether the target is met, in a word."""
        if self.measured is None:
            return "?"
        if self.target is None and self.most is None:
            return ""
        by_ratio = self.target is None or self.measured.ratio <= self.target
        by_figure = self.most is None or self.measured.own <= self.most
        return "met" if by_ratio and by_figure else "NOT MET"


_HEADINGS = ("what", "ratio", "target", "", "own", "baseline", "", "baseline is")


def printed(rows: Iterable[Row]) -> str:
    """The rows as aligned text."""
    lines = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADINGS))]
    return "\n".join(_line(cells, widths) for cells in lines)


def _cells(row: Row) -> tuple[str, ...]:
    target = "" if row.target is None else f"<= {row.target:g}"
    if row.most is not None:
        target = f"<= {row.most:,g} {row.unit}"
    if row.measured is None:
        return (row.what, "", target, row.met, "", "", "", row.remark)
    found = row.measured
    figures = (_figure(found.own), _figure(found.baseline), row.unit)
    return (row.what, f"{found.ratio:.2f}", target, row.met, *figures, row.baseline)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    numbers = {1, 2, 4, 5}
    return "  ".join(
        cell.rjust(width) if column in numbers else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
