"""No type, order or shape of a column permits a row more than its answers do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from recovery_advisor.tables.cells import CellReader
from recovery_advisor.values.twin_keys import Twins
from tests.cli.running import HEALTHY
from tests.support.advisors import shared_advisor
from tests.tables.test_types import rows_of

SHIPPED = shared_advisor(engine="bitmap")


def well_but(question: str, column: Any) -> Any:
    """A table of well people but for one column."""
    well = {id: [answer] * len(column) for id, answer in HEALTHY.items()}
    if isinstance(column, pl.Series):
        return pl.DataFrame(well).with_columns(column.alias(question))
    if isinstance(column, pd.Series):
        return pd.DataFrame(well, index=column.index).assign(**{question: column})
    table = pl.DataFrame(well).to_arrow()
    return table.set_column(table.column_names.index(question), question, column)


def in_duckdb(question: str, sql: str) -> Any:
    connection = duckdb.connect()
    connection.register(
        "people", pl.DataFrame({id: [answer] for id, answer in HEALTHY.items()}).to_arrow()
    )
    return connection.sql(f"select * replace ({sql} as {question}) from people")


REORDERED = pl.Enum(["yes", "unsure", "no"])
NULL_WORD = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None]), pa.array(["no", None, "yes"]))
UNLIKE = pa.chunked_array(
    [pa.array(["no", "yes"]).dictionary_encode(), pa.array(["yes", "no"]).dictionary_encode()]
)
SLICED = pa.array([False, True, False, None, True])[1:4]
MASKED = pd.arrays.FloatingArray(np.array([np.nan, 0, 0.0]), np.array([False, False, True]))
CHEST_PAIN = {
    "an enum in another order": (pl.Series(["yes", "no", None], dtype=REORDERED), [1]),
    "an enum of no words": (pl.Series([None, "zz"], dtype=pl.Enum(["zz", " no"])), []),
    "a category": (pl.Series(["zz", "no", "yes"], dtype=pl.Categorical), [1]),
    "numbers for words": (pl.Series([0, 1, 2]), []),
    "a null in a dictionary": (NULL_WORD, [0]),
    "chunks with unlike dictionaries": (UNLIKE, [0, 3]),
    "a slice of truths": (SLICED, [1]),
    "bytes": (pa.array([b"no", b"no"]), []),
    "codes that are turned round": (
        pd.Series(pd.Categorical(["yes", "no", None], ["yes", "no"])),
        [1],
    ),
    "an index that repeats": (pd.Series(["no", "yes", "no"], index=[1, 1, 0]), [0, 2]),
}
PAIN = {
    "near a whole number": (pl.Series([1e-10, 8.0, -5e-324, 0.0, -0.0]), [3, 4]),
    "floats of 32 bits": (pl.Series([0.1, 1e-45, float("nan"), 0.0], dtype=pl.Float32), [3]),
    "decimals": (pl.Series([Decimal("0.001"), Decimal("0.000")], dtype=pl.Decimal(10, 3)), [1]),
    "bytes that wrap": (pl.Series([255, 0], dtype=pl.UInt8), [1]),
    "wide numbers": (pl.Series([2**63, 2**64 - 1, 0], dtype=pl.UInt64), [2]),
    "wider ones": (pl.Series([2**64, 2**100, 0], dtype=pl.Int128), [2]),
    "truths": (pl.Series([False, True, None]), []),
    "truths among objects": (
        pd.Series([True, False, 0, 0.0, np.bool_(False)], dtype=object),
        [2, 3],
    ),
    "NaN beside null": (pd.Series(MASKED), [1]),
    "durations": (pd.Series(pd.to_timedelta([0, 0])), []),
    "times with a zone": (pd.Series(pd.to_datetime([0, 0], utc=True)), []),
}


def full(table: Any) -> list[int]:
    rows = rows_of(SHIPPED.assess_table(table))
    return [number for number, row in enumerate(rows) if row["readiness"] != "rest"]


@pytest.mark.parametrize(("column", "well"), CHEST_PAIN.values(), ids=CHEST_PAIN)
def test_only_a_denial_denies(column: Any, well: list[int]) -> None:
    assert full(well_but("chest_pain", column)) == well


@pytest.mark.parametrize(("column", "well"), PAIN.values(), ids=PAIN)
def test_only_nought_is_no_pain(column: Any, well: list[int]) -> None:
    assert full(well_but("pain", column)) == well


@pytest.mark.deep
@pytest.mark.parametrize(
    ("question", "sql", "well"),
    [
        ("range_of_motion", "100::tinyint", [0]),
        ("range_of_motion", "(-1)::tinyint", []),
        ("pain", "(-0.0)::double", [0]),
        ("pain", "'nan'::float", []),
        ("pain", "0.00000000000000000000001::decimal(38, 30)", []),
        ("pain", "170141183460469231731687303715884105727::hugeint", []),
        ("pain", "interval 0 day", []),
        ("pain", "timestamp '1970-01-01'", []),
        ("chest_pain", "'yes'::enum('yes', 'no')", []),
        ("chest_pain", "'no'::enum('yes', 'no')", [0]),
        ("chest_pain", "'NO' collate nocase", []),
        ("chest_pain", "'\"no\"'::json", []),
    ],
)
def test_nor_does_a_type_of_duckdb(question: str, sql: str, well: list[int]) -> None:
    assert full(in_duckdb(question, sql)) == well


@pytest.mark.parametrize(
    ("first", "second"),
    [((False,), (0,)), ([["no"]], ["no"]), (Twins((False,)), Twins((0,)))],
    ids=["tuples", "lists", "twins"],
)
def test_what_equals_a_cell_is_read_by_itself(first: object, second: object) -> None:
    """A tuple of false equals one of nought, which may mean more."""
    both = SHIPPED.assess_table([{"chest_pain": first}, {"chest_pain": second}])
    alone = [SHIPPED.assess_table([{"chest_pain": one}])[0] for one in (first, second)]
    assert [row["urgency"] for row in both] == [row["urgency"] for row in alone]
    reader = CellReader(SHIPPED.book.question["chest_pain"])
    assert reader.code(first) == CellReader(reader.question).code(first)
    assert reader.code(second) == CellReader(reader.question).code(second)


@pytest.mark.parametrize("values", [("yes", "no"), ("no", "yes"), (["yes"], "no"), ("no", 1)])
def test_of_a_key_that_stands_twice_the_worse_value_counts(values: tuple[Any, ...]) -> None:
    table: Any = [{"chest_pain": Twins(values)}]
    [row] = SHIPPED.assess_table(table)
    assert (row["urgency"], row["error"][:10]) == ("emergency", "chest_pain")
