"""Which columns are answers, which are refused, and what stays as it is."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from recovery_advisor import EngineUnavailable, InputError
from recovery_advisor.history import History
from tests.support.advisors import shared_advisor
from tests.tables.cells import Table
from tests.tables.kinds import EACH_KIND, TableKind

SHIPPED = shared_advisor(engine="bitmap")


def refused(table: Any, **how: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        SHIPPED.assess_table(table, **how)
    return caught.value


@pytest.mark.parametrize("kind", EACH_KIND)
def test_columns_of_ones_own_stay_where_they_are(kind: TableKind) -> None:
    mine = Table({"id": ("whole", [7, 8]), "pain": ("whole", [3, None])}, 2)
    rows = kind.rows(SHIPPED.assess_table(kind.make(mine)))
    assert [list(row) for row in rows] == [
        ["id", "pain", "verdict", "readiness", "urgency", "error"]
    ] * 2 or kind.name == "list of mappings"
    assert [row["id"] for row in rows] == [7, 8]
    assert [row.get("pain") for row in rows] == [3, None]


def test_a_table_that_was_given_is_not_changed() -> None:
    rows = [{"pain": 3}]
    frame = pl.DataFrame(rows)
    before = frame.clone()
    SHIPPED.assess_table(rows)
    SHIPPED.assess_table(frame)
    assert rows == [{"pain": 3}]
    assert frame.equals(before)


@pytest.mark.parametrize("name", ["verdict", "readiness", "urgency", "error", "Verdict"])
def test_a_column_that_is_to_be_added_must_not_be_there(name: str) -> None:
    error = refused([{name: "x"}])
    assert error.field == name
    assert "Drop or rename" in error.message


def test_only_what_is_added_is_in_the_way() -> None:
    mine = [{"reasons": "mine", "pain": 2}]
    assert SHIPPED.assess_table(mine)[0]["reasons"] == "mine"
    assert refused(mine, reasons=True).field == "reasons"


@pytest.mark.parametrize("name", ["clearance", "screened", "screening", "Screening"])
def test_what_stands_beside_the_answers_of_a_check_in_is_no_column(name: str) -> None:
    assert refused([{name: None}]).field == name


@pytest.mark.parametrize("name", ["Chest_Pain", "chest pain", " chest_pain", "CHEST-PAIN"])
def test_a_question_by_another_spelling_is_not_passed_over(name: str) -> None:
    error = refused(pl.DataFrame({name: ["yes"]}))
    assert error.field == name
    assert "Name it chest_pain" in error.message


def test_every_column_at_fault_is_named() -> None:
    error = refused(pl.DataFrame({"verdict": [1], "clearance": [2], "Pain": [3], "id": [4]}))
    assert {fault.field for fault in error.faults} == {"verdict", "clearance", "Pain"}


@pytest.mark.parametrize("kind", EACH_KIND)
def test_a_table_of_which_no_column_answers_is_refused(kind: TableKind) -> None:
    error = refused(kind.make(Table({"note": ("text", ["a"]), "pian": ("whole", [9])}, 1)))
    assert error.message == (
        "columns: note, pian was given; allowed: at least one that is named as a question."
        " Did you mean pain, not pian?"
    )


def test_a_table_of_which_a_column_answers_is_taken() -> None:
    assert SHIPPED.assess_table([{"note": 9, "chest_pain": "no"}])[0]["error"] is None
    assert SHIPPED.assess_table([]) == []


@pytest.mark.parametrize("kind", EACH_KIND)
def test_a_column_that_is_nearly_named_as_a_question_is_warned_of(kind: TableKind) -> None:
    columns: dict[str, Any] = {"pain": ("whole", [2]), "chestpain": ("text", ["yes"])}
    with pytest.warns(UserWarning, match="chest_pain") as caught:
        advised = SHIPPED.assess_table(kind.make(Table(columns, 1)))
    (one,) = caught
    said = (
        "columns that answer no question, and decide nothing: chestpain (did you mean chest_pain?)"
    )
    assert str(one.message) == said
    assert one.filename == __file__
    assert kind.rows(advised)[0]["verdict"] == "rest"


def test_a_history_warns_its_caller_too() -> None:
    with pytest.warns(UserWarning, match="chest_pain") as caught:
        History().assess_table([{"chestpain": "yes", "pain": 2}])
    assert caught[0].filename == __file__


def test_the_last_of_many_columns_is_warned_of() -> None:
    own = {f"x{number}": 1 for number in range(300)}
    with pytest.warns(UserWarning, match=r"nothing: chestpain \(did you mean chest_pain\?\)$"):
        SHIPPED.assess_table([{**own, "pain": 2, "chestpain": "yes"}])


def test_no_column_is_warned_of_where_the_question_has_its_own() -> None:
    rows = [{"chestpain": "my note", "chest_pain": "yes", "note": 3}]
    assert SHIPPED.assess_table(rows)[0]["verdict"] == "emergency"  # a warning would be an error


def test_a_name_that_stands_twice_is_refused() -> None:
    twice = pa.table([pa.array([1]), pa.array([2])], names=["pain", "pain"])
    assert refused(twice).field == "pain"


@pytest.mark.parametrize(
    "table",
    [
        pl.DataFrame({"pain": [[1]]}),
        pl.DataFrame({"pain": [{"a": 1}]}).lazy(),
        pa.table({"pain": pa.array([[1]])}),
        duckdb.sql("select [1] as pain"),
    ],
    ids=["Polars", "lazy", "PyArrow", "DuckDB"],
)
def test_a_column_of_lists_is_refused(table: Any) -> None:
    assert refused(table).field == "pain"


def test_a_list_in_a_cell_spoils_its_row_alone_and_hides_no_emergency() -> None:
    table: Any = [{"chest_pain": ["no", "yes"]}, {"chest_pain": {"a"}}, {}]
    rows = SHIPPED.assess_table(table)
    assert [row["verdict"] for row in rows] == ["emergency", "see_professional", "rest"]
    assert rows[0]["error"] == "chest_pain: one of: no, unsure, yes, unknown"
    assert rows[2]["error"] is None


@pytest.mark.parametrize("given", [None, 3, "pain", [1], {"pain": 3}, object()])
def test_what_is_no_table_is_refused(given: Any) -> None:
    assert "a data frame of Polars" in refused(given).allowed


def test_a_lazy_frame_stays_lazy_and_is_not_run() -> None:
    def fail(frame: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("run")

    lazy = pl.LazyFrame({"pain": [3]}).map_batches(fail, schema={"pain": pl.Int64})
    assert isinstance(SHIPPED.assess_table(lazy), pl.LazyFrame)


def test_no_library_of_tables_is_loaded_with_the_package() -> None:
    code = (
        "import sys; from recovery_advisor import Advisor;"
        "print({'numpy', 'narwhals', 'polars', 'pandas', 'pyarrow', 'duckdb'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals.dependencies", None)
    with pytest.raises(EngineUnavailable, match=r"recovery-advisor\[tables\]"):
        SHIPPED.assess_table([{}])
