"""Assesses a table by two rule books, and reports the rows on which they decide otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from recovery_advisor.cli.tables.assessing import Assessing
from recovery_advisor.cli.tables.examples import example_line, looked_at
from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.tables.progress import Progress
from recovery_advisor.cli.tables.source import Source
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.wanted import ERROR, SEPARATOR, WORDS
from recovery_advisor.values.levels import Readiness, Urgency

_EXAMPLES, _RULES = 3, 6
_SIDES = {"new": "only by the new rules", "old": "only by the old rules", "both": "by both"}


class Decided(NamedTuple):
    """A decision, in its words."""

    verdict: str
    readiness: str
    urgency: str

    def __str__(self) -> str:
        return f"{self.verdict} (readiness {self.readiness}, urgency {self.urgency})"


class Change(NamedTuple):
    """A decision in place of another."""

    old: Decided
    new: Decided

    @property
    def permissive(self) -> bool:
        """Whether more is allowed, or help is sought later."""
        more = Readiness(self.new.readiness).rank > Readiness(self.old.readiness).rank
        return more or Urgency(self.new.urgency).rank < Urgency(self.old.urgency).rank

    @property
    def direction(self) -> str:
        """Which way it goes."""
        back = Change(self.new, self.old).permissive
        if self.permissive:
            return "more permissive, and more restrictive too" if back else "more permissive"
        return "more restrictive"


@dataclass
class Changed:
    """The rows with one change.

    Attributes:
        rows: how many there are.
        rules: how many have each rule among the reasons, by the rule and by whose rules it is a reason.
        examples: the first rows, by their number.
    """

    rows: int = 0
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass
class TableDiff:
    """What two rule books decide otherwise on the rows of a table.

    Attributes:
        rows: how many there are.
        refused: how many have a cell that can't be taken by either.
        changes: the rows with each change.
        books: the rule books.
        text: whether cells hold text.
    """

    books: Sequence[RuleBook] = ()
    text: bool = False
    rows: int = 0
    refused: int = 0
    changes: dict[Change, Changed] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether no row is permitted more, or referred later."""
        return not any(change.permissive for change in self.changes)

    def add(self, old: Part, new: Part) -> None:
        """Count a part, assessed by each."""
        pl = library("polars")
        both = pl.concat(
            [one.decided.rename(lambda name, of=of: f"{of} {name}") for of, one in _of(old, new)],
            how="horizontal",
        ).with_row_index("at")
        same = [pl.col(f"old {name}").eq_missing(pl.col(f"new {name}")) for name in WORDS]
        errors = pl.col(f"old {ERROR}", f"new {ERROR}").is_not_null()
        self.refused += both.select(pl.any_horizontal(errors).sum()).item()
        self._count(both.filter(~pl.all_horizontal(same)), new)
        self.rows += new.length

    def _count(self, other: Any, part: Part) -> None:
        for row in other.iter_rows(named=True):
            old, new = (Decided(*(row[f"{of} {name}"] for name in WORDS)) for of in ("old", "new"))
            changed = self.changes.setdefault(Change(old, new), Changed())
            changed.rows += 1
            changed.rules.update(_responsible(row["old reasons"], row["new reasons"]))
            if len(changed.examples) < _EXAMPLES:
                changed.examples[self.rows + row["at"] + 1] = _given(part.row(row["at"]))

    def lines(self) -> Iterator[str]:
        """Each change, the most rows first: its rules, and examples."""
        count = sum(one.rows for one in self.changes.values())
        rows = f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        yield f"{count:,} of {rows} get{'s' if count == 1 else ''} another decision."
        for change, changed in self._ordered():
            yield ""
            yield f"{change.old} -> {change.new}"
            yield f"  {changed.rows:,} row{'' if changed.rows == 1 else 's'}, {change.direction}"
            yield from _rule_lines(changed.rules, "old" if change.permissive else "new")
            yield from self._example_lines(changed)
        if self.refused:
            have = "1 row has" if self.refused == 1 else f"{self.refused:,} rows have"
            yield f"\n{have} a cell that can't be taken."

    def _example_lines(self, changed: Changed) -> Iterator[str]:
        questions = {id: one for book in self.books for id, one in book.question.items()}
        looked = looked_at(self.books, {rule for rule, _ in changed.rules})
        for number, given in changed.examples.items():
            place = f"row {number:,}"
            yield example_line(place, given, questions, looked, text=self.text)

    def data(self) -> dict[str, Any]:
        """The same."""
        changes = [
            {
                "old": change.old._asdict(),
                "new": change.new._asdict(),
                "direction": change.direction,
                "rows": changed.rows,
                "rules": [
                    {"rule": rule, "in": side, "rows": rows}
                    for (rule, side), rows in changed.rules.most_common()
                ],
                "examples": [
                    {"row": number, "given": {name: str(cell) for name, cell in given.items()}}
                    for number, given in changed.examples.items()
                ],
            }
            for change, changed in self._ordered()
        ]
        said = {"rows": self.rows, "refused": self.refused, "passed": self.passed}
        return {**said, "changes": changes}

    def _ordered(self) -> list[tuple[Change, Changed]]:
        return sorted(self.changes.items(), key=lambda one: (not one[0].permissive, -one[1].rows))


def compared_on(source: Source, old: Assessing, new: Assessing, rows: int) -> TableDiff:
    """What two rule books decide otherwise on the rows of a source, so many of which are held at a time."""
    books = (old.advisor.book, new.advisor.book)
    found, progress = TableDiff(books, new.reads_text(source)), Progress(source, 0)
    for pair in zip(old.parts(source, rows), new.parts(source, rows), strict=True):
        found.add(*pair)
        progress.reach(found.rows)
    progress.end()
    return found


def _rule_lines(rules: Counter[tuple[str, str]], first: str) -> Iterator[str]:
    """The rules that made or would have made the sterner decision first, then by rows."""
    ordered = sorted(rules.items(), key=lambda one: (one[0][1] != first, -one[1]))
    for (rule, side), rows in ordered[:_RULES]:
        yield f"  {rows:,} x {rule}, a reason {_SIDES[side]}"
    if others := len(ordered[_RULES:]):
        yield f"  and {others} other rule{'' if others == 1 else 's'}"


def _of(old: Part, new: Part) -> tuple[tuple[str, Part], tuple[str, Part]]:
    return ("old", old), ("new", new)


def _responsible(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The rules that are a reason by one rule book alone; those of both where there are none."""
    by_old, by_new = (dict.fromkeys(filter(None, one.split(SEPARATOR))) for one in (old, new))
    apart = [*((one, "new") for one in by_new if one not in by_old)]
    apart += [(one, "old") for one in by_old if one not in by_new]
    yield from apart or [(one, "both") for one in by_new]


def _given(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what was added to it."""
    added = {*WORDS, ERROR, "reasons"}
    return {name: cell for name, cell in row.items() if name not in added}
