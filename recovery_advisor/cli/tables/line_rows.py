"""Makes rows of JSON Lines, each a table of its own: no other row changes what it means, or is spoilt by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from recovery_advisor.cli.reading import Given
from recovery_advisor.cli.tables.column_names import Renamed, answering, several
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Fault, InputError
from recovery_advisor.values.twin_keys import keep_twins


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as a row.

    Attributes:
        given: the line as read; its value is an error where it can't be taken.
        cells: what stands in it, with the answers that stood under another name if it can.
    """

    given: Given
    cells: dict[str, Any]


def line_rows(
    lines: Sequence[Given],
    book: RuleBook,
    named: Mapping[str, str],
    shown: Set[str],
    wrong: Mapping[str, Fault],
) -> Iterator[LineRow]:
    """The rows of some lines.

    Args:
        lines: as read.
        book: the rule book.
        named: questions by the key that is said to answer each.
        shown: the questions that everybody was shown.
        wrong: what is wrong with a key, by each that no row may have.
    """
    shapes: dict[tuple[str, ...], tuple[tuple[Renamed, ...], list[Fault]]] = {}
    for line in lines:
        if isinstance(line.value, InputError):
            yield LineRow(line, {})
            continue
        keys = tuple(line.value)
        if keys not in shapes:
            here = {key: id for key, id in named.items() if key in line.value}
            renamed = answering(book, keys, here, shown)
            faults = [*(wrong[key] for key in keys if key in wrong), *several(keys, renamed)]
            shapes[keys] = renamed, faults
        yield _row(line, line.value, *shapes[keys])


def _row(
    line: Given, cells: dict[str, Any], renamed: Sequence[Renamed], faults: Sequence[Fault]
) -> LineRow:
    answers = [(one.question, one.cell(cells[one.column])) for one in renamed]
    if not faults:
        return LineRow(line, {**cells, **dict(answers)})
    told = keep_twins([*cells.items(), *(one for one in answers if one[1] is not None)])
    return LineRow(Given(line.line, InputError.of(faults), known=told), cells)
