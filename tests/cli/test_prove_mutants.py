"""``recovery-advisor prove --mutants``: what it prints, and its exit status."""

import json
import os
from pathlib import Path

import pytest

from recovery_advisor.authoring.mutation import run as running
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.proving.search import NotSettled, SolverSearch
from tests.cli.running import run


@pytest.fixture
def start(tmp_path: Path) -> Path:
    lay_out(tmp_path / "knee")
    return tmp_path / "knee"


def paste_survivors(start: Path) -> None:
    """Each case that is printed into the cases of the start."""
    done = run("prove", str(start), "--mutants", "--format", "json")
    [answer] = done.answers
    missing = [one["missing"] for one in answer["mutants"] if one["missing"]]
    cases = start / "knee" / "cases.yaml"
    pasted = "\n\n".join(one["case"] for one in missing)
    cases.write_text(f"{cases.read_text()}\n{pasted}\n", encoding="utf-8")


@pytest.mark.deep
def test_what_survives_is_a_status_of_one_until_it_is_caught(start: Path) -> None:
    assert run("prove", str(start), "--mutants").status == 1
    paste_survivors(start)
    done = run("prove", str(start), "--mutants")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[-1].endswith("1 refused, 2 equivalent, 20 caught.")
    assert "survived:" not in done.out


def test_the_last_row_is_the_sum_of_all(start: Path) -> None:
    lines = run("prove", str(start), "--mutants").out.splitlines()
    [*kinds, everything] = lines[1 : lines.index("")]
    counts = [[int(one) for one in row.split()[2:]] for row in kinds]
    assert [sum(column) for column in zip(*counts, strict=True)] == [
        int(one) for one in everything.split()[1:]
    ]


def test_each_mutant_is_told_to_programs(start: Path) -> None:
    [answer] = run("prove", str(start), "--mutants", "--format", "json").answers
    [mutant] = [
        one
        for one in answer["mutants"]
        if (one["of"], one["becomes"]) == ("severe-pain", "8 or worse")
    ]
    assert mutant == {
        "kind": "threshold",
        "pack": "knee",
        "of": "severe-pain",
        "file": "knee/readiness.yaml",
        "line": 6,
        "was": "pain: 7 or worse",
        "becomes": "8 or worse",
        "fate": "caught",
        "caught_by": {"example": True, "case": "severe", "claim": "severe-pain-is-for-today"},
        "missing": None,
    }


@pytest.mark.deep
def test_two_processes_say_what_one_says(start: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = run("prove", str(start), "--mutants", "--format", "json").answers[0]["mutants"]
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(running, "_WORTH_A_PROCESS", 1)
    assert run("prove", str(start), "--mutants", "--format", "json").answers[0]["mutants"] == alone


def test_what_z3_has_no_time_for_is_not_settled(
    start: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_time(search: SolverSearch) -> bool:
        raise NotSettled

    monkeypatch.setattr(SolverSearch, "_check", no_time)
    done = run("prove", str(start), "--mutants", "--format", "json")
    fates = {one["fate"] for one in done.answers[0]["mutants"]}
    # Examples and cases need no z3; that nobody is served otherwise is never taken as read.
    assert (done.status, fates) == (1, {"refused", "caught", "not_settled"})


def test_a_folder_that_does_not_load_is_a_status_of_two(start: Path) -> None:
    (start / "knee" / "readiness.yaml").write_text("rules: 7\n", encoding="utf-8")
    assert run("prove", str(start), "--mutants").status == 2
    faults = json.loads(run("prove", str(start), "--mutants", "--format", "json").out)["faults"]
    assert faults[0]["file"] == "knee/readiness.yaml"
