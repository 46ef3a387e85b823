"""Every row of a table gets what ``assess`` says of it, whatever kind of table it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, RuleBook
from recovery_advisor.testing.books import rule_books
from tests.tables.cells import Table, table_for
from tests.tables.kinds import EACH_KIND, KINDS, TableKind
from tests.tables.reference import ALL, as_expected, expected

SHIPPED = Advisor(engine="reference")


def assert_agrees(kind: TableKind, advisor: Advisor, table: Table, **more: Any) -> None:
    """A table of a kind gets the columns that are expected, and keeps its own."""
    native = kind.make(table)
    before = type(native)
    assessed = advisor.assess_table(native, **ALL, **more)
    assert isinstance(assessed, before)
    rows = kind.rows(assessed)
    wanted = expected(advisor, table, **more)
    assert [as_expected(row, ["id", *table.columns]) for row in rows] == wanted
    assert len(rows) == table.length


@pytest.mark.parametrize("kind", EACH_KIND)
def test_both_packs(kind: TableKind) -> None:
    assert_agrees(kind, SHIPPED, table_for(SHIPPED.book, seed=20, length=25))


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", EACH_KIND)
def test_both_packs_over_more_people(kind: TableKind, seed: int) -> None:
    table = table_for(SHIPPED.book, seed, length=60, tame=seed % 2 == 0)
    assert_agrees(kind, SHIPPED, table)


@pytest.mark.parametrize("kind", EACH_KIND)
@pytest.mark.parametrize("length", [0, 1])
def test_tables_of_hardly_any_rows(kind: TableKind, length: int) -> None:
    assert_agrees(kind, SHIPPED, table_for(SHIPPED.book, seed=3, length=length))


@pytest.mark.parametrize("kind", EACH_KIND)
def test_a_table_without_a_question_is_unknown_all_over(kind: TableKind) -> None:
    assert_agrees(kind, SHIPPED, Table({}, 2))


@given(book=rule_books(), seed=st.integers(0, 2**32))
def test_generated_books(book: RuleBook, seed: int) -> None:
    advisor = Advisor.from_book(book, engine="reference")
    table = table_for(book, seed, length=8)
    for kind in KINDS[seed % 4 :: 4]:
        assert_agrees(kind, advisor, table)


@pytest.mark.deep
@given(book=rule_books(), seed=st.integers(0, 2**32))
@pytest.mark.parametrize("kind", EACH_KIND)
def test_generated_books_over_more_people(kind: TableKind, book: RuleBook, seed: int) -> None:
    advisor = Advisor.from_book(book, engine="reference")
    assert_agrees(kind, advisor, table_for(book, seed, length=40))


@pytest.mark.parametrize("kind", EACH_KIND)
def test_text(kind: TableKind) -> None:
    assert_agrees(kind, SHIPPED, as_text(table_for(SHIPPED.book, seed=5, length=25)), text=True)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", EACH_KIND)
def test_text_over_more_people(kind: TableKind, seed: int) -> None:
    table = as_text(table_for(SHIPPED.book, seed, length=60, tame=seed % 2 == 0))
    assert_agrees(kind, SHIPPED, table, text=True)


def as_text(table: Table) -> Table:
    """The same with text in all cells, as a CSV file holds it."""
    return Table(
        {
            name: ("text", [None if cell is None else str(cell) for cell in cells])
            for name, (_, cells) in table.columns.items()
        },
        table.length,
    )
