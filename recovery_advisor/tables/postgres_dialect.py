"""What is PostgreSQL's own in the SQL of a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recovery_advisor.tables.sql_cells import WHITE_SPACE


class PostgresDialect:
    """The dialect of PostgreSQL."""

    def name(self, column: str) -> str:
        """A column's name, quoted."""
        return '"' + column.replace('"', '""') + '"'

    def words(self, column: str) -> str:
        """The texts of a column, of which no two that differ are equal, whatever its collation."""
        return f'(CAST({self.name(column)} AS text) COLLATE "C")'

    def truth(self, column: str) -> str:
        """The truths of a column; PostgreSQL takes nothing else for one."""
        return self.name(column)

    def text(self, text: str) -> str:
        """A text, quoted."""
        return "'" + text.replace("'", "''") + "'"

    def is_nan(self, number: str) -> str:
        """Where a number is NaN, which is greater than all others, and can't be compared with whole ones."""
        return f"{number} > 1000000 AND CAST({number} AS text) = 'NaN'"

    def trimmed(self, text: str) -> str:
        """A text without white space at its ends."""
        return f"btrim({text}, {self.text(WHITE_SPACE)})"

    def plain_number(self, text: str) -> str:
        """A text that is a whole number, in its shortest form; any other as it is."""
        whole = f"{text} ~ '^[+-]?[0-9]{{1,9}}([.]0{{1,9}})?$'"
        plain = rf"regexp_replace({text}, '^[+]?(-?)0*([0-9]+?)([.]0*)?$', '\1\2')"
        return f"CASE WHEN {whole} THEN {plain} ELSE {text} END"

    def look_up(self, codes: Mapping[str, int], text: str, other: int) -> str:
        """The code of a text, or another where it has none."""
        each = " ".join(f"WHEN {self.text(word)} THEN {code}" for word, code in codes.items())
        return f"CASE {text} {each} ELSE {other} END"

    def joined(self, separator: str, texts: Sequence[str]) -> str:
        """Some texts behind each other, without those that are null; no function takes more than 100."""
        return f"array_to_string(ARRAY[{', '.join(texts)}], {separator})"
