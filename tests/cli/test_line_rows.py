"""``table`` over JSON Lines: each row is a table of its own, which no other row changes or spoils."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from recovery_advisor import Advisor
from tests.cli.running import HEALTHY, run
from tests.support.denials import DENIED, QUESTIONNAIRE

REFERENCE = Advisor(engine="reference")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def advised(*lines: str | dict[str, Any], options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    return run("table", "-", "-", *options, stdin=text.encode()).answers


@pytest.mark.parametrize(
    "line",
    [
        '{"chest_pain": "yes", "chest_pain": "no"}',
        '{"chest_pain": "no", "chest_pain": ["yes"]}',
        '{"signs___chest_pain": 1, "signs___chest_pain": 0}',
        '{"signs___chest_pain": "Unchecked", "signs___chest_pain": "Checked"}',
    ],
)
def test_a_key_that_stands_twice_hides_no_emergency(line: str) -> None:
    [row] = advised(line)
    assert (row["verdict"], row["readiness"]) == ("emergency", "rest")
    assert row["error"].startswith("chest_pain: ")


#: The worst that each may mean by itself, and whether it can't be taken.
ROWS: list[tuple[dict[str, Any], str, bool]] = [
    ({"chest_pain": "no"}, "none", False),
    ({"signs___chest_pain": 1}, "emergency", False),
    ({"signs___chest_pain": 0}, "none", False),
    ({"signs___chest_pain": 1, "chest_pain": "no"}, "emergency", True),
    ({"signs___chest_pain": 0, "chest_pain": "yes"}, "emergency", True),
    ({"signs___chest_pain": 0, "others___chest_pain": 1}, "emergency", True),
    ({"chest_pain___1": 0, "chest_pain___2": 1}, "emergency", True),
    ({"chest_pain___1": 1}, "emergency", False),
    ({"q17": 1, "chest_pain": "no"}, "emergency", True),
    ({"q17": "yes"}, "emergency", False),
    ({"error": "none", "chest_pain": "yes"}, "emergency", True),
    ({"Chest_Pain": "yes"}, "emergency", True),
    ({"clearance": None, "pain": 8}, "urgent", True),
    ({"_Recovery_Advisor_own_pain": 2, "pain": 8}, "urgent", True),
    ({"pain": 8}, "urgent", False),
]


@pytest.mark.parametrize("part", ["1", "4", "100"])
def test_no_row_hangs_on_another(part: str) -> None:
    options = ("--part-rows", part, "--column", "q17=chest_pain", "--reasons")
    rows = advised(*[{"id": n, **row} for n, (row, *_) in enumerate(ROWS)], options=options)
    assert [row["id"] for row in rows] == [*range(len(ROWS))]
    assert [row["urgency"] for row in rows] == [urgency for _, urgency, _ in ROWS]
    assert [row["error"] is not None for row in rows] == [refused for *_, refused in ROWS]


def test_neither_does_a_denial_once_the_questionnaire_was_shown() -> None:
    """What a row has no key for is unknown, whichever keys other rows have."""
    whole, lacking = {**HEALTHY}, {**HEALTHY}
    del lacking["chest_pain"]
    boxed = {**lacking, "signs___chest_pain": 0}
    twice = {**boxed, "chest_pain": "no"}
    several = {**lacking, "chest_pain___1": 0, "chest_pain___2": 1}
    options = ("--screened", QUESTIONNAIRE)
    together = advised(whole, lacking, boxed, twice, several, options=options)
    permitted = REFERENCE.assess(whole)
    assert [row["readiness"] for row in together] == [
        str(permitted.readiness), "rest", str(permitted.readiness), "rest", "rest",
    ]  # fmt: skip
    for row, line in zip(together, (whole, lacking, boxed, twice, several), strict=True):
        [alone] = advised(line, options=options)
        assert {**alone, "error": bool(alone["error"])} == {**row, "error": bool(row["error"])}
    assert {*DENIED} <= together[0].keys()


def test_what_is_written_is_json() -> None:
    """NaN and infinities are null, wherever they stand."""
    done = run(
        "table", "-", "-", stdin=b'{"pain": NaN, "mine": [1.5, {"a": -Infinity}], "b": 1e999}'
    )

    def fail(name: str) -> None:
        raise AssertionError(name)

    row = json.loads(done.out, parse_constant=fail)
    assert (row["pain"], row["mine"], row["b"], row["error"]) == (
        None,
        [1.5, {"a": None}],
        None,
        None,
    )


@pytest.mark.parametrize("option", ["q17=chest_pian", "nowhere=pian"])
def test_a_question_that_is_none_is_refused_before_all_rows(option: str) -> None:
    Path("in.jsonl").write_text('{"id": 1}\n', "utf-8")
    assert "Did you mean" in run("table", "in.jsonl", "out", "--column", option).refused()
    assert not [*Path().glob("out/part-*")]


class TestColumns:
    """Of CSV and Parquet, what no row may have is refused as a whole, before anything is written."""

    @pytest.mark.parametrize(
        "columns",
        [
            ["signs___chest_pain", "chest_pain"],
            ["chest_pain___1", "chest_pain___2"],
            ["chest_pain___1", "signs___chest_pain"],
            ["chest_pain___1", "chest_pain"],
        ],
    )
    @pytest.mark.parametrize("form", ["csv", "parquet"])
    def test_a_question_has_one_column(self, columns: list[str], form: str) -> None:
        frame = pl.DataFrame({name: ["0", "1"] for name in columns})
        frame.write_csv("in.csv") if form == "csv" else frame.write_parquet("in.parquet")
        said = run("table", f"in.{form}", "out.csv").refused()
        assert f"{' and '.join(sorted(columns, key=lambda one: '___' in one))} was given" in said
        assert "--column NAME=QUESTION takes one" in said

    def test_one_of_several_boxes_is_the_one_that_is_named(self) -> None:
        pl.DataFrame({"chest_pain___1": ["0"], "chest_pain___2": ["1"]}).write_csv("in.csv")
        for number, urgency in (("1", "none"), ("2", "emergency")):
            run(
                "table",
                "in.csv",
                f"{number}.jsonl",
                "--column",
                f"chest_pain___{number}=chest_pain",
            )
            [row] = map(json.loads, Path(f"{number}.jsonl").read_text("utf-8").splitlines())
            assert (row["error"], row["urgency"]) == (None, urgency)

    def test_a_name_that_is_a_pattern_to_polars_is_a_name(self) -> None:
        pl.DataFrame({"x": ["no"], "^x|y$": ["yes"], "^a.*___chest_pain$": ["1"]}).write_csv(
            "in.csv"
        )
        run(
            "table",
            "in.csv",
            "out.jsonl",
            "--column",
            "^x|y$=injury",
            "--column",
            "^a.*___chest_pain$=chest_pain",
        )
        [row] = map(json.loads, Path("out.jsonl").read_text("utf-8").splitlines())
        assert (row["injury"], row["chest_pain"], row["x"]) == ("yes", "yes", "no")
