"""``rules report``: the page it writes, what it says of it, and the exit status for CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor.authoring.starter import lay_out
from tests.cli.running import run
from tests.rules_report.html_page import HtmlPage, assert_sound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_out(tmp_path / "my-rules")
    return tmp_path / "my-rules"


def test_the_report_on_a_folder_is_written_and_summed_up(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run("rules", "report", str(folder), "-o", str(page))
    assert (done.status, done.err) == (0, "")
    claims = len(run("prove", str(folder), "--format", "json").answers[0]["claims"])
    assert done.out.splitlines() == [
        "Rules: my-rules 0.1.0",
        "rules check: passed: 0 errors, 0 warnings, 0 hints",
        f"prove: passed: {claims} laws and claims: {claims} proved",
        "rules coverage: passed: 100 % covered, 20 of 20",
        "rules lock: none: there is no rules.lock",
        "prove --mutants: not run: they take minutes; ask for --mutants",
        f"Written: {page}",
    ]
    found = HtmlPage(page.read_text(encoding="utf-8"))
    assert_sound(found)
    assert found.headings[0] == (1, "Rules: my-rules 0.1.0")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my-rules", "report.html"]


def test_a_check_that_fails_is_told_by_the_status_and_in_the_page(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "my-rules" / "cases.yaml").write_text(
        "cases:\n  - case: sore\n    about: Sore.\n    given: {pain: 2, swelling: no}\n"
        "    expect: {verdict: gradual_return, readiness: gradual, urgency: none,"
        " reasons: [start-gently], session: yes}\n",
        encoding="utf-8",
    )
    page = tmp_path / "report.html"
    done = run("rules", "report", str(folder), "-o", str(page), "--format", "json")
    assert (done.status, done.err) == (1, "")
    [told] = done.answers
    assert {name: told[name] for name in ("check", "prove", "coverage", "mutants", "passed")} == {
        "check": True, "prove": True, "coverage": False, "mutants": None, "passed": False,
    }  # fmt: skip
    assert told["written"] == str(page)
    found = HtmlPage(page.read_text(encoding="utf-8")).text
    assert "not covered: rest-while-swollen, limit rest: never counted" in found


def test_the_mutants_are_tried_on_wish(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run("rules", "report", str(folder), "-o", str(page), "--mutants")
    assert "prove --mutants: not run" not in done.out
    assert "prove --mutants: " in done.out
    assert "Mutants" in dict(map(reversed, HtmlPage(page.read_text()).headings))  # type: ignore[arg-type]


def test_without_a_file_to_write_to_nothing_is_done(folder: Path, tmp_path: Path) -> None:
    assert "required: -o" in run("rules", "report", str(folder)).refused()
    nowhere = tmp_path / "no-folder" / "report.html"
    assert "-o: " in run("rules", "report", str(folder), "-o", str(nowhere)).refused()


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_folder_that_can_not_be_loaded_is_refused_with_its_faults(
    folder: Path, tmp_path: Path, which: str
) -> None:
    lay_out(tmp_path / "other")
    (folder / "my-rules" / "book.yaml").write_text("rules: [\n", encoding="utf-8")
    given = [str(folder), str(tmp_path / "other")]
    said = run(
        "rules", "report", *(given if which == "old" else given[::-1]), "-o", "x.html"
    ).refused()
    assert said.startswith("my-rules/book.yaml:2:1: not readable as YAML")


def test_weaker_evidence_and_a_version_that_must_rise_are_told(
    folder: Path, tmp_path: Path
) -> None:
    lay_out(tmp_path / "new" / "my-rules")
    new, page = tmp_path / "new" / "my-rules", tmp_path / "report.html"
    rules, cases = new / "my-rules" / "readiness.yaml", new / "my-rules" / "cases.yaml"
    looser = rules.read_text(encoding="utf-8").replace("3 or better", "4 or better")
    rules.write_text(looser.replace("pain: 4}", "pain: 5}"), encoding="utf-8")
    cases.write_text(
        cases.read_text(encoding="utf-8").partition("  - case: severe")[0], encoding="utf-8"
    )
    done = run("rules", "report", str(folder), str(new), "-o", str(page))
    assert done.status == 1
    assert done.out.splitlines()[1:3] == [
        "version: must rise: my-rules means something else than before, and its version is still"
        " 0.1.0; raise it",
        "diff: failed: 2 changes, 1 to be accepted",
    ]
    found = HtmlPage(page.read_text(encoding="utf-8"))
    assert_sound(found)
    assert "case severe of my-rules" in [row for table in found.tables for row, _ in table.rows]
