"""Assesses a table in files part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.answering import refusal_of
from recovery_advisor.cli.reading import Given
from recovery_advisor.cli.tables.column_names import (
    Renamed,
    answering,
    renamed_columns,
    unknown_questions,
)
from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.line_rows import line_rows
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.tables.source import Line, Source, in_chunks
from recovery_advisor.tables.assess import assess_table
from recovery_advisor.tables.wanted import ERROR, SEPARATOR, Wanted
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
        text: whether the cells of other files than CSV are read as text too.
        more: the columns that are wanted beside the verdict, as ``assess_table`` names them.
    """

    advisor: Advisor
    engine: str = "polars"
    screened: str | None = None
    answered: Collection[str] | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    text: bool = False
    more: Mapping[str, bool] = field(default_factory=dict)

    def parts(self, source: Source, rows: int, skipped: int = 0) -> Iterator[Part]:
        """The rows of a source, so many at a time.

        Raises:
            InputError: for files that can't be read, and columns that can't be taken.
        """
        if source.form == "jsonl":
            if faults := [*unknown_questions(self.advisor.book, self.named)]:
                raise InputError.of(faults)
            begun = bool(skipped)
            for lines in in_chunks(source.lines(), rows, skipped):
                part = self._of_lines(lines, begun=begun)
                begun = begun or bool(part.columns)
                yield part
            return
        if source.paths[1:]:
            self._require_headings(source)
        for frame in source.frames(rows, skipped):
            yield self._of_frame(frame, text=self.reads_text(source))

    def reads_text(self, source: Source) -> bool:
        """Whether the cells of a source are read as text."""
        return self.text or source.form == "csv"

    def _require_headings(self, source: Source) -> None:
        """Refuse a file whose columns can't be taken, before any row of those before it is."""
        taken: list[dict[str, Any]] = []
        for path, heading in source.headings():
            if (columns := dict(heading.schema)) in taken:
                continue
            if taken and source.form == "parquet":
                first = source.paths[0].name
                raise InputError("IN", str(path), f"the same columns and types as {first}")
            try:
                self._of_frame(heading, text=self.reads_text(source))
            except InputError as error:
                raise InputError.of(
                    replace(one, field=": ".join(filter(None, (str(path), one.field))))
                    for one in error.faults
                ) from None
            taken.append(columns)

    def _of_frame(self, frame: Any, *, text: bool) -> Part:
        renamed = self._renamed(frame.columns, self.named)
        columns = self._answering(frame.columns, renamed)
        if renamed:
            more = {one.question: one.expression(frame.columns) for one in renamed}
            frame = library("narwhals").from_native(frame).with_columns(**more).to_native()
        return Part(self._by_engine(frame, text=text), columns=columns)

    def _by_engine(self, frame: Any, *, text: bool) -> Any:
        if self.engine == "polars":
            return self._assessed(frame, frame.columns, text=text)
        with library("duckdb").connect() as connection:
            connection.execute("set enable_progress_bar = false")
            library("pyarrow")
            assessed = self._assessed(
                connection.from_arrow(frame.to_arrow()), frame.columns, text=text
            )
            return _from_arrow(assessed.to_arrow_table())

    def _of_lines(self, lines: Sequence[Line], *, begun: bool) -> Part:
        """The lines of a part, of which none need answer a question once others were there before."""
        given = [one.given for one in lines]
        keys = dict.fromkeys(
            key for one in given if isinstance(one.value, dict) for key in one.value
        )
        wrong = self._wrong_keys(keys)
        rows = [*line_rows(given, self.advisor.book, self.named, self._shown, wrong)]
        table = [{} if isinstance(row.given.value, InputError) else row.cells for row in rows]
        columns = self._answering_keys(keys)
        blank = dict.fromkeys(sorted(self._shown) if self.answered is None else self.answered)
        if (begun or any(columns.values())) and not any(map(self._answers, table)):
            blank |= {self.advisor.book.asked[0].id: None}
        table = [row | {id: None for id in blank if id not in row} for row in table]
        assessed: list[dict[str, Any]] = self._assessed(table, [*blank], text=self.text)
        unread = {at: row for at, row in enumerate(rows) if isinstance(row.given.value, InputError)}
        for at, row in unread.items():
            added = {name: one for name, one in assessed[at].items() if name not in blank}
            assessed[at] = row.cells | added | self._unread(lines[at].place, row.given)
        places = [one.place for one in lines]
        return Part(rows=assessed, columns=columns, lines=places, unread=[*unread])

    def _answers(self, row: Mapping[str, Any]) -> bool:
        """Whether a row has a key of a question."""
        book = self.advisor.book
        return any(key in book.question or key in book.merged for key in row)

    def _answering_keys(self, keys: Mapping[str, Any]) -> dict[str, str | None]:
        """The question that each key of some lines answers, if it does."""
        named = {key: id for key, id in self.named.items() if key in keys}
        renamed = answering(self.advisor.book, [*keys], named, self._shown)
        return self._answering([*keys], renamed)

    def _answering(
        self, columns: Sequence[str], renamed: Sequence[Renamed]
    ) -> dict[str, str | None]:
        """The question that each column answers, if it does."""
        book, names = self.advisor.book, {one.column: one.question for one in renamed}
        asked = book.question.keys() | book.merged.keys()
        return {one: one if one in asked else names.get(one) for one in columns}

    def _wrong_keys(self, keys: Mapping[str, Any]) -> dict[str, Fault]:
        """What is wrong with a key of some lines, by each that no row may have."""
        row = dict.fromkeys([*self.advisor.book.question, *keys])
        try:
            self._decided([row])
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
        return self._decided(table, screened=self.screened, answered=answered, text=text)

    def _decided(self, table: Any, **how: Any) -> Any:
        """The table with what is wanted; the last line of the command tells of misspelt columns."""
        return assess_table(self.advisor.book, table, Wanted(**self.more), **how, warns=False)

    def _unread(self, place: str, given: Given) -> dict[str, Any]:
        """What is said of a line that can't be taken: what it seems to answer counts."""
        error = given.value
        assert isinstance(error, InputError)
        advice = refusal_of(given, error, self.advisor, {}).advice
        assert advice is not None
        said = {name: str(getattr(advice, name)) for name in ("verdict", "readiness", "urgency")}
        rules = {
            name: SEPARATOR.join(dict.fromkeys(one.rule for one in getattr(advice, name)))
            for name in ("reasons", "safety_net")
            if self.more.get(name)
        }
        unanswered = {"unanswered": None} if self.more.get("unanswered") else {}
        return {**said, **rules, **unanswered, ERROR: f"{place}: {error}"}


def _from_arrow(table: Any) -> Any:
    """The same as a frame of Polars."""
    pl = library("polars")
    try:
        return pl.from_arrow(table)
    except pl.exceptions.PolarsError as error:
        allowed = f"polars for columns that can't be read back from DuckDB ({error})"
        raise InputError("--engine", "duckdb", allowed) from None
