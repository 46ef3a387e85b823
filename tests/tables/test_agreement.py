"""Every row of a table gets what ``assess`` says of it, whatever kind of table it is."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, RuleBook
from recovery_advisor.testing import rule_books
from tests.support.advisors import shared_advisor
from tests.tables.cells import Row, Table, table_for
from tests.tables.kinds import EACH_KIND, KINDS, SPARK, TableKind
from tests.tables.reference import ALL, as_expected, expected

SHIPPED = shared_advisor(engine="reference")


def assert_agrees(kind: TableKind, advisor: Advisor, table: Table, **more: Any) -> None:
    """A table of a kind gets the columns that are expected, and keeps its own."""
    assert_rows(kind, advisor, table, expected(advisor, table, **more), **more)


def assert_rows(
    kind: TableKind, advisor: Advisor, table: Table, wanted: list[Row], **more: Any
) -> None:
    """The same, where what is expected is known."""
    native = kind.make(table)
    assessed = advisor.assess_table(native, **ALL, **more)
    assert isinstance(assessed, type(native))
    rows = kind.rows(assessed)
    assert [as_expected(row, ["id", *table.columns]) for row in rows] == wanted
    assert len(rows) == table.length


@cache
def shipped_rows(seed: int, length: int, *, text: bool) -> tuple[Table, list[Row]]:
    """A table for the shipped rules, which every kind shares, and what is expected of it."""
    table = table_for(SHIPPED.book, seed, length, tame=seed % 2 == 0)
    table = as_text(table) if text else table
    return table, expected(SHIPPED, table, text=text)


@pytest.mark.parametrize("kind", EACH_KIND)
@pytest.mark.parametrize("text", [False, True])
def test_both_packs(kind: TableKind, text: bool) -> None:
    assert_rows(kind, SHIPPED, *shipped_rows(21, 16, text=text), text=text)


@pytest.mark.deep
def test_both_packs_in_spark() -> None:
    assert_rows(SPARK, SHIPPED, *shipped_rows(21, 16, text=False), text=False)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("kind", EACH_KIND)
def test_both_packs_over_more_people(kind: TableKind, text: bool, seed: int) -> None:
    assert_rows(kind, SHIPPED, *shipped_rows(seed, 300, text=text), text=text)


@pytest.mark.parametrize("kind", EACH_KIND)
@pytest.mark.parametrize("length", [0, 1])
def test_tables_of_hardly_any_rows(kind: TableKind, length: int) -> None:
    assert_agrees(kind, SHIPPED, table_for(SHIPPED.book, seed=3, length=length))


def test_rows_without_a_cell_are_unknown_all_over() -> None:
    rows: list[Row] = [{}, {}]
    assert SHIPPED.assess_table(rows, reasons=True)[1]["reasons"] == "nothing-permits"


@given(book=rule_books(), seed=st.integers(0, 2**32))
def test_generated_books(book: RuleBook, seed: int) -> None:
    advisor = Advisor.from_book(book, engine="reference")
    table = table_for(book, seed, length=8)
    in_sql = [kind for kind in KINDS if kind.engine == "SQL"]
    for kind in (*KINDS[seed % 4 :: 4], *in_sql):
        assert_agrees(kind, advisor, table)


@pytest.mark.deep
@given(book=rule_books(), seed=st.integers(0, 2**32))
@pytest.mark.parametrize("kind", EACH_KIND)
def test_generated_books_over_more_people(kind: TableKind, book: RuleBook, seed: int) -> None:
    advisor = Advisor.from_book(book, engine="reference")
    assert_agrees(kind, advisor, table_for(book, seed, length=40))


def as_text(table: Table) -> Table:
    """The same with text in all cells, as a CSV file holds it."""
    return Table(
        {
            name: ("text", [None if cell is None else str(cell) for cell in cells])
            for name, (_, cells) in table.columns.items()
        },
        table.length,
    )
