"""Where the joints of a figure are in a pose: forward kinematics with limbs of fixed length."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import fields
from math import cos, radians, sin
from types import MappingProxyType
from typing import Any, TypeAlias

from recovery_advisor.rendering.space import Point, between, turned
from recovery_advisor.values.movement import Joint, Movement, Pose

#: How long each part of the body is.
LENGTHS: Mapping[str, float] = MappingProxyType({
    "low_back": 25, "upper_back": 25, "neck": 19, "upper_arm": 26, "forearm": 26, "thigh": 37,
    "shin": 35, "foot": 12, "shoulder": 15, "hip": 8,
})  # fmt: skip
HEAD = 11.5
#: How far the tip of the nose is from the middle of the head.
NOSE = HEAD * 1.42
#: How high the hips are on a saddle.
SADDLE = 76.0
SIDES = ("right", "left")
#: The thickness of a joint, which it rests on; 4 for others.
_THICK = {"hips": 8.0, "waist": 8.0, "chest": 8.0, "head": HEAD, "hip": 8.0}

Joints: TypeAlias = Mapping[str, Point]
_PIVOTS: dict[Joint, tuple[str, ...]] = {
    "hips": ("hips",),
    "saddle": ("hips",),
    "feet": ("right_ankle", "left_ankle"),
    "knees": ("right_knee", "left_knee"),
    "hands": ("right_hand", "left_hand"),
}


def joints(pose: Pose, stays: Joint = "hips") -> Joints:
    """Each joint by its name, the lowest on the floor, and what stays above or at the origin.

    ``nose``, ``up_of_head`` and ``back_of_chest`` are ways, not points.
    """
    found = _spine(pose)
    for side, sign in zip(SIDES, (1, -1), strict=True):
        found |= _arm(pose, found, side, sign) | _leg(pose, found, side, sign)
    ways = {name: found.pop(name) for name in ("nose", "up_of_head", "back_of_chest", "right")}
    pivots = [found[name] for name in _PIVOTS[stays]]
    middle = between(pivots[0], pivots[-1])
    floor = -SADDLE if stays == "saddle" else _lowest(found, ways["nose"])
    off = Point(-middle.x, -floor, -middle.z)
    return MappingProxyType({**{name: point.plus(off) for name, point in found.items()}, **ways})


def _lowest(found: Joints, looks: Point) -> float:
    """How low the body reaches, the tip of its nose too."""
    solid = {name: point for name, point in found.items() if name not in ("face", "top")}
    tip = found["head"].plus(looks, NOSE)
    return min(tip.y, *(point.y - _THICK.get(name, 4.0) for name, point in solid.items()))


def frames(movement: Movement, steps: int) -> list[Pose]:
    """The poses that a movement runs through and back to its first, so many steps each way."""
    poses = list(movement.poses)
    stops = [*poses, _nearest(poses[0], poses[-1])] if movement.round else [*poses, *poses[-2::-1]]
    path = [stops[0]]
    for one, other in itertools.pairwise(stops):
        for step in range(1, steps + 1):
            part = step / steps
            eased = part if movement.round else part * part * (3 - 2 * part)
            path.append(blended(one, other, eased))
    return path


def _nearest(pose: Pose, to: Pose) -> Pose:
    """The same pose in angles that no part has to turn back for, from another one."""
    return Pose(**{
        field.name: _wound(getattr(pose, field.name), getattr(to, field.name))
        for field in fields(Pose)
    })  # fmt: skip


def _wound(angle: Any, to: Any) -> Any:
    if isinstance(angle, Sequence):
        return tuple(_wound(one, other) for one, other in zip(angle, to, strict=True))
    return angle + 360 * round((to - angle) / 360)


def blended(one: Pose, other: Pose, part: float) -> Pose:
    """The pose so far on the way from one to the other."""
    return Pose(**{
        field.name: _blended(getattr(one, field.name), getattr(other, field.name), part)
        for field in fields(Pose)
    })  # fmt: skip


def _blended(one: Any, other: Any, part: float) -> Any:
    if isinstance(one, Sequence):
        return tuple(a + (b - a) * part for a, b in zip(one, other, strict=True))
    return one + (other - one) * part


def _upright(direction: tuple[float, float]) -> Point:
    """The way of a direction that leans from standing up."""
    lean, side = map(radians, direction)
    return Point(sin(lean) * cos(side), cos(lean) * cos(side), sin(side))


def _hanging(direction: tuple[float, float], sign: int) -> Point:
    """The way of a direction that swings from hanging down."""
    swing, out = map(radians, direction)
    return Point(sin(swing) * cos(out), -cos(swing) * cos(out), sign * sin(out))


def _axes(direction: tuple[float, float], turn: float) -> tuple[Point, Point, Point]:
    """Forward, up and right of a part that leans, then turns to the left about itself."""
    lean, up = radians(direction[0]), _upright(direction)
    ahead = Point(cos(lean), -sin(lean), 0)
    right = ahead.cross(up)
    c, s = cos(radians(turn)), sin(radians(turn))
    return (
        Point(0, 0, 0).plus(ahead, c).plus(right, -s),
        up,
        Point(0, 0, 0).plus(right, c).plus(ahead, s),
    )


def _spine(pose: Pose) -> dict[str, Point]:
    hips = Point(0, 0, 0)
    waist = hips.plus(_upright(pose.low_back), LENGTHS["low_back"])
    ahead, up, right = _axes(pose.upper_back, pose.turn)
    chest = waist.plus(up, LENGTHS["upper_back"])
    forward, raised = pose.shoulders
    middle = chest.plus(ahead, forward).plus(up, raised)
    face, head_up, _ = _axes(pose.neck, pose.face[0])
    nod = radians(pose.face[1])
    head = chest.plus(_upright(pose.neck), LENGTHS["neck"])
    looks = Point(0, 0, 0).plus(face, cos(nod)).plus(head_up, -sin(nod))
    narrow = LENGTHS["shoulder"] - abs(forward) / 3
    blades = between(chest, waist, 0.5)
    apart = max(3.8 + forward * 0.38, 0.8)
    return {
        "hips": hips,
        "waist": waist,
        "chest": chest,
        "head": head,
        "face": head.plus(looks, HEAD * 1.9),
        "top": head.plus(_upright(pose.neck), HEAD * 1.6),
        "right_shoulder": middle.plus(right, narrow),
        "left_shoulder": middle.plus(right, -narrow),
        "right_blade": blades.plus(right, apart),
        "left_blade": blades.plus(right, -apart),
        "nose": looks,
        "up_of_head": Point(0, 0, 0).plus(head_up, cos(nod)).plus(face, sin(nod)),
        "back_of_chest": Point(0, 0, 0).plus(ahead, -1),
        "right": right,
    }


def _arm(pose: Pose, found: Joints, side: str, sign: int) -> dict[str, Point]:
    upper, fore = (
        turned(_hanging(getattr(pose, f"{side}_{part}"), sign), pose.turn)
        for part in ("upper_arm", "forearm")
    )
    elbow = found[f"{side}_shoulder"].plus(upper, LENGTHS["upper_arm"])
    return {f"{side}_elbow": elbow, f"{side}_hand": elbow.plus(fore, LENGTHS["forearm"])}


def _leg(pose: Pose, found: Joints, side: str, sign: int) -> dict[str, Point]:
    thigh, shin, foot = (
        _hanging(getattr(pose, f"{side}_{part}"), sign) for part in ("thigh", "shin", "foot")
    )
    hip = found["hips"].plus(Point(0, 0, sign * LENGTHS["hip"]))
    knee = hip.plus(thigh, LENGTHS["thigh"])
    ankle = knee.plus(shin, LENGTHS["shin"])
    return {
        f"{side}_hip": hip,
        f"{side}_knee": knee,
        f"{side}_ankle": ankle,
        f"{side}_foot": ankle.plus(foot, LENGTHS["foot"]),
    }
