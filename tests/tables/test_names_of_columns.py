"""Whatever a column of one's own is called, it stays, and takes no part in a decision."""

from __future__ import annotations

from typing import Any

import duckdb
import polars as pl
import pytest

from recovery_advisor import Advisor, InputError
from tests.cli.running import run

SHIPPED = Advisor(engine="bitmap")
NAMES = ["^a$", "^.*$", "*", "a", "^pain$"]


@pytest.mark.parametrize("more", [{}, {"unanswered": True}])
def test_a_name_that_is_a_pattern_to_polars_is_a_name(more: dict[str, Any]) -> None:
    frame = pl.DataFrame({**{name: [name] for name in NAMES}, "pain": [8]})
    for given in (frame, frame.lazy()):
        advised = SHIPPED.assess_table(given, **more).lazy().collect()
        assert advised.select(pl.nth(*range(len(NAMES) + 1))).equals(frame)
        assert advised["urgency"].to_list() == ["urgent"]


@pytest.mark.parametrize(
    "name", ["_recovery_advisor_own_pain", "_Recovery_advisor_own_pain", "_RECOVERY_ADVISOR_BAD"]
)
def test_a_name_that_a_database_takes_for_one_of_ours_is_refused(name: str) -> None:
    relation = duckdb.sql(f'select 10 as pain, 2 as "{name}"')
    for table in (relation, pl.DataFrame({"pain": [10], name: [2]})):
        with pytest.raises(InputError) as caught:
            SHIPPED.assess_table(table)
        assert caught.value.field == name
    assert f"{name}: " in run("sql", "--dialect", "duckdb", "--keep", name).refused()
