"""Tables as plain data: columns of a stated type, filled at random, and each row as a check-in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Literal

from recovery_advisor import RuleBook
from recovery_advisor.rulebook.questions import Question

#: What the cells of a column are; any of them may also be ``None``.
ColumnType = Literal["whole", "float", "truth", "text", "category", "date"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """Columns by name: the type and the cells of each."""

    columns: Mapping[str, tuple[ColumnType, list[Any]]]
    length: int

    def rows(self) -> Iterator[Row]:
        """The rows as they stand."""
        for number in range(self.length):
            yield {name: cells[number] for name, (_, cells) in self.columns.items()}


def table_for(book: RuleBook, seed: int, length: int, *, tame: bool = False) -> Table:
    """A table of answers, most of them good ones.

    Args:
        book: the rule book.
        seed: the same gives the same.
        length: how many rows.
        tame: whether every cell can be taken.
    """
    random = Random(seed)
    columns: dict[str, tuple[ColumnType, list[Any]]] = {}
    for question in book.questions:
        if random.random() < 0.1:
            continue
        kind: ColumnType = random.choice(_types(question, tame))
        columns[question.id] = kind, [_cell(question, kind, random, tame) for _ in range(length)]
    return Table(columns, length)


def _types(question: Question, tame: bool) -> list[ColumnType]:
    usual: list[ColumnType] = ["text", "category"] if question.worded else ["whole", "float"]
    if question.scale.denies:
        usual.append("truth")
    return usual * 9 if tame else [*usual * 9, "whole", "float", "truth", "text", "date"]


def _cell(question: Question, kind: ColumnType, random: Random, tame: bool) -> Any:
    if random.random() < 0.1:
        return None
    severity = 0 if random.random() < 0.6 else random.randint(0, question.span)
    answer = question.answer(severity)
    odd = not tame and random.random() < 0.03
    match kind:
        case "whole":
            good = answer if isinstance(answer, int) else random.choice([0, 1])
            return random.choice([-1, 0, 1, 7, 99, 101, 10_000]) if odd else good
        case "float":
            good = answer if isinstance(answer, int) else random.choice([0, 1])
            strange = [float("nan"), 2.5, -0.0, 1e12, float("inf"), 101.0]
            return random.choice(strange) if odd else float(good)
        case "truth":
            return random.random() < 0.3
        case "date":
            return date(2026, 1, 1)
        case _:
            word = random.choice(question.scale.words) if random.random() < 0.2 else str(answer)
            return random.choice(_ODD_WORDS) if odd else word


_ODD_WORDS = [
    *(" ", "", "YES", " no ", "yes", "Unsure", "true", "0", "1", "7", "+7", "7.0", "007", "-0"),
    *("nan", "None", "maybe", "\u00a0yes\u00a0", "'", "a;b", "0000000009", "\\"),
]


def check_in(row: Row) -> Row:
    """A row as a check-in: without gaps, and numbers that are whole as such."""
    return {name: _plain(cell) for name, cell in row.items()}


def _plain(cell: Any) -> Any:
    if isinstance(cell, float):
        return (
            None if cell != cell else int(cell) if cell.is_integer() and abs(cell) < 1e9 else cell
        )
    if isinstance(cell, str) and not cell.strip():
        return None
    return cell
