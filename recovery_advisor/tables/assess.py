"""Assesses a table by a rule book."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TypeVar

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.frames import frame_of
from recovery_advisor.tables.layout import layout_of
from recovery_advisor.tables.program import Program, compile_program
from recovery_advisor.tables.wanted import Wanted

F = TypeVar("F")


def assess_table(
    book: RuleBook,
    table: F,
    wanted: Wanted,
    *,
    screened: str | None = None,
    answered: Collection[str] = (),
    text: bool = False,
) -> F:
    """A table with the decision on each of its rows; see :meth:`recovery_advisor.Advisor.assess_table`."""
    frame, program = frame_of(table), _program(_Same(book))
    layout = layout_of(
        book,
        frame.columns,
        wanted.names(program),
        screened=screened,
        answered=answered,
        text=text,
    )
    assessed: F = frame.assessed(program, layout, wanted)
    return assessed


class _Same:
    """A rule book that is only ever equal to itself, as comparing two takes long."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.book is other.book

    def __hash__(self) -> int:
        return id(self.book)


@lru_cache(maxsize=8)
def _program(held: _Same) -> Program:
    return compile_program(held.book)
