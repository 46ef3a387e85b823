"""``rules coverage``: what it prints, and the exit status for CI."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recovery_advisor.authoring.starter import lay_out
from tests.cli.running import run

CASES = """\
cases:
  - case: sore
    about: Some pain and no swelling.
    given: {pain: 2, swelling: no}
    expect: {verdict: gradual_return, readiness: gradual, urgency: none, reasons: [start-gently], session: yes}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A start with one case alone."""
    lay_out(tmp_path / "my-rules")
    (tmp_path / "my-rules" / "my-rules" / "cases.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path / "my-rules"


def test_the_shipped_rules_are_covered_by_their_cases() -> None:
    done = run("rules", "coverage")
    assert (done.status, done.err) == (0, "")
    [line] = done.out.splitlines()
    assert line.startswith("red-flags 2.0.0, upper-back 2.0.0 (sha256 ")
    assert ": 100 % covered, " in line


def test_a_start_is_covered_by_its_cases(tmp_path: Path) -> None:
    lay_out(tmp_path / "my-rules")
    assert run("rules", "coverage", str(tmp_path / "my-rules")).status == 0


def test_gaps_are_told_with_somebody_who_would_fill_them(folder: Path) -> None:
    done = run("rules", "coverage", str(folder))
    assert (done.status, done.err) == (1, "")
    head, *lines = done.out.splitlines()
    assert ": 100 %" not in head
    assert "rest-while-swollen, limit rest: never counted" in lines
    assert "    such as {swelling: yes}" in lines


def test_the_cases_that_are_told_fill_every_gap_once_they_are_pasted(folder: Path) -> None:
    told = run("rules", "coverage", str(folder)).out.splitlines()
    begins = ("  - case: ", "    about: ", "    given: ", "    expect: ")
    lines = [line for line in told if line.startswith(begins)]
    assert len([line for line in lines if line.startswith("  - case: ")]) == 5
    assert len(lines) == 4 * 5
    assert "  This case in my-rules/cases.yaml would show it:" in told
    (folder / "my-rules/cases.yaml").write_text(CASES + "\n".join(lines), encoding="utf-8")
    assert run("rules", "coverage", str(folder)).status == 0
    assert run("rules", "check", str(folder)).status == 0


def test_as_json_a_gap_has_the_case_and_its_pack(folder: Path) -> None:
    [told] = run("rules", "coverage", str(folder), "--format", "json").answers
    [case, *_] = [gap["case"] for gap in told["gaps"]]
    assert case["pack"] == "my-rules"
    assert case["text"].startswith("  - case: severe-pain-counts\n")


def test_as_json_it_is_one_object_with_every_gap(folder: Path) -> None:
    done = run("rules", "coverage", str(folder), "--format", "json")
    assert (done.status, done.err) == (1, "")
    [told] = done.answers
    assert told["packs"] == ["my-rules 0.1.0"]
    assert told["met"] + len(told["gaps"]) == told["obligations"]
    assert {"rule", "effect", "threshold", "counts", "message", "example"} <= told["gaps"][0].keys()


def test_a_folder_that_can_not_be_loaded_is_refused_with_its_faults(folder: Path) -> None:
    (folder / "my-rules" / "book.yaml").write_text("rules: [\n", encoding="utf-8")
    said = run("rules", "coverage", str(folder)).refused()
    assert said.startswith("my-rules/book.yaml:2:1: not readable as YAML")
    done = run("rules", "coverage", str(folder), "--format", "json")
    assert done.status == 2
    assert json.loads(done.out)["faults"]
