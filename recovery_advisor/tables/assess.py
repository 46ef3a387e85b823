"""Assesses a table by a rule book."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar
from weakref import finalize

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.courses import CourseReader
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
    course: CourseReader | None = None,
) -> F:
    """A table with the decision on each of its rows; see :meth:`recovery_advisor.Advisor.assess_table`."""
    frame, program = frame_of(table), _program(book)
    layout = layout_of(
        book,
        frame.columns,
        wanted.names(program),
        screened=screened,
        answered=answered,
        text=text,
        course=course,
    )
    assessed: F = frame.assessed(program, layout, wanted)
    return assessed


#: The program of each rule book that is alive, by the book's identity, as comparing two takes long.
_PROGRAMS: dict[int, Program] = {}


def _program(book: RuleBook) -> Program:
    found = _PROGRAMS.get(id(book))
    if found is None:
        found = _PROGRAMS[id(book)] = compile_program(book)
        finalize(book, _PROGRAMS.pop, id(book), None).atexit = False
    return found
