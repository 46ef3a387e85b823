"""Runs a program with numpy, in blocks that fit the processor's cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_

import numpy as np

from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.tables.cells import NOT_KNOWN, REFUSED, code_of
from recovery_advisor.tables.columns import Array, Bools, Cells, Column, LookUp, Values, Words
from recovery_advisor.tables.courses import CourseReader
from recovery_advisor.tables.layout import Layout
from recovery_advisor.tables.program import (
    DECISIONS,
    Formula,
    Program,
    Told,
    applies,
    counting,
    known,
    ruled_out,
)
from recovery_advisor.tables.wanted import ERROR, LEVELS, SEPARATOR, WORDS, Wanted, rule_column

#: For each decision the place of its word in each of the columns that are always added.
_LEVELS = {
    name: np.array([LEVELS[name].index(word) for word in words], np.int8)
    for name, words in WORDS.items()
}
#: So many rows are looked at together.
BLOCK = 32_768


class Undecided(Exception):
    """No row of the decision table applied, which can't be."""


class BlockEngine:
    """Assesses tables in memory.

    Args:
        program: the laws.
        layout: which columns are answers.
        wanted: the columns that are to be added.
    """

    def __init__(self, program: Program, layout: Layout, wanted: Wanted) -> None:
        self._program, self._layout, self._wanted = program, layout, wanted

    def added(self, cells: Mapping[str, Cells], rows: int) -> dict[str, Column]:
        """The columns to be added.

        Args:
            cells: the cells of each column that is an answer.
            rows: how many rows there are.
        """
        answers = _Answers(self._layout, cells)
        begins = range(0, max(rows, 1), BLOCK)
        blocks = [self._block(answers, slice(begin, min(rows, begin + BLOCK))) for begin in begins]
        return {name: _joined([one[name] for one in blocks]) for name in blocks[0]}

    def _block(self, answers: _Answers, at: slice) -> dict[str, Column]:
        codes, refused = answers.at(at)
        rows = _Rows(self._program, codes, refused, at.stop - at.start)
        added: dict[str, Column] = {
            name: Words(_LEVELS[name][rows.places], words) for name, words in LEVELS.items()
        }
        texts = [self._layout.allowed(name) for name in refused]
        added[ERROR] = Words.listed([*refused.values()], texts, SEPARATOR, rows.bad)
        if self._wanted.reasons:
            added["reasons"] = rows.told(self._program.reasons, self._program.no_reason)
        if self._wanted.unanswered:
            added["unanswered"] = Values(rows.unanswered(self._layout.asked), rows.bad)
        if self._wanted.safety_net:
            added["safety_net"] = rows.told(self._program.safety_net)
        if self._wanted.rules:
            added |= {
                rule_column(rule): rows.truth(formula) for rule, formula in self._program.rules
            }
        return added


def _joined(parts: Sequence[Column]) -> Column:
    if len(parts) == 1:
        return parts[0]
    return type(parts[0]).joined(parts)  # type: ignore[arg-type]  # all are of one type


class _Answers:
    """Reads the answers of a table, block by block."""

    def __init__(self, layout: Layout, cells: Mapping[str, Cells]) -> None:
        self._layout = layout
        self._own: dict[str, LookUp] = {
            id: cells[id].look_up(reader.code, *reader.ends)
            for id, reader in layout.readers.items()
        }
        self._courses = layout.course and cells[layout.course.column]
        self._told: dict[tuple[str, str], LookUp] = {}
        self._blank: dict[str, LookUp] = {}
        for id, gone in layout.gone.items():
            self._blank[id] = cells[id].look_up(gone.is_blank, *gone.ends)
            for into in gone.into:
                code = gone.codes_for(into)
                self._told[id, into] = cells[id].look_up(code, *gone.ends)

    def at(self, at: slice) -> tuple[dict[str, Array], dict[str, Bools]]:
        """The codes of each question, and for each column where its cell can't be taken."""
        if self._layout.course and self._courses:
            return _of_courses(self._layout.course, self._courses.listed(at))
        codes = {id: look_up.at(at) for id, look_up in self._own.items()}
        told = {pair: look_up.at(at) for pair, look_up in self._told.items()}
        refused = {id: _is_refused(codes[id]) for id, one in self._own.items() if one.refuses}
        codes |= {id: _may_be(codes[id]) for id in refused}
        for (gone, into), said in told.items():
            refused[gone] = _is_refused(said)
            if into in refused and not self._layout.readers[into].text:
                # By a check-in, what is graver stands in place of whatever else was answered.
                refused[into] = refused[into] & ~((said > NOT_KNOWN) & ~refused[gone])
            now = codes.get(into, _may_be(said))
            codes[into] = np.maximum(now, _may_be(said))
        for id, columns in self._layout.aged_by.items():
            aged = reduce(or_, [self._blank[gone].at(at) == 0 for gone in columns])
            codes[id] = np.where(aged & (codes[id] == code_of(0)), NOT_KNOWN, codes[id])
        return codes, refused


def _of_courses(
    reader: CourseReader, cells: Sequence[object]
) -> tuple[dict[str, Array], dict[str, Bools]]:
    """The answers in a column of courses."""
    read = [reader.read(cell) for cell in cells]
    codes = np.array([codes for codes, _ in read], np.uint16).reshape(len(read), -1)
    by_question = (
        {id: codes[:, at].copy() for at, id in enumerate(reader.questions)} if read else {}
    )
    return by_question, {reader.column: np.array([refused for _, refused in read], np.bool_)}


def _is_refused(codes: Array) -> Bools:
    refused: Bools = np.equal(codes & REFUSED, REFUSED)
    return refused


def _may_be(codes: Array) -> Array:
    """The codes without the mark of what can't be taken."""
    plain: Array = codes & ~codes.dtype.type(REFUSED)
    return plain


class _Logic:
    """Joins truths of so many rows."""

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def every(self, parts: Sequence[Bools]) -> Bools:
        return reduce(and_, parts) if parts else np.ones(self._rows, np.bool_)

    def some(self, parts: Sequence[Bools]) -> Bools:
        return reduce(or_, parts) if parts else np.zeros(self._rows, np.bool_)

    def opposite(self, part: Bools) -> Bools:
        return ~part


class _Rows:
    """Some rows of a table, decided."""

    def __init__(
        self,
        program: Program,
        codes: Mapping[str, Array],
        refused: Mapping[str, Bools],
        rows: int,
    ) -> None:
        self._codes, self._rows, self._logic = codes, rows, _Logic(rows)
        self._passed: dict[Threshold, Bools] = {}
        #: Where a cell can't be taken.
        self.bad: Bools = self._logic.some(list(refused.values()))
        #: The place of each row's decision.
        self.places: Array = self._decided(program)

    def _decided(self, program: Program) -> Array:
        counts = [counting(group, self._passes, self._logic) for group in program.groups]
        for number, group in enumerate(program.groups):
            if group.kind != "refer":  # where something can't be read, referrals alone are seen
                counts[number] = counts[number] & ~self.bad
        places = np.full(self._rows, len(DECISIONS), np.uint8)
        for row in reversed(program.rows):
            here = applies(row, counts, self._logic)
            places += here * (np.uint8(row.place) - places)  # wraps round; faster than by a mask
        if (places == len(DECISIONS)).any():
            raise Undecided
        return places

    def _passes(self, one: Threshold) -> Bools:
        """Where an answer is known that passes a threshold."""
        found = self._passed.get(one)
        if found is None:
            found = self._passed[one] = self._passing(one)
        return found

    def _passing(self, one: Threshold) -> Bools:
        codes = self._codes.get(one.question)
        if codes is None or one.severity < 0:
            return np.zeros(self._rows, np.bool_)
        if isinstance(one, AtLeast):
            return codes >= code_of(one.severity)
        return (codes > NOT_KNOWN) & (codes <= code_of(one.severity))

    def told(self, told: Sequence[Told], otherwise: str | None = None) -> Words:
        """The rules that are named in each row; where none is, what is said otherwise."""
        held = []
        for one in told:
            named = np.zeros((2, len(DECISIONS)), np.bool_)
            named[0, list(one.places)] = True
            named[1, list(one.unread)] = True
            at = named[self.bad.astype(np.intp), self.places]
            held.append(at if one.formula is None else at & self._known(one.formula))
        rules = [one.rule for one in told]
        if otherwise is not None:
            held.append(self._logic.opposite(self._logic.some(held)))
            rules.append(otherwise)
        return Words.listed(held, rules, SEPARATOR, at=np.ones(self._rows, np.bool_))

    def truth(self, formula: Formula) -> Values:
        """Whether a condition holds in each row; null where it is not known, or a cell is refused."""
        true = self._known(formula)
        false = ruled_out(formula, self._passes, self._logic)
        return Values(true, self.bad | ~(true | false))

    def _known(self, formula: Formula) -> Bools:
        return known(formula, self._passes, self._logic)

    def unanswered(self, asked: Sequence[str]) -> Array:
        """How many of some questions have no known answer in each row."""
        unanswered = np.full(self._rows, len(asked), np.int32)
        for id in asked:
            if id in self._codes:
                unanswered -= self._codes[id] > NOT_KNOWN
        return unanswered
