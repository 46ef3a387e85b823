"""Hazards are read strictly, with file and line, and decide nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from recovery_advisor import RulesError, load_book
from recovery_advisor.authoring.lint.reading_ease import grade
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.levels import NOW
from tests.checking.starter import started
from tests.support.listed import list_files

FILE = "my-pack/hazards.yaml"
HAZARD = """\
hazards:
  - hazard: broken-bone
    cause: A fall has broken a bone.
    harm: The bone shifts.
    severity: considerable
    control: {rules: [severe-pain], questions: [pain]}
    residual: A bone can be broken though you can stand on it.
"""


def with_hazards(root: Path, text: str, file: str = FILE) -> Path:
    """The starter with a file of hazards."""
    folder = started(root)
    (folder / file).write_text(text, encoding="utf-8")
    return list_files(folder)


def report(folder: Path) -> list[str]:
    with pytest.raises(RulesError) as refused:
        read_checked(folder)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("file", [FILE, "hazards.yaml"])
def test_a_hazard_is_read_from_a_pack_and_beside_the_packs(tmp_path: Path, file: str) -> None:
    [hazard] = read_checked(with_hazards(tmp_path, HAZARD, file)).hazards
    assert (hazard.id, hazard.severity) == ("broken-bone", "considerable")
    assert (hazard.rules, hazard.claims, hazard.questions) == (("severe-pain",), (), ("pain",))
    assert hazard.controlled and hazard.residual


def test_no_fingerprint_depends_on_hazards(tmp_path: Path) -> None:
    without = load_book(started(tmp_path / "a")).id
    assert load_book(with_hazards(tmp_path / "b", HAZARD)).id == without


@pytest.mark.parametrize(
    ("there", "instead", "place", "message"),
    [
        ("[severe-pain]", "[severe-pian]", "6:23", "unknown rule 'severe-pian'. Did you mean severe-pain?"),
        ("[severe-pain]", "[severe-pain, severe-pain]", "6:36", "severe-pain is named twice"),
        ("[pain]", "[pian]", "6:49", "unknown question 'pian'. Did you mean pain?"),
        ("questions: [pain]", "claims: [nobody-dies]", "6:46", "unknown claim 'nobody-dies'."),
        ("severity: considerable", "severity: bad", "5:15", "unknown word 'bad'."),
        ("    harm: The bone shifts.\n", "", "2:5", "the key harm is missing"),
        ("control:", "controls:", "6:5", "unknown key 'controls'. Did you mean control?"),
        ("residual: A", "residual: [A]\n    # ", "7:15", "write text"),
        ("hazards:", "rules: []\nhazards:", "1:1", "rules: belongs in another file; this has hazards"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, there: str, instead: str, place: str, message: str
) -> None:
    assert there in HAZARD
    folder = with_hazards(tmp_path, HAZARD.replace(there, instead, 1))
    assert any(one.startswith(f"{FILE}:{place}: ") and message in one for one in report(folder))


def test_every_fault_is_in_one_report(tmp_path: Path) -> None:
    text = HAZARD.replace("severe-pain", "no-rule").replace("[pain]", "[no_question]")
    assert len(report(with_hazards(tmp_path, text))) == 2


def test_hazards_in_another_file_are_refused(tmp_path: Path) -> None:
    folder = with_hazards(tmp_path, HAZARD, "my-pack/more.yaml")
    assert any("hazards: belongs in hazards.yaml" in one for one in report(folder))


def test_of_packs_that_are_chosen_what_another_pack_controls_is_left_out(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))
    hazards = {one.id: one for one in read_checked(copy, ["upper-back"]).hazards}
    assert not hazards["arm-without-blood"].controlled
    assert "injury-needs-a-look" in hazards["injury-exercised-too-early"].rules
    shutil.rmtree(copy / "red-flags")
    listed = copy / "folder.yaml"
    listed.write_text(listed.read_text().replace("[red-flags, ", "["))
    (copy / "rules.lock").unlink()
    assert any("unknown rule 'cold-arm'" in one for one in report(copy))


def test_every_referral_of_the_shipped_rules_is_a_hazards_control_and_claimed() -> None:
    folder = read_checked(shipped_rules())
    rules = {rule for hazard in folder.hazards for rule in hazard.rules}
    assert rules >= {one.rule.id for one in folder.book.effects if one.kind == "refer"}
    claims = {claim for hazard in folder.hazards for claim in hazard.claims}
    now = {one.rule.id for one in folder.book.effects if one.level in NOW}
    assert len(claims) >= len(now)


def test_every_question_of_the_shipped_rules_finds_a_hazard() -> None:
    folder = read_checked(shipped_rules())
    assert {one for hazard in folder.hazards for one in hazard.questions} == {*folder.book.question}


def test_a_user_can_read_what_stays_a_danger() -> None:
    terms = folder_terms()
    for hazard in read_checked(shipped_rules()).hazards:
        assert hazard.controlled or hazard.residual
        assert not hazard.residual or grade(hazard.residual, terms) < 8, hazard.id


def folder_terms() -> list[str]:
    packs = read_checked(shipped_rules()).packs().values()
    return [term for pack in packs for term in pack.record.terms]
