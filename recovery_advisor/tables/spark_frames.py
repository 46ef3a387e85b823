"""Assesses data frames of PySpark by native expressions; no row goes through Python, nothing is collected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recovery_advisor.tables.layout import Layout
from recovery_advisor.tables.program import Program
from recovery_advisor.tables.sql import SqlProgram
from recovery_advisor.tables.sql_cells import WHITE_SPACE, Kind
from recovery_advisor.tables.wanted import Wanted
from recovery_advisor.values.errors import Described, InputError

_KINDS = {
    **dict.fromkeys(("tinyint", "smallint", "int", "bigint"), Kind.WHOLE),
    **dict.fromkeys(("float", "double", "decimal"), Kind.FLOAT),
    **dict.fromkeys(("string", "char", "varchar"), Kind.TEXT),
    "boolean": Kind.TRUTH,
}
_NESTED = {"array", "struct", "map", "binary", "variant"}


class SparkFrame:
    """A data frame."""

    def __init__(self, native: Any) -> None:
        self._native = native
        self._types = {
            name: kind.partition("(")[0].partition("<")[0] for name, kind in native.dtypes
        }
        self.columns: tuple[object, ...] = tuple(native.columns)

    def assessed(self, program: Program, layout: Layout, wanted: Wanted) -> Any:
        """The data frame with more columns."""
        kinds = {column: self._kind(column) for column in layout.columns}
        frame, dialect = self._native, SparkDialect(self._types)
        for stage in SqlProgram(program, layout, kinds, wanted, dialect).stages():
            more = [f"{sql} AS {_quoted(name)}" for name, sql in stage.items()]
            frame = frame.selectExpr("*", *more)
        return frame.select(*map(_quoted, (*self._types, *wanted.names(program))))

    def _kind(self, column: str) -> Kind:
        kind = self._types[column]
        if kind in _NESTED:
            given = Described(f"a column of {kind}")
            raise InputError(column, given, "one of numbers, words or truths")
        return _KINDS.get(kind, Kind.OTHER)


class SparkDialect:
    """What is Spark's own; decimals are compared as doubles.

    Args:
        types: of its columns, by name.
    """

    def __init__(self, types: dict[str, str]) -> None:
        self._types = types

    def name(self, column: str) -> str:
        """A column's name, quoted."""
        quoted = _quoted(column)
        return f"CAST({quoted} AS DOUBLE)" if self._types.get(column) == "decimal" else quoted

    def words(self, column: str) -> str:
        """The texts of a column, of which no two that differ are equal, whatever its collation."""
        quoted = self.name(column)
        return quoted if column in self._types else f"CAST(CAST({quoted} AS BINARY) AS STRING)"

    def truth(self, column: str) -> str:
        """The truths of a column; Spark takes nothing else for one."""
        return self.name(column)

    def text(self, text: str) -> str:
        """A text, quoted."""
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def is_nan(self, number: str) -> str:
        """Where a number is NaN."""
        return f"isnan({number})"

    def trimmed(self, text: str) -> str:
        """A text without white space at its ends."""
        return f"trim(BOTH {self.text(WHITE_SPACE)} FROM {text})"

    def plain_number(self, text: str) -> str:
        """A text that is a whole number, in its shortest form; any other as it is."""
        whole = f"{text} RLIKE '^[+-]?[0-9]{{1,9}}([.]0{{1,9}})?$'"
        plain = f"regexp_replace({text}, '^[+]?(-?)0*([0-9]+?)([.]0*)?$', '$1$2')"
        return f"CASE WHEN {whole} THEN {plain} ELSE {text} END"

    def look_up(self, codes: Mapping[str, int], text: str, other: int) -> str:
        """The code of a text, or another where it has none."""
        pairs = ", ".join(f"{self.text(word)}, {code}" for word, code in codes.items())
        return f"coalesce(try_element_at(map({pairs}), {text}), {other})"

    def joined(self, separator: str, texts: Sequence[str]) -> str:
        """Some texts behind each other, without those that are null."""
        return f"concat_ws({', '.join([separator, *texts])})"


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
