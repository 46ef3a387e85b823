"""A column may be of any type that holds answers; of another, each cell is one that can't be taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from tests.support.advisors import shared_advisor

SHIPPED = shared_advisor(engine="bitmap")
#: An urgent answer, a mild one, none on the scale, and a gap.
PAIN = [8, 2, 11, None]


def of_polars(kind: Any) -> pl.DataFrame:
    return pl.DataFrame({"pain": pl.Series(PAIN, dtype=pl.Int64).cast(kind)})


def of_arrow(kind: Any) -> pa.Table:
    return pa.table({"pain": pa.array(PAIN).cast(kind)})


def of_pandas(kind: Any) -> pd.DataFrame:
    return pd.DataFrame({"pain": pd.Series(PAIN, dtype=kind)})


def of_duckdb(kind: str) -> Any:
    return duckdb.sql(f"select unnest([8, 2, 11, null])::{kind} as pain")


def rows_of(table: Any) -> list[dict[str, Any]]:
    if isinstance(table, pl.DataFrame):
        return table.to_dicts()
    if isinstance(table, pa.Table):
        return [dict(row) for row in table.to_pylist()]
    if isinstance(table, pd.DataFrame):
        return [
            {name: None if cell is pd.NA or cell != cell else cell for name, cell in row.items()}
            for row in table.to_dict("records")
        ]
    if isinstance(table, list):
        return table
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


def named(tables: Iterable[tuple[str, Any]]) -> list[Any]:
    return [pytest.param(table, id=name) for name, table in tables]


SMALL = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64")
NUMBERS = [
    *((f"Polars {name}", of_polars(getattr(pl, name))) for name in (*SMALL, "Int128")),
    *((f"Polars {name}", of_polars(getattr(pl, name))) for name in ("Float32", "Float64")),
    ("Polars Decimal", of_polars(pl.Decimal(10, 2))),
    *((f"Arrow {one}", of_arrow(one)) for one in (pa.int8(), pa.uint64(), pa.float32())),
    ("Arrow decimal", of_arrow(pa.decimal128(21, 2))),
    ("Arrow dictionary", pa.table({"pain": pa.array(PAIN).dictionary_encode()})),
    ("Arrow half float", pa.table({"pain": pa.array(np.array([8, 2, 11, np.nan], np.float16))})),
    *((f"pandas {name}", of_pandas(name)) for name in (*SMALL, "Float64", "object", "category")),
    *((f"pandas {name}", of_pandas(name)) for name in ("float16", "float32", "Sparse[float]")),
    *((f"DuckDB {name}", of_duckdb(name)) for name in ("tinyint", "hugeint", "utinyint")),
    *((f"DuckDB {name}", of_duckdb(name)) for name in ("ubigint", "float", "decimal(5, 1)")),
    ("numpy", [{"pain": None if one is None else np.int16(one)} for one in PAIN]),
    ("Decimal", [{"pain": None if one is None else Decimal(one)} for one in PAIN]),
]


@pytest.mark.parametrize("table", named(NUMBERS))
def test_numbers_of_any_type(table: Any) -> None:
    rows = rows_of(SHIPPED.assess_table(table))
    assert [row["urgency"] for row in rows] == ["urgent", "none", "none", "none"]
    assert [row["error"] is not None for row in rows] == [False, False, True, False]


WIDE = [2**63 - 1, -(2**63)]
NO_ANSWERS = [
    ("Polars date", pl.DataFrame({"pain": [date(2026, 1, 1)] * 2})),
    ("Polars time", pl.DataFrame({"pain": [time(1)] * 2})),
    ("Polars wide", pl.DataFrame({"pain": WIDE})),
    ("Arrow date", pa.table({"pain": [date(2026, 1, 1)] * 2})),
    ("Arrow bytes", pa.table({"pain": [b"8"] * 2})),
    ("Arrow wide", pa.table({"pain": WIDE})),
    ("pandas dates", pd.DataFrame({"pain": pd.to_datetime(["2026-01-01"] * 2)})),
    ("pandas complex", pd.DataFrame({"pain": np.array([1j, 8])})),
    ("pandas wide", pd.DataFrame({"pain": np.array([2**64 - 1, 11], np.uint64)})),
    ("pandas infinite", pd.DataFrame({"pain": [float("inf"), 2.5]})),
    ("DuckDB dates", duckdb.sql("select date '2026-01-01' as pain from range(2)")),
    ("DuckDB JSON", duckdb.sql("select '8'::json as pain from range(2)")),
    ("DuckDB infinite", duckdb.sql("select 'infinity'::double as pain from range(2)")),
    ("truths", [{"pain": True}, {"pain": np.False_}]),
    ("objects", [{"pain": object()}, {"pain": {"a": 1}}]),
]


@pytest.mark.parametrize("table", named(NO_ANSWERS))
def test_what_holds_no_answer_is_an_error_in_each_row(table: Any) -> None:
    rows = rows_of(SHIPPED.assess_table(table))
    assert [row["readiness"] for row in rows] == ["rest", "rest"]
    assert all(row["error"].startswith("pain: a whole number from 0 to 10") for row in rows)


NOTHING = [
    ("Polars", pl.DataFrame({"pain": [None, None]})),
    ("Arrow", pa.table({"pain": pa.nulls(2)})),
    ("pandas", pd.DataFrame({"pain": [None, None]})),
    ("pandas NaT", pd.DataFrame({"pain": pd.to_datetime([None, None])})),
    ("DuckDB", duckdb.sql("select null as pain from range(2)")),
    ("mappings", [{"pain": pd.NA}, {"pain": np.float64("nan")}]),
]


@pytest.mark.parametrize("table", named(NOTHING))
def test_a_column_of_nothing_is_unknown(table: Any) -> None:
    rows = rows_of(SHIPPED.assess_table(table))
    assert [(row["verdict"], row["error"]) for row in rows] == [("rest", None)] * 2


def test_truth_and_one_are_two_things_in_a_column_of_objects() -> None:
    """As they are equal and have the same hash, a table of distinct values holds one of them."""
    column: Any = [True, 1, 1.0, "yes", None]
    for table in (
        pd.DataFrame({"injury": column}, dtype=object),
        [{"injury": one} for one in column],
    ):
        rows = rows_of(SHIPPED.assess_table(table))
        assert [row["error"] is None for row in rows] == [True, False, False, True, True]


FAR = pa.array([400_000_000_000, None], pa.timestamp("s"))
FAR_TABLES = [
    ("Arrow", pa.table({"pain": FAR})),
    ("Arrow in chunks", pa.table({"pain": pa.chunked_array([FAR[:1], FAR[1:]])})),
    ("Arrow dictionary", pa.table({"pain": FAR.dictionary_encode()})),
    ("Arrow days", pa.table({"pain": pa.array([2**31 - 1, None], pa.int32()).view(pa.date32())})),
    ("Polars", pl.from_arrow(pa.table({"pain": FAR}))),
    ("pandas", pa.table({"pain": FAR}).to_pandas()),
    ("pandas Arrow", pa.table({"pain": FAR}).to_pandas(types_mapper=pd.ArrowDtype)),
    ("DuckDB", duckdb.sql("select unnest([make_timestamp(400000000000000000), null]) as pain")),
]


@pytest.mark.parametrize("table", named(FAR_TABLES))
def test_a_time_that_python_has_no_type_for_spoils_its_row_alone(table: Any) -> None:
    assessed = SHIPPED.assess_table(table)
    errors = nw.from_native(assessed).select("error").to_native()
    first, second = (row["error"] for row in rows_of(errors))
    assert first.startswith("pain: ")
    assert second is None
