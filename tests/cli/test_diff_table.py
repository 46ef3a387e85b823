"""``diff --table``: the rows that get another decision are those that two assessings find."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from recovery_advisor import Advisor, load_book
from tests.cli.running import run
from tests.difference.folders import folder

RULES = "my-pack/readiness.yaml"
LOOSER = (RULES, "then: {permit: gradual}", "then: {permit: full}")
TIGHTER = (RULES, "then: {permit: full}", "then: {permit: gradual}")
LATER = [
    (RULES, "pain: 7 or worse", "pain: 8 or worse"),
    (RULES, "- {given: {pain: 7}, counts: yes}", "- {given: {pain: 9}, counts: yes}"),
]
_WORDS = ["verdict", "readiness", "urgency"]


@pytest.fixture(autouse=True)
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    monkeypatch.chdir(tmp_path)
    folder(Path("old"))
    book = "--rules", "old/my-pack"
    assert (
        run("simulate", "people.parquet", "--people", "500", "--wrong", "0.01", *book).status == 0
    )
    return pl.read_parquet("people.parquet")


@pytest.mark.parametrize("edits", [[LOOSER], [TIGHTER], LATER, []])
def test_the_same_rows_are_found_by_assessing_twice(
    edits: list[tuple[str, str, str]], people: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recovery_advisor.cli.commands.diff._AT_ONCE", 70)
    new = str(folder(Path("new"), edits))
    done = run("diff", "old/my-pack", new, "--table", "people.parquet", "--format", "json")
    said = json.loads(done.out)
    old_frame, new_frame = (
        Advisor.from_book(load_book(root)).assess_table(people) for root in ("old/my-pack", new)
    )
    pairs = [*zip(old_frame.select(_WORDS).rows(), new_frame.select(_WORDS).rows(), strict=True)]
    other = [(number, *pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]]
    assert bool(other) == bool(edits)
    assert said["rows"] == 500
    assert said["refused"] == 500 - new_frame["error"].null_count()
    found = {
        (tuple(one["old"].values()), tuple(one["new"].values())): one for one in said["changes"]
    }
    assert found.keys() == {(old, new) for _, old, new in other}
    for pair, one in found.items():
        rows = [number for number, *both in other if tuple(both) == pair]
        assert one["rows"] == len(rows)
        assert [example["row"] for example in one["examples"]] == rows[:3]
        given = one["examples"][0]["given"]
        assert given["id"] == str(rows[0] - 1)
    assert done.status == (1 if edits in ([LOOSER], LATER) else 0)


def test_rules_and_examples_are_told() -> None:
    new = str(folder(Path("new"), LATER))
    lines = run("diff", "old/my-pack", new, "--table", "people.parquet").out.splitlines()
    assert lines[0].endswith("of 500 rows get another decision.")
    assert any("more permissive" in line for line in lines)
    assert any(line.endswith("severe-pain, a reason only by the old rules") for line in lines)
    assert any(line.startswith("  row ") and "pain: 7" in line for line in lines)


def test_an_example_tells_what_may_explain_it_within_the_line(
    people: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers that are not the best, then what the rules look at, then what is no answer."""
    monkeypatch.setenv("COLUMNS", "60")
    well = {"id": 5, "faint_knee": "no", "swelling": "no"}
    rows = [{**well, "pain": 7, "note": "long " * 20}, {**well, "pain": 0}, {**well, "pain": 12}]
    pl.DataFrame(rows).write_parquet("few.parquet")
    new = str(folder(Path("new"), [*LATER, TIGHTER]))
    lines = run("diff", "old/my-pack", new, "--table", "few.parquet").out.splitlines()
    assert lines[0] == "2 of 3 rows get another decision."
    assert [line for line in lines if line.startswith("  row ")] == [
        "  row 1: pain: 7, id: 5, note: long long long long long …",
        "  row 2: pain: 0, id: 5",
    ]
    assert lines[-1] == "1 row has a cell that can't be taken."


def test_columns_are_read_as_table_reads_them() -> None:
    rows = [{"NRS": "7"}]
    Path("few.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    new = str(folder(Path("new"), LATER))
    given = ("diff", "old/my-pack", new, "--table", "few.jsonl")
    assert "named as a question" in run(*given).refused()
    done = run(*given, "--column", "NRS=pain", "--text")
    assert done.out.startswith("1 of 1 row gets another decision.")
    assert "red-flags" in run(*given, "--screened", "red-flags/9").refused()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--table", "-"), "--table: '-' was given"), (("--text",), "beside --table FILE"),
        (("--column", "a=pain"), "beside --table FILE"), (("--screened", "x/1"), "beside --table FILE"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_refused(options: tuple[str, ...], said: str) -> None:
    assert said in run("diff", "old/my-pack", "old/my-pack", *options).refused()


def test_a_change_on_a_table_can_not_be_accepted() -> None:
    accept = ("--accept", "a", "--reason", "b", "--by", "c")
    done = run("diff", "old/my-pack", "old/my-pack", "--table", "people.parquet", *accept)
    assert "--accept" in done.refused()
    done = run("diff", "old/my-pack", "old/my-pack", "--table", "no.csv")
    assert "a file that is there" in done.refused()
