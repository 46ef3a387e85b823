"""Writes the decision on each row of a table as one query, to be run where the table is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.tables.duckdb_relations import DuckdbDialect
from recovery_advisor.tables.layout import layout_of
from recovery_advisor.tables.postgres_dialect import PostgresDialect
from recovery_advisor.tables.program import compile_program
from recovery_advisor.tables.spark_frames import SparkDialect
from recovery_advisor.tables.sql import SqlProgram
from recovery_advisor.tables.sql_cells import WHITE_SPACE, Dialect, Kind
from recovery_advisor.tables.wanted import Wanted

#: What a column may be said to hold; one of whole numbers may be of a type that has others too.
KINDS = {"whole": Kind.FLOAT, "float": Kind.FLOAT, "truth": Kind.TRUTH, "text": Kind.TEXT}
DIALECTS: dict[str, Dialect] = {
    "duckdb": DuckdbDialect({}),
    "postgres": PostgresDialect(),
    "spark": SparkDialect({}),
}


def usual_kind(question: Question) -> str:
    """What a column of answers usually holds."""
    return "text" if question.worded else "whole"


def sql_query(
    book: RuleBook,
    dialect: str,
    table: str,
    columns: Mapping[str, str],
    kept: Sequence[str],
    wanted: Wanted,
    *,
    screened: str | None = None,
    answered: Collection[str] = (),
    text: bool = False,
) -> str:
    """A query that gives the decision on each row.

    Args:
        book: the rule book.
        dialect: one of ``DIALECTS``.
        table: the table, as the database has it named; several names with dots between them are quoted apart.
        columns: what each column with answers holds, one of ``KINDS``.
        kept: the other columns that are wanted.
        wanted: the columns that are to be added.
        screened: the questionnaire that all rows were shown.
        answered: the columns that hold its answers.
        text: whether cells are to be read as forms and CSV files hold them.

    Raises:
        InputError: with every column that can't be taken.
    """
    own, program = DIALECTS[dialect], compile_program(book)
    names = wanted.names(program)
    layout = layout_of(
        book, [*columns, *kept], names, screened=screened, answered=answered, text=text
    )
    kinds = {column: KINDS[columns[column]] for column in layout.columns}
    stages = [*SqlProgram(program, layout, kinds, wanted, own).stages()]
    lines = _lines(own, stages, table, kept, names)
    return "\n".join(lines).replace(own.text(WHITE_SPACE), _white_space(dialect)) + "\n"


def _lines(
    own: Dialect,
    stages: Sequence[Mapping[str, str]],
    table: str,
    kept: Sequence[str],
    names: Sequence[str],
) -> Iterator[str]:
    """A common table expression for each stage, each adding columns to the one before."""
    keeps = [own.name(name) for name in kept]
    source = ".".join(map(own.name, table.split(".")))
    word = "WITH "
    for number, stage in enumerate(stages, 1):
        added = [f"{sql} AS {own.name(name)}" for name, sql in stage.items()]
        before = keeps if number == 1 else ["*"]
        yield f"{word}stage_{number} AS ("
        yield "  SELECT\n    " + ",\n    ".join([*before, *added])
        # Without the fence, PostgreSQL would put each stage into the next, and again for each mention.
        fence = " OFFSET 0" if isinstance(own, PostgresDialect) else ""
        yield f"  FROM {source}{fence}"
        yield "),"[: 1 if number == len(stages) else 2]
        source, word = f"stage_{number}", ""
    yield f"SELECT {', '.join([*keeps, *map(own.name, names)])}"
    yield f"FROM {source};"


def _white_space(dialect: str) -> str:
    """The characters that are trimmed, written so that they are seen."""
    if dialect == "duckdb":
        return f"({' || '.join(f'chr({ord(one)})' for one in WHITE_SPACE)})"
    escaped = "".join(f"\\u{ord(one):04x}" for one in WHITE_SPACE)
    return f"E'{escaped}'" if dialect == "postgres" else f"'{escaped}'"
