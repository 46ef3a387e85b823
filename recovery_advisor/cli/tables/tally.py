"""Counts what was decided on the rows of a table, part by part, and tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import Self

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.terminal import writable
from recovery_advisor.values.levels import Verdict

#: So many rows are told with each error, and so many errors.
_EXAMPLES, _ERRORS = 3, 5
#: The most that a bar takes of a line, and what stands beside it.
_BAR, _BESIDE = 30, 41


@dataclass(frozen=True, slots=True)
class Tally:
    """What was decided on some rows.

    Attributes:
        rows: how many there are.
        refused: how many of them have a cell that can't be taken.
        verdicts: how many have each verdict.
        errors: how many have each error.
        examples: for each error where the first rows with it stand, and what they hold.
        columns: those that were given, and the question that each answers, if it does.
    """

    rows: int = 0
    refused: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    errors: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)
    columns: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Part, before: int) -> Self:
        """The tally of a part with so many rows before it."""
        pl = library("polars")
        verdicts = dict(part.decided["verdict"].value_counts().iter_rows())
        refused = part.decided["error"].count()
        counted = part.faults.group_by("error", maintain_order=True).agg(
            pl.len(), pl.col("at").head(_EXAMPLES)
        )
        errors, examples = {}, {}
        for error, count, at in counted.iter_rows():
            errors[error] = count
            column = error.partition(":")[0]
            examples[error] = [
                (part.place(i, before), repr(part.cell(i, column)))
                for i in at
                if not error.startswith(f"{part.place(i, before)}: ")
            ]
        return cls(part.length, refused, verdicts, errors, examples, part.columns)

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
            {**self.columns, **other.columns},
        )

    def lines(self) -> Iterator[str]:
        """The tally in words, with a bar for each verdict where there are rows."""
        yield f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        for verdict in map(str, Verdict) if self.rows else ():
            yield _bar(verdict, self.verdicts.get(verdict, 0), self.rows)
        if not self.refused:
            return
        yield ""
        yield f"{self.refused:,} with a cell that can't be taken, each at rest or referred:"
        ordered = sorted(self.errors.items(), key=lambda one: -one[1])
        for error, count in ordered[:_ERRORS]:
            yield f"  {count:,} x {error}"
            for place, given in self.examples[error]:
                yield f"    {place}: {given[:60]}"
        if (more := len(ordered) - _ERRORS) > 0:
            yield f"  and {more:,} other error{'' if more == 1 else 's'}"


def _bar(name: str, count: int, rows: int) -> str:
    share = count / rows
    most = max(1, min(_BAR, get_terminal_size().columns - _BESIDE))
    length = max(round(share * most), 1) if count else 0
    return f"  {name:<17} {writable('█', '#') * length:<{most}} {count:>13,} {share:>6.1%}"
