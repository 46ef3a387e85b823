"""Whatever the poses, a drawing is well-formed, within its picture, and its limbs keep their length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import dist, isclose
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_advisor import Drawing
from recovery_advisor.rendering.figure import LENGTHS, SIDES, frames, joints
from recovery_advisor.values.movement import Movement, Pose
from tests.drawings.figures import MOVEMENTS, POSES

_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"))
_NUMBER = re.compile(r"-?\d+\.\d")
_SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("moving", [False, True])
@settings(deadline=None, max_examples=60)
@given(movement=MOVEMENTS, name=_NAMES, say=_NAMES)
def test_a_drawing_is_well_formed_and_needs_no_style(
    moving: bool, movement: Movement, name: str, say: str
) -> None:
    svg = Drawing(name, say, movement).as_svg(moving=moving)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert (root.findtext(f"{_SVG}title") or "") == name
    assert (root.findtext(f"{_SVG}desc") or "") == say
    for element in root.iter():
        assert not {"style", "id"} & set(element.attrib)
        for key, value in element.attrib.items():
            assert key == "aria-label" or not re.search("nan|inf", value.replace("indefinite", ""))


@settings(deadline=None, max_examples=60)
@given(MOVEMENTS)
def test_everything_is_within_its_picture(movement: Movement) -> None:
    for moving in (False, True):
        root = ET.fromstring(Drawing("", "", movement).as_svg(moving=moving))
        wide, high = map(float, str(root.get("viewBox")).split()[2:])
        for picture in root.findall(f"{_SVG}svg"):
            x, width, height = (float(str(picture.get(key))) for key in ("x", "width", "height"))
            assert x >= 0
            assert x + width <= wide + 0.1
            assert height <= high + 0.1
            _require_inside(picture, floor=not movement.close)


def _require_inside(picture: ET.Element, *, floor: bool) -> None:
    """Nothing is cut off, but for the legs of a figure that is seen close."""
    left, top, width, height = map(float, str(picture.get("viewBox")).split())
    for x, y in _spots(picture):
        assert left - 0.1 <= x <= left + width + 0.1
        assert top - 0.1 <= y
        assert y <= top + height + 0.1 or not floor


def _spots(picture: ET.Element) -> Iterator[tuple[float, float]]:
    for element in picture.iter():
        line = element.get("d") or element.get("values") or ""
        numbers = [float(one) for one in _NUMBER.findall(line)]
        yield from zip(numbers[::2], numbers[1::2], strict=True)


@given(POSES)
def test_limbs_keep_their_length_and_nothing_is_below_the_floor(pose: Pose) -> None:
    found = joints(pose)
    limbs = {
        "upper_arm": ("shoulder", "elbow"), "forearm": ("elbow", "hand"), "thigh": ("hip", "knee"),
        "shin": ("knee", "ankle"), "foot": ("ankle", "foot"),
    }  # fmt: skip
    for side in SIDES:
        for name, (one, other) in limbs.items():
            length = dist(found[f"{side}_{one}"], found[f"{side}_{other}"])
            assert isclose(length, LENGTHS[name], abs_tol=1e-6)
    assert isclose(dist(found["hips"], found["waist"]), LENGTHS["low_back"], abs_tol=1e-6)
    assert isclose(dist(found["waist"], found["chest"]), LENGTHS["upper_back"], abs_tol=1e-6)
    assert min(found[f"{side}_foot"].y for side in SIDES) > 0


@given(MOVEMENTS)
def test_a_movement_runs_through_its_poses_in_order_and_ends_where_it_began(
    movement: Movement,
) -> None:
    path, steps = frames(movement, 4), 4
    assert tuple(path[: len(movement.poses) * steps : steps]) == movement.poses
    first, last = joints(path[0]), joints(path[-1])
    assert all(dist(first[name], last[name]) < 1e-6 for name in first)
