"""Assesses a table in files part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.answering import refusal_of
from recovery_advisor.cli.reading import Given
from recovery_advisor.cli.tables.column_names import (
    Renamed,
    renamed_columns,
    unknown_questions,
)
from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.line_rows import line_rows
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.tables.source import Source, in_chunks
from recovery_advisor.tables.wanted import ERROR, SEPARATOR
from recovery_advisor.values.errors import Fault, InputError


@dataclass(frozen=True, kw_only=True)
class Assessing:
    """How the rows of a table are assessed.

    Attributes:
        advisor: by whom.
        engine: which library assesses Parquet and CSV, ``polars`` or ``duckdb``.
        screened: the questionnaire that everybody was shown.
        answered: the columns that hold its answers; all that are named as its questions if left out.
        named: questions by the column that answers each under another name.
        more: the columns that are wanted beside the verdict, as ``assess_table`` names them.
    """

    advisor: Advisor
    engine: str = "polars"
    screened: str | None = None
    answered: Collection[str] | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, bool] = field(default_factory=dict)

    def parts(self, source: Source, rows: int, skipped: int = 0) -> Iterator[Part]:
        """The rows of a source, so many at a time.

        Raises:
            InputError: for files that can't be read, and columns that can't be taken.
        """
        if source.form == "jsonl":
            if faults := [*unknown_questions(self.advisor.book, self.named)]:
                raise InputError.of(faults)
            for lines in in_chunks(source.lines(), rows, skipped):
                yield Part(rows=self._of_lines(lines))
            return
        for frame in source.frames(rows, skipped):
            yield Part(self._of_frame(frame, text=source.form == "csv"))

    def _of_frame(self, frame: Any, *, text: bool) -> Any:
        if renamed := self._renamed(frame.columns, self.named):
            more = {one.question: one.expression(frame.columns) for one in renamed}
            frame = library("narwhals").from_native(frame).with_columns(**more).to_native()
        if self.engine == "polars":
            return self._assessed(frame, frame.columns, text=text)
        with library("duckdb").connect() as connection:
            connection.execute("set enable_progress_bar = false")
            library("pyarrow")
            assessed = self._assessed(
                connection.from_arrow(frame.to_arrow()), frame.columns, text=text
            )
            return library("polars").from_arrow(assessed.to_arrow_table())

    def _of_lines(self, lines: Sequence[Given]) -> list[dict[str, Any]]:
        wrong = self._wrong_keys(lines)
        rows = [*line_rows(lines, self.advisor.book, self.named, self._shown, wrong)]
        blank = dict.fromkeys(sorted(self._shown) if self.answered is None else self.answered)
        table = [{} if isinstance(row.line.value, InputError) else row.cells for row in rows]
        table = [row | {id: None for id in blank if id not in row} for row in table]
        assessed: list[dict[str, Any]] = self._assessed(table, [*blank], text=False)
        for number, row in enumerate(rows):
            if isinstance(row.line.value, InputError):
                added = {name: one for name, one in assessed[number].items() if name not in blank}
                assessed[number] = row.cells | added | self._unread(row.line, row.line.value)
        return assessed

    def _wrong_keys(self, lines: Sequence[Given]) -> dict[str, Fault]:
        """What is wrong with a key, by each that no row may have."""
        each = [one.value for one in lines if isinstance(one.value, dict)]
        row = dict.fromkeys([*self.advisor.book.question, *(key for one in each for key in one)])
        try:
            self.advisor.assess_table([row], screened=None, answered=(), text=False, **self.more)
        except InputError as error:
            return {str(fault.field): fault for fault in error.faults}
        return {}

    def _renamed(self, columns: Sequence[str], named: Mapping[str, str]) -> tuple[Renamed, ...]:
        return renamed_columns(self.advisor.book, columns, named, self._shown)

    @property
    def _shown(self) -> Set[str]:
        """The questions that everybody was shown."""
        if self.screened is None:
            return frozenset()
        return frozenset(self.advisor.book.form.questionnaires.get(self.screened, ()))

    def _assessed(self, table: Any, columns: Sequence[str], *, text: bool) -> Any:
        answered = self.answered
        if answered is None:
            answered = [one for one in columns if one in self._shown]
        return self.advisor.assess_table(
            table, screened=self.screened, answered=answered, text=text, **self.more
        )

    def _unread(self, line: Given, error: InputError) -> dict[str, Any]:
        """What is said of a line that is no check-in at all: what its text seems to answer counts."""
        advice = refusal_of(line, error, self.advisor, {}).advice
        assert advice is not None
        said = {name: str(getattr(advice, name)) for name in ("verdict", "readiness", "urgency")}
        rules = {
            name: SEPARATOR.join(dict.fromkeys(one.rule for one in getattr(advice, name)))
            for name in ("reasons", "safety_net")
            if self.more.get(name)
        }
        unanswered = {"unanswered": None} if self.more.get("unanswered") else {}
        return {**said, **rules, **unanswered, ERROR: f"line {line.line}: {error}"}
