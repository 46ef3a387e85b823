"""Holds the columns of a table against a rule book: which are answers, and how each is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.cells import CellReader
from recovery_advisor.tables.courses import ALLOWED, CourseReader
from recovery_advisor.tables.gone import GoneReader
from recovery_advisor.values.answers import NON_QUESTION_FIELDS
from recovery_advisor.values.errors import (
    Described,
    Fault,
    InputError,
    nearest,
    printable,
    similar,
)
from recovery_advisor.values.screening import unknown_questionnaire

_NOT_IN_A_TABLE = {
    "clearance": "A table takes no clearance; assess these people one by one.",
    "screened": "Say screened= and answered= for the whole table.",
    "screening": "Give each question a column, and say screened= and answered=.",
}


@dataclass(frozen=True)
class Layout:
    """Which columns of a table are answers.

    Attributes:
        asked: ids of the questions that a check-in answers.
        readers: of each question with a column, in the order of the book.
        gone: of each question that is no longer asked, with a column.
        made_of: for each question, the columns of such questions that tell of it.
        aged_by: for each question, the columns of such questions that, where they are not blank, make
            its denial count for nothing, as it is as old as they are.
        course: reads the column of courses, which tells of all questions; ``None`` where there is none.
    """

    asked: tuple[str, ...]
    readers: Mapping[str, CellReader]
    gone: Mapping[str, GoneReader]
    made_of: Mapping[str, tuple[str, ...]]
    aged_by: Mapping[str, tuple[str, ...]]
    course: CourseReader | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are answers."""
        courses = () if self.course is None else (self.course.column,)
        return (*self.readers, *self.gone, *courses)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that some column tells of."""
        return tuple(dict.fromkeys((*self.readers, *self.made_of)))

    def allowed(self, column: str) -> str:
        """A column and what its cells may hold, as an error tells it."""
        if self.course and column == self.course.column:
            return f"{column}: {ALLOWED}"
        reader = self.readers.get(column)
        scale = reader.question.scale if reader else self.gone[column].scale
        return f"{column}: {scale.allowed}"


def layout_of(
    book: RuleBook,
    columns: Sequence[object],
    added: Collection[str],
    *,
    screened: str | None,
    answered: Collection[str],
    text: bool,
    course: CourseReader | None = None,
) -> Layout:
    """The layout of a table.

    Args:
        book: the rule book.
        columns: the names of the table's columns.
        added: the names of the columns that are to be added.
        screened: the questionnaire that was shown to everybody, if one was.
        answered: the columns that hold its answers.
        text: whether cells hold text.
        course: reads the column of courses, if there is one.

    Raises:
        InputError: with every column that can't be taken, and where there are columns of which none answers.
    """
    faults = [
        *_wrong_columns(book, columns, added),
        *_wrong_screening(book, columns, screened, answered),
        *(_wrong_course(book, columns, course.column) if course else ()),
    ]
    if faults := faults or [*_no_answers(book, columns, course)]:
        raise InputError.of(faults)
    there = {one for one in columns if isinstance(one, str)}
    outdated = book.form.outdated(screened) if screened else frozenset()
    readers = {
        one.id: CellReader(one, text, one.id in outdated)
        for one in book.questions
        if one.id in there
    }
    gone = {
        id: GoneReader(id, {into: book.question[into] for into in book.merged[id]}, text)
        for id in sorted(there & book.merged.keys())
    }
    aged = {id: _outdated_beside(book, id) for id in gone}
    return Layout(
        tuple(one.id for one in book.asked),
        readers,
        gone,
        _turned({id: one.into for id, one in gone.items()}),
        _turned({id: sorted(one & readers.keys()) for id, one in aged.items()}),
        course,
    )


def _outdated_beside(book: RuleBook, gone: str) -> frozenset[str]:
    """The questions whose denial is too old where a question that is gone was answered."""
    ages = book.form.last_asked([gone])
    return frozenset(id for age in ages for id in book.form.outdated(age))


def _turned(lists: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """For each member of some lists, the names of the lists that it is in."""
    turned: dict[str, tuple[str, ...]] = {}
    for name, members in lists.items():
        for one in members:
            turned[one] = (*turned.get(one, ()), name)
    return turned


def _wrong_columns(
    book: RuleBook, columns: Sequence[object], added: Collection[str]
) -> Iterator[Fault]:
    asked = book.question.keys() | book.merged.keys()
    twice = {one for one, times in Counter(columns).items() if times > 1}
    for name in dict.fromkeys(columns):
        if name in twice:
            yield Fault.of(str(name), Described("twice"), "each column once")
        if not isinstance(name, str) or name in asked:
            continue
        if name.lower().startswith(MADE):  # databases know no case
            yield Fault.of(name, Described("a column"), f"columns that don't begin with {MADE}")
        meant = re.sub("[ -]+", "_", name.strip().lower())
        if meant in NON_QUESTION_FIELDS:
            hint = _NOT_IN_A_TABLE[meant]
            yield Fault.of(name, Described("a column"), "a column for each question", hint)
        elif meant in asked:
            hint = f"Name it {meant}, as the question, or something else."
            yield Fault.of(name, Described("a column"), "the names of questions as they are", hint)
        elif name.lower() in {one.lower() for one in added}:
            hint = "Drop or rename the column that is there."
            yield Fault.of(name, Described("a column"), "no column that is to be added", hint)


def _no_answers(
    book: RuleBook, columns: Sequence[object], course: CourseReader | None
) -> Iterator[Fault]:
    """The fault of a table with columns that would be unknown all over, which is hardly meant."""
    asked = book.question.keys() | book.merged.keys()
    if not columns or course or not asked.isdisjoint(columns):
        return
    near = near_misses(book, [one for one in columns if isinstance(one, str)])
    hint = " ".join(f"Did you mean {question}, not {one}?" for one, question in near.items())
    given = Described(", ".join(map(str, columns)))
    yield Fault.of("columns", given, "at least one that is named as a question", hint)


def near_misses(
    book: RuleBook, own: Iterable[str], answered: Collection[str] = ()
) -> dict[str, str]:
    """Columns that are no questions but named most nearly as one that has no column, and that question.

    Args:
        book: the rule book.
        own: the columns that are no questions.
        answered: the questions that have a column.
    """
    asked = (*book.question, *book.merged)
    each = {one: _similar(one, asked) for one in islice(own, _MOST_LOOKED_AT)}
    return {one: near for one, near in each.items() if near and near not in answered}


def asked_back(name: str, near: Mapping[str, str]) -> str:
    """A column's name to be shown, and the question that it is nearly named as, if there is one."""
    shown = printable(name) or "''"
    return f"{shown} (did you mean {near[name]}?)" if name in near else shown


#: So many columns are held against the questions, as that takes half a millisecond each.
_MOST_LOOKED_AT = 1_000


@lru_cache(maxsize=4 * _MOST_LOOKED_AT)
def _similar(name: str, questions: tuple[str, ...]) -> str | None:
    """The most similar question; kept, as a table is often assessed in many parts."""
    return similar(name, questions)


def _wrong_course(book: RuleBook, columns: Sequence[object], course: str) -> Iterator[Fault]:
    if course not in columns:
        hint = nearest(course, [one for one in columns if isinstance(one, str)])
        yield Fault.of("course", course, "a column of the table", hint)
    for name in columns:
        if name in book.question or name in book.merged:
            hint = "A course holds the answers of the latest check-in: drop or rename the column."
            yield Fault.of(str(name), Described("a column"), "none beside courses", hint)


#: How the names of columns begin that a back end makes on its way.
MADE = "_recovery_advisor_"


def _wrong_screening(
    book: RuleBook, columns: Sequence[object], screened: str | None, answered: Collection[str]
) -> Iterator[Fault]:
    if isinstance(answered, str):
        yield Fault.of("answered", answered, "a list of columns")
        return
    for name in answered:
        if name not in columns:
            hint = nearest(name, [one for one in columns if isinstance(one, str)])
            yield Fault.of("answered", name, "columns of the table", hint)
    questionnaires = book.form.questionnaires
    if screened is None:
        if answered:
            allowed = "the name of the questionnaire that was shown, as answered= is given"
            yield Fault.of("screened", None, allowed)
    elif screened not in questionnaires:
        yield unknown_questionnaire("screened", screened, questionnaires)
    else:
        lacking = [id for id in questionnaires[screened] if id not in answered]
        if lacking:
            allowed = (
                f"a column for each of the {len(questionnaires[screened])} questions of {screened}"
            )
            hint = "A question that was not shown was not denied: leave screened= out."
            yield Fault.of("answered", Described(f"none for {', '.join(lacking)}"), allowed, hint)
