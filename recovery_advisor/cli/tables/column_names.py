"""Finds columns of another system that answer questions, such as the checkboxes of a REDCap export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Described, Fault, InputError, nearest

_TICKED = frozenset({"1", "1.0", "checked", "true"})
_UNTICKED = frozenset({"0", "0.0", "unchecked", "false"})
_CHECKBOX = re.compile(r"(.+?)___(.+)")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A column that answers a question under another name.

    Attributes:
        column: its name.
        question: the question.
        box: whether its cells say ticked or not.
        denies: whether a box that is not ticked is a *no*: once the questionnaire was shown.
    """

    column: str
    question: str
    box: bool
    denies: bool

    def cell(self, given: object) -> object:
        """A cell as an answer."""
        if not self.box or given is None:
            return given
        word = str(given).strip().lower()
        if word in _TICKED:
            return "yes"
        if word in _UNTICKED:
            return "no" if self.denies else None
        return given

    def expression(self) -> Any:
        """The same as an expression of narwhals, over a column of whatever type."""
        import narwhals as nw

        column = nw.col(self.column)
        if not self.box:
            return column
        text = column.cast(nw.String)
        word = text.str.strip_chars().str.to_lowercase()
        unticked = nw.lit("no" if self.denies else None, nw.String)
        kept = nw.when(word.is_in([*_UNTICKED])).then(unticked).otherwise(text)
        return nw.when(word.is_in([*_TICKED])).then(nw.lit("yes")).otherwise(kept)


def renamed_columns(
    book: RuleBook, columns: Sequence[str], given: Mapping[str, str], shown: Set[str]
) -> tuple[Renamed, ...]:
    """The columns of a table that answer a question under another name.

    ``FIELD___1`` answers the question ``FIELD``, and ``FIELD___ID`` the question ``ID``, where there is no
    column of that name and the question can be answered by yes.

    Args:
        book: the rule book.
        columns: of the table.
        given: questions by the column that is said to answer each.
        shown: the questions that everybody was shown.

    Raises:
        InputError: for a column or question that is not there, and where several answer a question.
    """
    if faults := [*_wrong(book, columns, given)]:
        raise InputError.of(faults)
    boxes = {one: _boxed(book, one) for one in columns if one not in given}
    found = {**given, **{one: id for one, id in boxes.items() if id and id not in columns}}
    twice = [id for id in dict.fromkeys(found.values()) if [*found.values()].count(id) > 1]
    if twice:
        answering = [one for one, id in found.items() if id == twice[0]]
        raise InputError(twice[0], Described(" and ".join(answering)), "one column a question")
    return tuple(
        Renamed(one, id, bool(_CHECKBOX.fullmatch(one)), id in shown) for one, id in found.items()
    )


def _wrong(book: RuleBook, columns: Sequence[str], given: Mapping[str, str]) -> Iterator[Fault]:
    asked = [*book.question, *book.merged]
    for column, question in given.items():
        if column not in columns:
            yield Fault.of("--column", column, "columns of the table", nearest(column, columns))
        if question not in asked:
            yield Fault.of("--column", question, "questions", nearest(question, asked))
        elif question in columns and question != column:
            yield Fault.of(question, Described(f"{column} beside it"), "one column a question")


def _boxed(book: RuleBook, column: str) -> str | None:
    """The question that a checkbox answers."""
    if not (box := _CHECKBOX.fullmatch(column)):
        return None
    field, code = box.groups()
    id = code if code in book.question else field if code == "1" else ""
    return id if id in book.question and book.question[id].scale.denies else None
