"""Assesses a table by a rule book."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Sequence
from typing import TypeVar
from weakref import finalize

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.courses import CourseReader
from recovery_advisor.tables.frames import frame_of
from recovery_advisor.tables.layout import Layout, asked_back, layout_of, near_misses
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
    warns: bool = True,
) -> F:
    """A table with the decision on each of its rows; see :meth:`recovery_advisor.Advisor.assess_table`.

    With ``warns``, the caller of who calls this is warned of columns that may be meant as questions.
    """
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
    if warns and course is None:
        _warn(book, frame.columns, layout)
    assessed: F = frame.assessed(program, layout, wanted)
    return assessed


def _warn(book: RuleBook, columns: Sequence[object], layout: Layout) -> None:
    """Warn of columns that are named nearly as a question that has none of its own."""
    own = [one for one in columns if isinstance(one, str) and one not in layout.columns]
    near = near_misses(book, own, layout.columns)
    if near:
        named = ", ".join(asked_back(one, near) for one in near)
        message = f"columns that answer no question, and decide nothing: {named}"
        warnings.warn(message, UserWarning, stacklevel=4)  # this, what calls it, and the method


#: The program of each rule book that is alive, by the book's identity, as comparing two takes long.
_PROGRAMS: dict[int, Program] = {}


def _program(book: RuleBook) -> Program:
    found = _PROGRAMS.get(id(book))
    if found is None:
        found = _PROGRAMS[id(book)] = compile_program(book)
        finalize(book, _PROGRAMS.pop, id(book), None).atexit = False
    return found
