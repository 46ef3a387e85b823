"""Each kind of table that is taken: how one is made of columns, and how its rows are read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from tests.tables.cells import ColumnType, Row, Table


@dataclass(frozen=True)
class TableKind:
    """A kind of table.

    Attributes:
        name: in words.
        engine: what assesses it.
        types: what its columns are tried with, in the words of its library.
        make: makes one.
        rows: the rows of one.
    """

    name: str
    engine: str
    types: str
    make: Callable[[Table], Any]
    rows: Callable[[Any], list[Row]]


_POLARS: dict[ColumnType, Any] = {
    "whole": pl.Int64,
    "float": pl.Float64,
    "truth": pl.Boolean,
    "text": pl.String,
    "category": pl.String,
    "date": pl.Date,
}
_ARROW: dict[ColumnType, Any] = {
    "whole": pa.int64(),
    "float": pa.float64(),
    "truth": pa.bool_(),
    "text": pa.string(),
    "category": pa.dictionary(pa.int32(), pa.string()),
    "date": pa.date32(),
}


def _polars(table: Table) -> pl.DataFrame:
    series = []
    for name, (kind, cells) in table.columns.items():
        made = pl.Series(name, cells, dtype=_POLARS[kind])
        if kind == "category":
            words = made.unique().drop_nulls()
            made = made.cast(pl.Enum(words) if len(name) % 2 else pl.Categorical)
        series.append(made)
    if not series:
        return pl.DataFrame({"id": range(table.length)})
    return pl.DataFrame(series)


def _in_chunks(table: Table) -> pl.DataFrame:
    frame, half = _polars(table), table.length // 2
    return pl.concat([frame[:half], frame[half:]], rechunk=False)


def _lazily(frame: Any) -> list[Row]:
    assert isinstance(frame, pl.LazyFrame)
    return frame.collect().to_dicts()


def _streaming(frame: Any) -> list[Row]:
    return pl.DataFrame(frame.collect(engine="streaming")).to_dicts()


def _arrow(table: Table) -> pa.Table:
    arrays = {name: pa.array(cells, _ARROW[kind]) for name, (kind, cells) in table.columns.items()}
    return pa.table(arrays) if arrays else pa.table({"id": list(range(table.length))})


def _arrow_in_chunks(table: Table) -> pa.Table:
    whole, half = _arrow(table), table.length // 2
    return pa.concat_tables([whole[:half], whole[half:]])


def _sliced(table: Table) -> pa.Table:
    """The same, as the middle of a longer one."""
    columns = {
        name: (kind, [*cells[:1], *cells, *cells[:1]])
        for name, (kind, cells) in table.columns.items()
    }
    extra = min(table.length, 1)
    return _arrow(Table(columns, table.length + 2 * extra))[extra : table.length + extra]


def _batch(table: Table) -> pa.RecordBatch:
    whole = _arrow(table)
    return pa.RecordBatch.from_arrays(
        [one.combine_chunks() for one in whole.columns], schema=whole.schema
    )


def _pandas(table: Table) -> pd.DataFrame:
    """With numpy's types: a gap makes whole numbers floats, and truths objects."""
    frame = pd.DataFrame(index=range(10, 10 + table.length))
    made = {}
    for name, (kind, cells) in table.columns.items():
        gap = any(cell is None for cell in cells)
        types: dict[ColumnType, Any] = {
            "whole": float if gap else "int64",
            "float": float,
            "truth": object if gap else bool,
            "category": "category",
        }
        made[name] = pd.Series(cells, frame.index, types.get(kind, object))
    return pd.concat([frame, pd.DataFrame(made, frame.index)], axis=1)


def _nullable(table: Table) -> pd.DataFrame:
    types: dict[ColumnType, Any] = {
        "whole": "Int64",
        "float": "Float64",
        "truth": "boolean",
        "text": "string",
        "category": "category",
        "date": object,
    }
    made = {
        name: pd.Series(cells, dtype=types[kind]) for name, (kind, cells) in table.columns.items()
    }
    return pd.DataFrame(made, range(table.length))


def _pandas_arrow(table: Table) -> pd.DataFrame:
    return _arrow(table).to_pandas(types_mapper=pd.ArrowDtype)


def _pandas_rows(frame: Any) -> list[Row]:
    rows = frame.to_dict("records")
    return [{name: None if pd.isna(cell) else cell for name, cell in row.items()} for row in rows]


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def _duckdb(table: Table) -> Any:
    """With an enum for each second column of categories."""
    relation = _connection().from_arrow(_arrow(table))
    casts = []
    for name, (kind, cells) in table.columns.items():
        words = sorted(
            {cell.replace("'", "''") for cell in cells if cell is not None and kind == "category"}
        )
        if words and len(name) % 2:
            listed = ", ".join(f"'{word}'" for word in words)
            casts.append(f'"{name}"::enum({listed}) as "{name}"')
    return relation.project(f"* replace ({', '.join(casts)})") if casts else relation


def _duckdb_rows(relation: Any) -> list[Row]:
    names = relation.columns
    return [dict(zip(names, row, strict=True)) for row in relation.fetchall()]


_SPARK: dict[ColumnType, str] = {
    "whole": "bigint",
    "float": "double",
    "truth": "boolean",
    "text": "string",
    "category": "string",
    "date": "date",
}


@cache
def _session() -> Any:
    if find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed; see the extra named spark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not here")
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[2]").appName("tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _spark(table: Table) -> Any:
    kinds = [f"`{name}` {_SPARK[kind]}" for name, (kind, _) in table.columns.items()]
    rows = [tuple(row.values()) for row in table.rows()]
    if not kinds:
        return _session().createDataFrame([(n,) for n in range(table.length)], "id int")
    return _session().createDataFrame(rows, ", ".join(kinds))


def _spark_rows(frame: Any) -> list[Row]:
    return [row.asDict() for row in frame.collect()]


def _mappings(table: Table) -> list[Row]:
    """Without the keys of what is not answered, every other time."""
    return [
        {name: cell for name, cell in row.items() if cell is not None or number % 2}
        for number, row in enumerate(table.rows())
    ]


def _dicts(frame: Any) -> list[Row]:
    return [dict(row) for row in frame]


def _pylist(frame: Any) -> list[Row]:
    rows: list[Row] = frame.to_pylist()
    return rows


_POLARS_TYPES = "Int64, Float64, Boolean, String, Enum, Categorical, Date"
_ARROW_TYPES = "int64, double, bool, string, dictionary, date32"

KINDS: tuple[TableKind, ...] = (
    TableKind("Polars", "expressions", _POLARS_TYPES, _polars, lambda frame: frame.to_dicts()),
    TableKind(
        "Polars, in chunks",
        "expressions",
        _POLARS_TYPES,
        _in_chunks,
        lambda frame: frame.to_dicts(),
    ),
    TableKind(
        "Polars, lazy", "expressions", _POLARS_TYPES, lambda table: _polars(table).lazy(), _lazily
    ),
    TableKind(
        "Polars, streaming",
        "expressions",
        _POLARS_TYPES,
        lambda table: _polars(table).lazy(),
        _streaming,
    ),
    TableKind("pandas", "numpy", "int64, float64, bool, object, category", _pandas, _pandas_rows),
    TableKind(
        "pandas, nullable types",
        "numpy",
        "Int64, Float64, boolean, string, category",
        _nullable,
        _pandas_rows,
    ),
    TableKind("pandas, Arrow types", "numpy", _ARROW_TYPES, _pandas_arrow, _pandas_rows),
    TableKind("PyArrow table", "numpy", _ARROW_TYPES, _arrow, _pylist),
    TableKind("PyArrow table, in chunks", "numpy", _ARROW_TYPES, _arrow_in_chunks, _pylist),
    TableKind("PyArrow table, sliced", "numpy", _ARROW_TYPES, _sliced, _pylist),
    TableKind("PyArrow record batch", "numpy", _ARROW_TYPES, _batch, _pylist),
    TableKind(
        "DuckDB relation",
        "SQL",
        "BIGINT, DOUBLE, BOOLEAN, VARCHAR, ENUM, DATE",
        _duckdb,
        _duckdb_rows,
    ),
    TableKind(
        "list of mappings", "numpy", "int, float, bool, str, date; any object", _mappings, _dicts
    ),
)
SPARK = TableKind("PySpark", "SQL", ", ".join(dict.fromkeys(_SPARK.values())), _spark, _spark_rows)

#: A parameter for each kind; those of databases are deep, as these take seconds to plan both packs,
#: and that of Spark is slow, as it takes a minute.
EACH_KIND: tuple[Any, ...] = (
    *(
        pytest.param(
            kind,
            id=kind.name.replace(" ", "_"),
            marks=[pytest.mark.deep] if kind.engine == "SQL" else [],
        )
        for kind in KINDS
    ),
    pytest.param(SPARK, id=SPARK.name, marks=pytest.mark.slow),
)
