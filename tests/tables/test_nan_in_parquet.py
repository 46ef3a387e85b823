"""NaN in a Parquet file is unknown by DuckDB too, which takes the file's bounds for those of all its numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from struct import unpack
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recovery_advisor import Advisor
from tests.cli.running import HEALTHY_BASE, run
from tests.tables.cells import Row, Table
from tests.tables.reference import as_expected, expected

NAN = float("nan")
#: As 0/0 is on most processors.
(NEGATIVE_NAN,) = unpack("<d", bytes.fromhex("000000000000f8ff"))
CELLS: dict[str, list[float | None]] = {
    "in range": [NAN, 2.0],
    "in two ways": [NEGATIVE_NAN, 2.0, 3.0, None],
    "across the end": [NAN, 2.0, 11.0],
    "beyond": [NAN, 12.0],
    "below": [NAN, -1.0],
    "fractions": [NAN, 2.5, 2.5],
    "infinite": [NAN, 2.0, float("inf")],
    "alone": [NAN, NAN],
}


def by_polars(columns: dict[str, list[Any]], kind: str, path: Path) -> None:
    types = {"pain": {"DOUBLE": pl.Float64, "FLOAT": pl.Float32}[kind]}
    pl.DataFrame(columns, schema_overrides=types).write_parquet(path)


def by_pyarrow(columns: dict[str, list[Any]], kind: str, path: Path) -> None:
    own = pa.array(columns["pain"], {"DOUBLE": pa.float64(), "FLOAT": pa.float32()}[kind])
    pq.write_table(pa.table({**columns, "pain": own}), path)


def of_a_relation(connection: duckdb.DuckDBPyConnection, _: list[str]) -> Any:
    return advisor().assess_table(connection.sql("SELECT * FROM check_ins"))


def of_the_printed_query(connection: duckdb.DuckDBPyConnection, columns: list[str]) -> Any:
    given = ("--packs", "upper-back", "--keep", "n", "--columns", ",".join(columns))
    return connection.sql(run("sql", "--dialect", "duckdb", *given).out)


@cache
def advisor() -> Advisor:
    return Advisor(["upper-back"], engine="reference")


@pytest.mark.every_case
@pytest.mark.parametrize("assessed", [of_a_relation, of_the_printed_query])
@pytest.mark.parametrize("kind", ["DOUBLE", "FLOAT"])
@pytest.mark.parametrize("write", [by_polars, by_pyarrow])
def test_duckdb_takes_nan_in_a_parquet_file_for_unknown(
    write: Callable[..., None], kind: str, assessed: Callable[..., Any], tmp_path: Path
) -> None:
    for name, cells in CELLS.items():
        columns: dict[str, list[Any]] = {
            id: [one] * len(cells) for id, one in HEALTHY_BASE.items()
        } | {"pain": cells}
        path = tmp_path / f"{name}.parquet"
        write({**columns, "n": [*range(len(cells))]}, kind, path)
        with duckdb.connect() as connection:
            connection.execute(f"CREATE VIEW check_ins AS SELECT * FROM '{path}'")
            found = assessed(connection, [*columns]).order("n")
            rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
        assert [decided(row, columns) for row in rows] == wanted(columns), name


def decided(row: Row, columns: dict[str, list[Any]]) -> Row:
    return as_expected({id: row[id] for id in row if id not in columns}, ["n"])


def wanted(columns: dict[str, list[Any]]) -> list[Row]:
    table = Table({id: ("float", cells) for id, cells in columns.items()}, len(columns["pain"]))
    names = ("verdict", "readiness", "urgency", "error")
    return [{name: row[name] for name in names} for row in expected(advisor(), table)]
