"""Recognises the kind of a table and hands it to what assesses it. Loads no library that is not there."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Protocol

from recovery_advisor.tables.layout import Layout
from recovery_advisor.tables.program import Program
from recovery_advisor.tables.wanted import Wanted
from recovery_advisor.values.errors import Described, EngineUnavailable, InputError

#: What is taken as a table, in words.
TABLES = (
    "a data frame of Polars (a lazy one too), pandas or PySpark, a table or record batch of PyArrow,"
    " a relation of DuckDB, or a list of mappings"
)


class Frame(Protocol):
    """A table of some kind."""

    @property
    def columns(self) -> tuple[object, ...]:
        """The names of its columns."""
        ...

    def assessed(self, program: Program, layout: Layout, wanted: Wanted) -> Any:
        """The same kind of table with more columns."""
        ...


def frame_of(native: object) -> Frame:
    """The table that some library made.

    Raises:
        InputError: for what is no table.
        EngineUnavailable: where narwhals or numpy can't be imported.
    """
    try:
        import narwhals.dependencies as kinds
        import numpy  # noqa: F401 - as what follows needs it
    except ImportError as error:
        message = f"{error}; tables need it: pip install 'recovery-advisor[tables]'"
        raise EngineUnavailable(message) from None
    if kinds.is_polars_dataframe(native) or kinds.is_polars_lazyframe(native):
        from recovery_advisor.tables.polars_frames import PolarsFrame

        return PolarsFrame(native)
    if kinds.is_duckdb_relation(native):
        from recovery_advisor.tables.duckdb_relations import DuckdbRelation

        return DuckdbRelation(native)
    if kinds.is_pyspark_dataframe(native) or kinds.is_pyspark_connect_dataframe(native):
        from recovery_advisor.tables.spark_frames import SparkFrame

        return SparkFrame(native)
    from recovery_advisor.tables.in_memory import InMemory

    if kinds.is_pandas_dataframe(native):
        from recovery_advisor.tables.pandas_frames import PandasFrame

        return InMemory(PandasFrame(native))
    if kinds.is_pyarrow_table(native) or _is_record_batch(native):
        from recovery_advisor.tables.arrow_tables import ArrowTable

        return InMemory(ArrowTable(native))
    if isinstance(native, (list, tuple)) and all(isinstance(row, Mapping) for row in native):
        from recovery_advisor.tables.mappings import Mappings

        return InMemory(Mappings(native))
    raise InputError("frame", Described(f"a {type(native).__name__}"), TABLES)


def _is_record_batch(native: object) -> bool:
    arrow = sys.modules.get("pyarrow")
    return arrow is not None and isinstance(native, arrow.RecordBatch)
