"""Assesses relations of DuckDB by SQL; the result is another relation, and nothing runs before it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recovery_advisor.tables.layout import Layout
from recovery_advisor.tables.program import Program
from recovery_advisor.tables.sql import SqlProgram, Stage
from recovery_advisor.tables.sql_cells import WHITE_SPACE, Kind
from recovery_advisor.tables.wanted import Wanted
from recovery_advisor.values.errors import Described, InputError

_KINDS = {
    **dict.fromkeys(("tinyint", "smallint", "integer", "bigint", "hugeint"), Kind.WHOLE),
    **dict.fromkeys(("utinyint", "usmallint", "uinteger", "ubigint", "uhugeint"), Kind.WHOLE),
    **dict.fromkeys(("float", "double", "decimal"), Kind.FLOAT),
    "varchar": Kind.TEXT,
    "boolean": Kind.TRUTH,
}
_NESTED = {"list", "array", "struct", "map", "union", "blob"}


class DuckdbRelation:
    """A relation."""

    def __init__(self, native: Any) -> None:
        self._native = native
        self._types = dict(zip(native.columns, native.types, strict=True))
        self.columns: tuple[object, ...] = tuple(native.columns)

    def assessed(self, program: Program, layout: Layout, wanted: Wanted) -> Any:
        """The relation with more columns."""
        relation = self._native
        for stage in self.stages(program, layout, wanted):
            more = [f"{sql} AS {_quoted(name)}" for name, sql in stage.items()]
            relation = relation.project(", ".join(["*", *more]))
        names = (*self._types, *wanted.names(program))
        return relation.project(", ".join(map(_quoted, names)))

    def stages(self, program: Program, layout: Layout, wanted: Wanted) -> Iterator[Stage]:
        """The columns that each stage adds, by name."""
        kinds = {column: self._kind(column) for column in layout.columns}
        return SqlProgram(program, layout, kinds, wanted, DuckdbDialect(self._types)).stages()

    def _kind(self, column: str) -> Kind | tuple[str, ...]:
        kind = self._types[column].id
        if kind in _NESTED:
            given = Described(f"a column of {kind}")
            raise InputError(column, given, "one of numbers, words or truths")
        if kind == "enum":
            [(_, words)] = self._types[column].children
            return tuple(words)
        return _KINDS.get(kind, Kind.OTHER)


class DuckdbDialect:
    """What is DuckDB's own; columns of some types are compared as another.

    Args:
        types: of its columns, by name, as a relation has them.
    """

    def __init__(self, types: Any) -> None:
        self._types = types

    def name(self, column: str) -> str:
        """A column's name, quoted."""
        quoted, kind = _quoted(column), self._types.get(column)
        return f"CAST({quoted} AS DOUBLE)" if kind and kind.id == "decimal" else quoted

    def words(self, column: str) -> str:
        """The texts of a column, of which no two that differ are equal, whatever its collation."""
        quoted = _quoted(column)
        cast = quoted if str(self._types.get(column)) == "VARCHAR" else f"CAST({quoted} AS VARCHAR)"
        return f"({cast} COLLATE C)"

    def truth(self, column: str) -> str:
        """The truths of a column; what holds anything else fails."""
        quoted = _quoted(column)
        if column in self._types:
            return quoted
        refused = f"error({self.text(f'{column} holds no truths')})"
        return f"CASE WHEN typeof({quoted}) = 'BOOLEAN' THEN {quoted} ELSE {refused} END"

    def text(self, text: str) -> str:
        """A text, quoted."""
        return "'" + text.replace("'", "''") + "'"

    def is_nan(self, number: str) -> str:
        """Where a number is NaN.

        By its text, as DuckDB takes the bounds in a Parquet file for those of all numbers, though files leave
        NaN out of them: it then settles comparisons, casts to numbers and ``isnan`` before it reads a row.
        """
        floats = (
            f"typeof({number}) IN ('DOUBLE', 'FLOAT')"  # others have none; settled before any row
        )
        return f"{floats} AND contains(CAST({number} AS VARCHAR), 'nan')"

    def trimmed(self, text: str) -> str:
        """A text without white space at its ends."""
        return f"trim({text}, {self.text(WHITE_SPACE)})"

    def plain_number(self, text: str) -> str:
        """A text that is a whole number, in its shortest form; any other as it is."""
        whole = f"regexp_matches({text}, '^[+-]?[0-9]{{1,9}}([.]0{{1,9}})?$')"
        plain = rf"regexp_replace({text}, '^[+]?(-?)0*([0-9]+?)([.]0*)?$', '\1\2')"
        return f"CASE WHEN {whole} THEN {plain} ELSE {text} END"

    def look_up(self, codes: Mapping[str, int], text: str, other: int) -> str:
        """The code of a text, or another where it has none."""
        at = f"list_position([{', '.join(map(self.text, codes))}], {text})"
        found = f"list_extract([{', '.join(map(str, codes.values()))}], {at})"
        return f"coalesce({found}, {other})"

    def joined(self, separator: str, texts: Sequence[str]) -> str:
        """Some texts behind each other, without those that are null."""
        return f"concat_ws({', '.join([separator, *texts])})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
