"""A database reads each cell as Python does, however it is spelt."""

from __future__ import annotations

import sys
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor
from recovery_advisor.tables.cells import CellReader
from recovery_advisor.tables.duckdb_relations import DuckdbRelation
from recovery_advisor.tables.layout import layout_of
from recovery_advisor.tables.program import compile_program
from recovery_advisor.tables.sql_cells import WHITE_SPACE
from recovery_advisor.tables.wanted import Wanted
from tests.support.advisors import shared_advisor
from tests.tables.cells import Table
from tests.tables.kinds import EACH_KIND, TableKind

BOOK = shared_advisor().book
#: One question of each scale.
ASKED = tuple({question.scale: question.id for question in BOOK.questions}.values())
WORDS = [
    *{word for id in ASKED for word in BOOK.question[id].scale.words},
    *(
        "Yes",
        " no ",
        "UNSURE",
        "y",
        "n",
        "true",
        "off",
        "N/A",
        "nan",
        "<NA>",
        "NaT",
        "NULL",
        "null",
    ),
    *(
        "None",
        "none",
        " None ",
        "none ",
        "NONE",
        "",
        " ",
        "\t\n",
        "\u00a0yes\u2003",
        "y es",
        "yes.",
    ),
    *("0", "1", "2", "7", "10", "11", "100", "101", "-1", "+7", "-0", "+-7", "07", "000000007"),
    *("0000000007", "7.0", "7.000000000", "7.0000000000", "7.", ".7", "7.5", "7,0", "7e0", "0x7"),
    *(
        "'",
        '"',
        "\\",
        "\\'",
        "`",
        "$1",
        "a;b",
        "\u0131",
        "\u212a",
        "\ud7ff",
        "\U0001f600",
        "\u0661",
    ),
]
NUMBERS = [0, 1, 2, 3, 7, 10, 11, 50, 100, 101, -1, 2**31, -(2**31), 2**62]
FLOATS = [*map(float, NUMBERS), 0.5, 2.5, -0.0, 1e300, float("inf"), -float("inf"), float("nan")]


def codes_in_duckdb(table: pl.DataFrame, *, text: bool) -> dict[str, list[int]]:
    return codes_of(duckdb.connect().from_arrow(table.to_arrow()), text=text)


def codes_of(relation: Any, *, text: bool) -> dict[str, list[int]]:
    program = compile_program(BOOK)
    layout = layout_of(BOOK, relation.columns, (), screened=None, answered=(), text=text)
    stages = DuckdbRelation(relation).stages(program, layout, Wanted())
    read = relation.project(", ".join(next(stages).values())).fetchall()
    return dict(zip(layout.readers, map(list, zip(*read, strict=True)), strict=True))


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("cells", [WORDS, NUMBERS, FLOATS, [False, True]], ids=lambda c: type(c[0]))
def test_cells_have_the_same_codes(cells: list[Any], text: bool) -> None:
    found = codes_in_duckdb(pl.DataFrame({id: [*cells, None] for id in ASKED}), text=text)
    for id in ASKED:
        code = CellReader(BOOK.question[id], text).code
        assert dict(zip(cells, found[id], strict=False)) == {one: code(one) for one in cells}
        assert found[id][-1] == 0


@pytest.mark.parametrize("collation", ["nocase", "noaccent", "nocase.noaccent"])
def test_a_collation_makes_no_two_words_one(collation: str) -> None:
    """Neither that of a column nor that of a connection."""
    connection = duckdb.connect()
    listed = ", ".join(
        "'" + word.replace("'", "''") + "'" for word in [*WORDS, "NO", "n\u00f3", "NoNe"]
    )
    own = connection.sql(f"select unnest([{listed}]) collate {collation} as chest_pain")
    plain = connection.sql(f"select unnest([{listed}]) as chest_pain")
    words = ", ".join(dict.fromkeys(listed.split(", ")))
    coded = connection.sql(f"select unnest([{words}])::enum({words}) as chest_pain")
    code = CellReader(BOOK.question["chest_pain"], text=False).code
    for setting in ("binary", collation):
        connection.execute(f"set default_collation = '{setting}'")
        for relation in (own, plain, coded):
            cells = [cell for (cell,) in relation.fetchall()]
            assert codes_of(relation, text=False)["chest_pain"] == list(map(code, cells))


@pytest.mark.deep
@given(words=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)))
def test_any_text_has_the_same_code(words: list[str]) -> None:
    cells = [*words, *(f" {word.upper()}\u3000" for word in WORDS)]
    found = codes_in_duckdb(pl.DataFrame(dict.fromkeys(ASKED, cells)), text=True)
    for id in ASKED:
        assert found[id] == [CellReader(BOOK.question[id], text=True).code(one) for one in cells]


def test_white_space_is_what_python_takes_for_it() -> None:
    assert set(WHITE_SPACE) == {c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace()}


@pytest.mark.parametrize("kind", EACH_KIND)
def test_doubt_in_a_cell_that_knows_none_is_a_danger(kind: TableKind) -> None:
    """``unsure`` is *yes* for urgency, wherever it is no answer."""
    cells = ["unsure", " Unsure", "1", "0", "maybe"]
    table = Table({"lighter_fall": ("text", cells), "age_band": ("text", ["from_65"] * 5)}, 5)
    rows = kind.rows(Advisor().assess_table(kind.make(table)))
    assert [row["urgency"] for row in rows] == ["emergency"] * 3 + ["none"] * 2
    assert all(row["error"] for row in rows)
