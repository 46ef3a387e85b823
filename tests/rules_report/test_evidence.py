"""Claims, cases and hazards of two folders are compared, of whatever form those of the old one are."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import RulesError
from recovery_advisor.authoring.rules_report.edits import Edit
from recovery_advisor.authoring.rules_report.evidence import (
    evidence_edits,
    evidence_of,
    read_evidence,
)
from recovery_advisor.loading.checked_history import read_with_history
from recovery_advisor.loading.shipped import shipped_rules
from tests.checking.starter import started

_HAZARD = """\
hazards:
  - hazard: broken-bone
    cause: A fall.
    harm: The bone shifts.
    severity: major
    control: {questions: [pain]}
"""


def test_the_evidence_of_a_folder_is_the_same_however_it_is_read() -> None:
    folder = read_with_history(shipped_rules())
    assert folder.history is not None
    found = evidence_of(folder)
    assert found == read_evidence(shipped_rules())
    assert len(found) == len(folder.claims) + len(folder.cases) + len(folder.hazards)


def test_what_is_gone_comes_first_then_what_is_another_then_what_is_new(tmp_path: Path) -> None:
    old = started(tmp_path / "old", {"hazards.yaml": _HAZARD})
    new = started(tmp_path / "new", {"hazards.yaml": _HAZARD.replace("A fall.", "A blow.")})
    cases = new / "my-pack" / "cases.yaml"
    cases.write_text(cases.read_text(encoding="utf-8").replace("case: severe", "case: grave"))
    assert [*evidence_edits(read_evidence(old), read_evidence(new))] == [
        Edit(
            "case severe of my-pack",
            "about: Severe pain.\ngiven: pain: 7, swelling: no\nexpect: verdict: see_professional,"
            " readiness: rest, urgency: urgent, reasons: [severe-pain], session: no",
            None,
        ),
        Edit("hazard broken-bone: cause", "A fall.", "A blow."),
        Edit("case grave of my-pack", None, "there"),
    ]


def test_a_key_that_is_gone_or_new_is_told(tmp_path: Path) -> None:
    old = started(tmp_path / "old", {"hazards.yaml": _HAZARD})
    other = _HAZARD.replace("control: {questions: [pain]}", "residual: Pain.")
    new = started(tmp_path / "new", {"hazards.yaml": other})
    assert [*evidence_edits(read_evidence(old), read_evidence(new))] == [
        Edit("hazard broken-bone: residual", None, "Pain."),
        Edit("hazard broken-bone: control", "questions: [pain]", None),
    ]


@pytest.mark.parametrize(
    "text", ["hazards: none\n", "- a list\n", "hazards: [a, {name: b}]\n", "dangers: []\n"]
)
def test_what_is_of_another_form_is_left_out(tmp_path: Path, text: str) -> None:
    without = read_evidence(started(tmp_path / "a"))
    assert read_evidence(started(tmp_path / "b", {"hazards.yaml": text})) == without


def test_a_key_of_another_form_is_compared_all_the_same(tmp_path: Path) -> None:
    older = started(tmp_path / "a", {"hazards.yaml": _HAZARD.replace("severity", "gravity")})
    newer = started(tmp_path / "b", {"hazards.yaml": _HAZARD})
    assert [*evidence_edits(read_evidence(older), read_evidence(newer))] == [
        Edit("hazard broken-bone: severity", None, "major"),
        Edit("hazard broken-bone: gravity", "major", None),
    ]


def test_a_file_that_can_not_be_parsed_is_refused_as_it_may_hold_what_is_gone(
    tmp_path: Path,
) -> None:
    with pytest.raises(RulesError, match=r"hazards\.yaml"):
        read_evidence(started(tmp_path, {"hazards.yaml": "hazards: [\n"}))
