"""``simulate``: the same people for the same seed, distributed as stated."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from recovery_advisor import Advisor
from tests.cli.running import run

BASE = ("--packs", "upper-back")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_the_same_seed_gives_the_same_bytes(form: str) -> None:
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        assert (
            run("simulate", f"{name}.{form}", "--seed", seed, "--people", "300", *BASE).status == 0
        )
    first, same, other = (Path(f"{name}.{form}").read_bytes() for name in "abc")
    assert first == same
    assert first != other


def test_people_are_distributed_as_stated() -> None:
    shares = ("--unanswered", "0.1", "--denied", "0.9", "--well", "0.5", "--wrong", "0.2")
    run("simulate", "people.parquet", "--people", "20000", *shares)
    people = pl.read_parquet("people.parquet")
    assert people["id"].to_list() == list(range(20_000))
    assert people["pain"].null_count() / 20_000 == pytest.approx(0.1, abs=0.02)
    assert (people["pain"] == -1).mean() == pytest.approx(0.2, abs=0.02)
    well, all = (people["pain"] == 0).sum(), (people["pain"] >= 0).sum()
    assert int(well) / int(all) == pytest.approx(0.5, abs=0.02)
    for one in range(1, 11):
        assert (people["pain"] == one).sum() == pytest.approx(20_000 * 0.7 * 0.05, rel=0.2)
    signs = people["chest_pain"].cast(pl.String).to_list()
    assert signs.count("no") / sum(map(signs.count, ("no", "yes", "unsure"))) == pytest.approx(
        0.9, abs=0.02
    )


def test_all_but_wrong_cells_can_be_taken() -> None:
    advisor = Advisor()
    run("simulate", "well.parquet", "--people", "500")
    assert advisor.assess_table(pl.read_parquet("well.parquet"))["error"].null_count() == 500
    run("simulate", "wrong.parquet", "--people", "50", "--wrong", "0.9")
    assert advisor.assess_table(pl.read_parquet("wrong.parquet"))["error"].null_count() == 0


def test_it_says_how_people_are_distributed() -> None:
    done = run("simulate", "people.jsonl", "--people", "10", "--denied", "0.5", *BASE)
    assert done.out.splitlines()[0] == "10 people"
    assert "50 % are no" in done.out
    assert len(Path("people.jsonl").read_text("utf-8").splitlines()) == 10


def test_nothing_that_is_there_is_written_over() -> None:
    Path("mine.jsonl").write_text("mine", "utf-8")
    said = run("simulate", "mine.jsonl", "--people", "3", *BASE).refused()
    assert "allowed: a path at which nothing is yet" in said
    assert Path("mine.jsonl").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "options",
    [("people.csv",), ("a.jsonl", "--people", "0"), ("a.jsonl", "--seed", "-1"), ("a.jsonl", "--well", "2"),
     ("a.jsonl", "--wrong", "1"), ("nowhere/a.jsonl",)],
)  # fmt: skip
def test_what_can_not_be_made_is_refused(options: tuple[str, ...]) -> None:
    assert run("simulate", *options, *BASE).refused()
    assert [*Path().iterdir()] == []
