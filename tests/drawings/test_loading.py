"""A drawing is read strictly, each fault with its place; a pack without drawings loads as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import RulesError, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.movement import Movement
from tests.support.changed_rules import ChangedRules

_FILE = "upper-back/exercises.yaml"
_SUPERMAN = "      view: side\n      stays: hips\n      props: [mat]\n      arrows: [right_hand, right_foot, top]\n"

#: What is written for one line of the drawing of Superman, and what its report says.
REFUSED = {
    "an unknown view": ("view: side", "view: above", "view"),
    "an unknown thing": ("props: [mat]", "props: [sofa]", "props"),
    "an unknown joint": ("arrows: [right_hand, right_foot, top]", "arrows: [tail]", "arrows"),
    "an unknown key": ("stays: hips", "stays: hips\n      colour: red", "colour"),
    "a word for yes": ("stays: hips", "stays: hips\n      close: perhaps", "close"),
}


def _changed(tmp_path: Path, old: str, new: str) -> str:
    rules = ChangedRules(tmp_path)
    file = tmp_path / _FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesError) as refused:
        load_book(rules.root)
    return str(refused.value)


@pytest.mark.parametrize("case", REFUSED)
def test_a_fault_is_refused_with_its_place(tmp_path: Path, case: str) -> None:
    old, new, said = REFUSED[case]
    report = _changed(tmp_path, _SUPERMAN, _SUPERMAN.replace(old, new))
    assert f"{_FILE}:" in report
    assert said in report


@pytest.mark.parametrize(
    ("pose", "said"),
    [
        ("{back: 90, low_back: 80}", "back says that already"),
        ("{shoulders: [12, 0]}", "shoulders"),
        ("{turn: 400}", "turn"),
        ("{turn: 1.5}", "turn"),
        ("{tail: 3}", "tail"),
        ("{upper_arms: [1, 2, 3]}", "upper_arms"),
        ("{shoulders: [8, 0], upper_arms: [8, 9]}", "this pose is as the one before it"),
    ],
)
def test_a_wrong_pose_is_refused_with_its_place(tmp_path: Path, pose: str, said: str) -> None:
    report = _changed(tmp_path, "{shoulders: [-8, -1], upper_arms: [-14, 9]}", pose)
    assert f"{_FILE}:" in report
    assert said in report


def test_a_drawing_beside_ways_is_refused(tmp_path: Path) -> None:
    drawing = "{shows: It., view: side, poses: [{turn: 1}, {turn: 2}]}"
    at = "    dose: {repetitions: 3, hold: 5}\n    ways:\n"
    report = _changed(tmp_path, at, f"    drawing: {drawing}\n{at}")
    assert "write the drawing under the way" in report


def test_a_pack_without_drawings_loads() -> None:
    ankle = Path(__file__).parents[2] / "examples" / "ankle-rules"
    assert all(way.movement is None for way in load_book(ankle).ways)


def test_a_pose_goes_on_from_the_one_before_it() -> None:
    [way] = [way for way in load_book(shipped_rules()).ways if way.id == "superman"]
    assert isinstance(way.movement, Movement)
    start, end = way.movement.poses
    assert start.left_shin == start.right_shin == (-90, 0)
    assert start.upper_back == (90, 0)
    assert end.upper_back != start.upper_back
    assert end.turn == start.turn == 0
