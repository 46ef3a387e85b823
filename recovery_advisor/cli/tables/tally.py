"""Counts what was decided on the rows of a table, part by part, and tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.terminal import writable
from recovery_advisor.tables.wanted import SEPARATOR
from recovery_advisor.values.levels import Verdict

#: So many rows are told with each error, and so many errors.
_EXAMPLES, _ERRORS = 3, 5
_BAR = 30


@dataclass(frozen=True, slots=True)
class Tally:
    """What was decided on some rows.

    Attributes:
        rows: how many there are.
        refused: how many of them have a cell that can't be taken.
        verdicts: how many have each verdict.
        errors: how many have each error.
        examples: for each error the numbers of the first rows with it, and what they hold.
    """

    rows: int = 0
    refused: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    errors: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Part, before: int) -> Self:
        """The tally of a part with so many rows before it."""
        pl = library("polars")
        verdicts = dict(part.decided["verdict"].value_counts().iter_rows())
        bad = part.decided.select("error").with_row_index("at").drop_nulls()
        each = bad.with_columns(pl.col("error").str.split(SEPARATOR)).explode("error")
        counted = each.group_by("error", maintain_order=True).agg(
            pl.len(), pl.col("at").head(_EXAMPLES)
        )
        errors, examples = {}, {}
        for error, count, at in counted.iter_rows():
            errors[error] = count
            column = error.partition(":")[0]
            examples[error] = [(before + i + 1, repr(part.cell(i, column))) for i in at]
        return cls(part.length, len(bad), verdicts, errors, examples)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """A tally that was kept."""
        return cls(**data)

    def __add__(self, other: Tally) -> Tally:
        examples = {
            error: [*self.examples.get(error, ()), *other.examples.get(error, ())][:_EXAMPLES]
            for error in dict.fromkeys((*self.examples, *other.examples))
        }
        return Tally(
            self.rows + other.rows,
            self.refused + other.refused,
            Counter(self.verdicts) + Counter(other.verdicts),
            Counter(self.errors) + Counter(other.errors),
            examples,
        )

    def lines(self) -> Iterator[str]:
        """The tally in words, with a bar for each verdict."""
        yield f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        for verdict in map(str, Verdict):
            yield from _bar(verdict, self.verdicts.get(verdict, 0), self.rows)
        if not self.refused:
            return
        yield ""
        yield f"{self.refused:,} with a cell that can't be taken, each at rest or referred:"
        ordered = sorted(self.errors.items(), key=lambda one: -one[1])
        for error, count in ordered[:_ERRORS]:
            yield f"  {count:,} x {error}"
            for row, given in self.examples[error]:
                yield f"    row {row:,}: {given[:60]}"
        if more := len(ordered) - _ERRORS:
            yield from [f"  and {more:,} other errors"] if more > 0 else []


def _bar(name: str, count: int, rows: int) -> Iterator[str]:
    share = count / rows if rows else 0.0
    length = max(round(share * _BAR), 1) if count else 0
    yield f"  {name:<17} {writable('█', '#') * length:<{_BAR}} {count:>13,} {share:>6.1%}"
