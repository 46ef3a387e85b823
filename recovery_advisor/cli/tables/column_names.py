"""Finds columns of another system that answer questions, such as the checkboxes of a REDCap export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Described, Fault, InputError, nearest
from recovery_advisor.values.twin_keys import Twins

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
        if isinstance(given, Twins):
            return Twins(tuple(map(self.cell, given.values)))
        word = str(given).strip().lower()
        if word in _TICKED:
            return "yes"
        if word in _UNTICKED:
            return "no" if self.denies else None
        return given

    def expression(self, columns: Sequence[str]) -> Any:
        """The same as an expression of narwhals, over a column of whatever type.

        Args:
            columns: of the table; the name of one may be a pattern to its library, the place is none.
        """
        import narwhals as nw

        column = nw.nth(columns.index(self.column))
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
    """The columns of a table that answer a question under another name, as :func:`answering` finds them.

    Raises:
        InputError: for a column or question that is not there, and where several answer a question.
    """
    lacking = [
        Fault.of("--column", column, "columns of the table", nearest(column, columns))
        for column in given
        if column not in columns
    ]
    renamed = answering(book, columns, given, shown)
    if faults := [*unknown_questions(book, given), *lacking, *several(columns, renamed)]:
        raise InputError.of(faults)
    return renamed


def answering(
    book: RuleBook, columns: Sequence[str], given: Mapping[str, str], shown: Set[str]
) -> tuple[Renamed, ...]:
    """The columns that answer a question under another name.

    ``FIELD___ID`` answers the question ``ID``, and ``FIELD___1`` the question ``FIELD``, if it can be
    answered by yes. The other boxes of such a field then answer it as well, so that it has several,
    but where one is said to.

    Args:
        book: the rule book.
        columns: of the table.
        given: questions by the column that is said to answer each.
        shown: the questions that everybody was shown.
    """
    boxes = {one: _boxed(book, one, columns, given) for one in columns if one not in given}
    found = {**given, **{one: id for one, id in boxes.items() if id}}
    return tuple(
        Renamed(one, id, bool(_CHECKBOX.fullmatch(one)), id in shown) for one, id in found.items()
    )


def unknown_questions(book: RuleBook, given: Mapping[str, str]) -> Iterator[Fault]:
    """The faults of questions that columns are said to answer and that are none."""
    asked = [*book.question, *book.merged]
    for question in given.values():
        if question not in asked:
            yield Fault.of("--column", question, "questions", nearest(question, asked))


def several(columns: Sequence[str], renamed: Sequence[Renamed]) -> Iterator[Fault]:
    """The faults of questions that more than one column answers."""
    for id in dict.fromkeys(one.question for one in renamed):
        own = [one for one in columns if one == id]
        each = dict.fromkeys([*own, *(one.column for one in renamed if one.question == id)])
        if len(each) > 1:
            hint = "Drop or rename the others; of several boxes --column NAME=QUESTION takes one."
            yield Fault.of(id, Described(" and ".join(each)), "one column a question", hint)


def _boxed(
    book: RuleBook, column: str, columns: Sequence[str], given: Mapping[str, str]
) -> str | None:
    """The question that a checkbox answers."""
    if not (box := _CHECKBOX.fullmatch(column)):
        return None
    field, code = box.groups()
    whole = f"{field}___1" in columns and field not in given.values()
    id = code if code in book.question else field if whole else ""
    return id if id in book.question and book.question[id].scale.denies else None
