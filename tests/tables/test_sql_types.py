"""A query of ``sql`` decides as ``assess`` does, whatever the types and collations of the columns are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import duckdb
import psycopg
import pytest

from recovery_advisor import Advisor
from tests.cli.running import HEALTHY_BASE, run
from tests.history.postgres_server import PROGRAMS, postgres_server
from tests.tables.cells import Row, Table
from tests.tables.kinds import SPARK
from tests.tables.reference import as_expected, expected

FRACTIONS = [97.5, 99.5, 100.0, 0.4, -0.0, None]
FLOATS = [*FRACTIONS, 1e30, float("nan"), float("inf")]
WORDS = ["no", "NO", "n\u00f3", "yes", "YES", None]
DIALECTS = ("duckdb", "postgres", "spark")


@cache
def advisor() -> Advisor:
    return Advisor(["upper-back"], engine="reference")


@cache
def query(dialect: str, kinds: str = "") -> str:
    """With the default kinds but for some."""
    listed = [f"{id}:truth" if id == kinds else id for id in HEALTHY_BASE]
    given = ("--packs", "upper-back", "--keep", "n", "--columns", ",".join(listed))
    return run("sql", "--dialect", dialect, *given).out.rstrip(";\n")


def well_but(question: str, cells: list[Any]) -> Table:
    answers = {**HEALTHY_BASE, question: None}
    columns: dict[str, Any] = {id: ("text", [one] * len(cells)) for id, one in answers.items()}
    return Table({**columns, question: ("text", cells)}, len(cells))


def filled(table: Table, question: str, kind: str, execute: Callable[..., Any], mark: str) -> None:
    """Make the table of a database, with the number of each row and one column of a type."""
    kinds = {
        id: "INTEGER" if isinstance(one, int) else "VARCHAR" for id, one in HEALTHY_BASE.items()
    }
    columns = ", ".join(f'"{id}" {one}' for id, one in {**kinds, question: kind}.items())
    execute("DROP TABLE IF EXISTS check_ins")
    execute(f"CREATE TABLE check_ins (n INTEGER, {columns})")
    for number, row in enumerate(table.rows()):
        marks = ", ".join([mark] * (len(row) + 1))
        execute(f"INSERT INTO check_ins VALUES ({marks})", [number, *row.values()])


def decided(rows: Iterator[Row]) -> list[Row]:
    return [as_expected(row, ["n"]) for row in rows]


def wanted(table: Table) -> list[Row]:
    names = ("verdict", "readiness", "urgency", "error")
    return [{name: row[name] for name in names} for row in expected(advisor(), table)]


NUMBERS = {"DOUBLE": FLOATS, "REAL": FLOATS, "DECIMAL(5, 1)": FRACTIONS, "HUGEINT": [100, 11, None]}
TEXTS = {
    "VARCHAR COLLATE nocase": "",
    "VARCHAR": "SET default_collation = 'nocase.noaccent'",
    "ENUM('no', 'NO', 'n\u00f3', 'yes', 'YES')": "SET default_collation = 'nocase.noaccent'",
}


def of_duckdb(
    table: Table, question: str, kind: str, before: str = "", kinds: str = ""
) -> list[Row]:
    with duckdb.connect() as connection:
        filled(table, question, kind, connection.execute, "?")
        connection.execute(before)
        found = connection.sql(f"{query('duckdb', kinds)} ORDER BY n")
        return decided(dict(zip(found.columns, row, strict=True)) for row in found.fetchall())


@pytest.mark.parametrize(("kind", "cells"), NUMBERS.items(), ids=NUMBERS)
def test_duckdb_rounds_no_number(kind: str, cells: list[Any]) -> None:
    table = well_but("range_of_motion", cells)
    assert of_duckdb(table, "range_of_motion", kind) == wanted(table)


@pytest.mark.parametrize(("kind", "before"), TEXTS.items(), ids=TEXTS)
def test_no_collation_of_duckdb_makes_two_words_one(kind: str, before: str) -> None:
    table = well_but("injury", WORDS)
    assert of_duckdb(table, "injury", kind, before) == wanted(table)


def test_duckdb_takes_no_number_for_a_truth() -> None:
    table = well_but("injury", [False, True, None])
    assert of_duckdb(table, "injury", "BOOLEAN", kinds="injury") == wanted(table)
    for kind, cells in (("INTEGER", [0]), ("VARCHAR", ["false"])):
        with pytest.raises(duckdb.Error, match="injury holds no truths"):
            of_duckdb(well_but("injury", cells), "injury", kind, kinds="injury")


@pytest.mark.parametrize("kind", ["VARCHAR", "BOOLEAN"])
def test_duckdb_takes_neither_text_nor_truths_for_numbers(kind: str) -> None:
    with pytest.raises(duckdb.Error):
        of_duckdb(well_but("pain", ["0"]), "pain", kind)


_IGNORES_ALL = (
    "CREATE COLLATION ignoring (provider = icu, locale = 'und-u-ks-level1', deterministic = false)"
)
POSTGRES: list[tuple[str, str, list[Any]]] = [
    ("range_of_motion", "DOUBLE PRECISION", FLOATS),
    ("range_of_motion", "REAL", FLOATS),
    ("range_of_motion", "NUMERIC", FLOATS),
    ("range_of_motion", "BIGINT", [100, 11, None]),
    ("injury", "TEXT COLLATE ignoring", WORDS),
    ("injury", "VARCHAR(9) COLLATE ignoring", WORDS),
    ("injury", "answer", ["no", "NO", "yes", None]),
]


@pytest.mark.deep
@pytest.mark.skipif(not PROGRAMS, reason="no PostgreSQL under /usr/lib/postgresql")
def test_nor_does_postgresql() -> None:
    with postgres_server() as url, psycopg.connect(url) as connection:
        connection.execute(_IGNORES_ALL)
        connection.execute("CREATE TYPE answer AS ENUM ('no', 'NO', 'yes')")
        connection.execute("CREATE CAST (text AS answer) WITH INOUT AS ASSIGNMENT")
        for question, kind, cells in POSTGRES:
            table = well_but(question, cells)
            filled(table, question, kind, connection.execute, "%s")
            cursor = connection.execute(f"{query('postgres')} ORDER BY n")
            names = [one.name for one in cursor.description or ()]
            rows = (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
            assert decided(rows) == wanted(table), kind
        for kind, cells in (("INTEGER", [0]), ("TEXT", ["false"])):
            filled(well_but("injury", cells), "injury", kind, connection.execute, "%s")
            with pytest.raises(psycopg.errors.DatatypeMismatch), connection.transaction():
                connection.execute(query("postgres", "injury"))


SPARKS: list[tuple[str, str, list[Any]]] = [
    ("range_of_motion", "DOUBLE", FLOATS),
    ("range_of_motion", "DECIMAL(5, 1)", FRACTIONS),
    ("injury", "STRING COLLATE UNICODE_CI_AI", WORDS),
]


@pytest.mark.slow
def test_nor_does_spark() -> None:
    for question, kind, cells in SPARKS:
        table = well_but(question, cells)
        numbers = Table({**table.columns, "n": ("whole", [*range(table.length)])}, table.length)
        columns = {**numbers.columns, question: ("float" if "." in str(cells) else "text", cells)}
        for id in ("pain", "daily_activity_pain", "range_of_motion"):
            if id != question:
                columns[id] = ("whole", columns[id][1])
        frame = SPARK.make(Table(columns, table.length))
        casts = [f"CAST({id} AS {kind}) AS {id}" if id == question else id for id in columns]
        frame.selectExpr(*casts).createOrReplaceTempView("check_ins")
        found = frame.sparkSession.sql(query("spark")).orderBy("n").collect()
        assert decided(row.asDict() for row in found) == wanted(table), kind
