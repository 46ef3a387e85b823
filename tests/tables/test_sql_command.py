"""``sql``: its query, run where a table is, decides as ``assess`` does of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import duckdb
import psycopg
import pytest

from recovery_advisor import Advisor
from tests.cli.running import run
from tests.history.postgres_server import PROGRAMS, postgres_server
from tests.support.denials import DENIED, QUESTIONNAIRE
from tests.tables.cells import ColumnType, Row, Table, table_for
from tests.tables.kinds import SPARK
from tests.tables.reference import as_expected, expected

BASE = ("--packs", "upper-back")
MORE = [f"--{name}" for name in ("reasons", "unanswered", "safety-net", "rule-columns")]
_TYPES: dict[ColumnType, str] = {
    "whole": "BIGINT", "float": "DOUBLE PRECISION", "truth": "BOOLEAN", "text": "TEXT",
}  # fmt: skip


@cache
def _advisor(*packs: str) -> Advisor:
    return Advisor(packs or None, engine="reference")


def _people(advisor: Advisor, seed: int, length: int, **how: bool) -> Table:
    """A table of what a column of a database holds."""
    columns: dict[str, tuple[ColumnType, list[Any]]] = {}
    for name, (kind, cells) in table_for(advisor.book, seed, length, **how).columns.items():
        if kind != "date":
            columns[name] = ("text" if kind == "category" else kind, cells)
    return Table(columns, length)


def _query(dialect: str, table: Table, *options: str) -> str:
    columns = ",".join(f"{name}:{kind}" for name, (kind, _) in table.columns.items())
    done = run("sql", "--dialect", dialect, "--columns", columns, "--keep", "n", *options)
    assert done.status == 0
    return done.out


def _filled(table: Table, execute: Callable[..., object], mark: str) -> None:
    """Make the table of a database, with the number of each row."""
    names = [f'"{name}" {_TYPES[kind]}' for name, (kind, _) in table.columns.items()]
    execute("DROP TABLE IF EXISTS check_ins")
    execute(f"CREATE TABLE check_ins (n INTEGER, {', '.join(names)})")
    marks = ", ".join([mark] * (len(names) + 1))
    for number, row in enumerate(table.rows()):
        execute(f"INSERT INTO check_ins VALUES ({marks})", [number, *row.values()])


def _by_duckdb(query: str, table: Table) -> Iterator[Row]:
    with duckdb.connect() as connection:
        _filled(table, connection.execute, "?")
        found = connection.sql(query)
        for row in found.order("n").fetchall():
            yield dict(zip(found.columns, row, strict=True))


def _by_postgres(query: str, table: Table) -> Iterator[Row]:
    with postgres_server() as url, psycopg.connect(url) as connection:
        _filled(table, connection.execute, "%s")
        cursor = connection.execute(query.rstrip(";\n") + " ORDER BY n")
        names = [one.name for one in cursor.description or ()]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def _held_against_the_reference(
    rows: Iterator[Row], advisor: Advisor, table: Table, **more: Any
) -> None:
    got = [as_expected(row, ["n"]) for row in rows]
    assert got == expected(advisor, table, **more)


def test_duckdb_decides_by_its_query_as_the_reference_does() -> None:
    base = _advisor("upper-back")
    table = _people(base, 4, 60)
    query = _query("duckdb", table, "--packs", "upper-back", *MORE)
    _held_against_the_reference(_by_duckdb(query, table), base, table)


@pytest.mark.deep
@pytest.mark.parametrize("seed", [5, 6])
def test_duckdb_does_by_both_packs(seed: int) -> None:
    table = _people(_advisor(), seed, 150)
    query = _query("duckdb", table, *MORE)
    _held_against_the_reference(_by_duckdb(query, table), _advisor(), table)


def test_a_questionnaire_that_was_shown_needs_a_column_for_each_question() -> None:
    base = run("sql", "--dialect", "duckdb", "--screened", QUESTIONNAIRE)
    assert base.status == 0
    lacking = ",".join([*DENIED][1:])
    refused = run("sql", "--dialect", "duckdb", "--columns", lacking, "--screened", QUESTIONNAIRE)
    assert f"none for {next(iter(DENIED))} was given" in refused.refused()


@pytest.mark.deep
@pytest.mark.skipif(not PROGRAMS, reason="no PostgreSQL under /usr/lib/postgresql")
def test_postgresql_decides_by_its_query_as_the_reference_does() -> None:
    for seed in (7, 8):
        table = _people(_advisor(), seed, 150)
        rows = _by_postgres(_query("postgres", table, *MORE), table)
        _held_against_the_reference(rows, _advisor(), table)


@pytest.mark.slow
def test_spark_decides_by_its_query_as_the_reference_does() -> None:
    table = _people(_advisor(), 9, 150)
    numbered = Table({**table.columns, "n": ("whole", [*range(table.length)])}, table.length)
    frame = SPARK.make(numbered)
    frame.createOrReplaceTempView("check_ins")
    query = _query("spark", table, "--reasons").rstrip(";\n")  # to plan all rules takes a minute
    rows = [row.asDict() for row in frame.sparkSession.sql(query).orderBy("n").collect()]
    got = [as_expected(row, ["n"]) for row in rows]
    wanted = [{name: one[name] for name in got[0]} for one in expected(_advisor(), table)]
    assert got == wanted


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "spark"])
def test_a_query_shows_every_character(dialect: str) -> None:
    query = run("sql", "--dialect", dialect, "--packs", "upper-back").out
    assert query.isascii()
    assert "\\x" not in query


@pytest.mark.parametrize("dialect", ["duckdb", pytest.param("postgres", marks=pytest.mark.deep)])
def test_digits_that_are_text_are_read_on_wish(dialect: str) -> None:
    """And where they are not, it is said that words alone are."""
    base = _advisor("upper-back")
    table = Table({"pain": ("text", ["8", "mild", "x", "", "2.0"])}, 5)
    given = ("sql", "--dialect", dialect, "--columns", "pain", "--keep", "n", *BASE, *MORE)
    assert "read as words: pain" in run(*given, "--columns", "pain:text").err
    done = run(*given, "--text")
    assert (done.status, done.err) == (0, "")
    by = _by_duckdb if dialect == "duckdb" else _by_postgres
    _held_against_the_reference(by(done.out, table), base, table, text=True)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("pian", "Did you mean pain?"),
        ("pain:words", "one of: whole, float, truth, text"),
        ("", "at least one question"),
        ("pain,injury,pain:text", "pain twice was given"),
    ],
)
def test_columns_that_are_none_are_refused(option: str, said: str) -> None:
    refused = run("sql", "--dialect", "duckdb", "--columns", option).refused()
    assert said in refused
