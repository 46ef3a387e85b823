"""Reads the drawing of a way: its poses, each filled in from the one before it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import DrawingRecord, PoseRecord
from recovery_advisor.values.movement import Movement, Pose

#: What is written for several parts at once.
_TOGETHER: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "back": ("low_back", "upper_back"),
    "upper_arms": ("right_upper_arm", "left_upper_arm"),
    "forearms": ("right_forearm", "left_forearm"),
    "thighs": ("right_thigh", "left_thigh"),
    "shins": ("right_shin", "left_shin"),
    "feet": ("right_foot", "left_foot"),
})  # fmt: skip
#: What a part that is never written points along with.
_ALONG: Mapping[str, str] = MappingProxyType({
    "upper_back": "low_back",
    "neck": "upper_back",
    "right_forearm": "right_upper_arm",
    "left_forearm": "left_upper_arm",
    "right_shin": "right_thigh",
    "left_shin": "left_thigh",
})  # fmt: skip
#: How far a foot points away from its shin.
_SQUARE = 90


def read_movement(record: DrawingRecord, place: Place) -> Movement:
    """Read a drawing; what is said twice or can't be shown is a fault."""
    said: dict[str, Any] = {}
    poses = []
    for index, pose in enumerate(record.poses):
        said |= _said(pose, place / "poses" / index)
        poses.append(_filled(said))
    for index, (one, other) in enumerate(itertools.pairwise(poses), start=1):
        if one == other:
            (place / "poses" / index).fault("this pose is as the one before it; say what moves")
    return Movement(
        shows=record.shows,
        view=record.view,
        close=record.close == "yes",
        stays=record.stays,
        round=record.round == "yes",
        props=tuple(record.props),
        arrows=tuple(record.arrows),
        circles=tuple(record.circles),
        poses=tuple(poses),
    )


def _said(record: PoseRecord, place: Place) -> dict[str, Any]:
    """What a pose says itself, part by part."""
    given = record.model_dump(exclude_none=True)
    said: dict[str, Any] = {}
    for name, value in given.items():
        together = _TOGETHER.get(name, ())
        for part in together:
            if part in given:
                (place / part).key.fault(f"{name} says that already; write one of the two")
        for part in together or (name,):
            said[part] = value if name == "turn" else _direction(value)
    return said


def _direction(given: int | list[int]) -> tuple[int, int]:
    return (given, 0) if isinstance(given, int) else (given[0], given[1])


def _filled(said: Mapping[str, Any]) -> Pose:
    """The whole pose: what is not said points along with what it hangs on."""
    whole = dict(said)
    for part, along in _ALONG.items():
        if part not in whole and along in whole:
            whole[part] = whole[along]
    for side in ("right", "left"):
        swing, out = whole.get(f"{side}_shin", (0, 0))
        whole.setdefault(f"{side}_foot", (swing + _SQUARE, out))
    return Pose(**{field.name: whole[field.name] for field in fields(Pose) if field.name in whole})
