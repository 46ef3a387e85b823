"""The strokes of a figure's body: limbs, trunk and a head with a face, near and far told apart."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, pi, radians, sin
from typing import Literal

from recovery_advisor.rendering.figure import HEAD, NOSE, SIDES, Joints
from recovery_advisor.rendering.space import Camera, Point, between
from recovery_advisor.rendering.strokes import Spot, Stroke, ring

_ARM, _LEG, _TRUNK = 7.0, 9.0, 13.0
#: How much thinner the farther limbs are.
_FAR = 0.68
_ORIGIN = Point(0, 0, 0)


def body(found: Joints, seen: Camera, *, close: bool) -> Iterator[Stroke]:
    """Yield the strokes of the body; of one seen close, the legs are left out."""
    for side in SIDES:
        yield _limb(found, seen, side, ("shoulder", "elbow", "hand"), _ARM)
        yield _hand(found, seen, side)
        if not close:
            yield _limb(found, seen, side, ("hip", "knee", "ankle", "foot"), _LEG)
    yield _trunk(found, seen)
    yield from _blades(found, seen)
    yield from _head(found, seen)


def _is_far(root: Point, other: Point, seen: Camera) -> bool:
    """Whether a limb begins farther away than that of the other side."""
    return seen.near.dot(root) < seen.near.dot(other) - 4


def _limb(found: Joints, seen: Camera, side: str, names: tuple[str, ...], width: float) -> Stroke:
    points = [found[f"{side}_{name}"] for name in names]
    other = "left" if side == "right" else "right"
    far = _is_far(points[0], found[f"{other}_{names[0]}"], seen)
    return Stroke(
        [seen.flat(point) for point in points],
        width * (_FAR if far else 1),
        rim=True,
        faint=far and seen.near.x < 0.1 and seen.near.x > -0.1,
        depth=sum(seen.near.dot(point) for point in points) / len(points) + (1 if width == _ARM else -1),
    )  # fmt: skip


def _hand(found: Joints, seen: Camera, side: str) -> Stroke:
    arm = _limb(found, seen, side, ("shoulder", "elbow", "hand"), _ARM)
    x, y = arm.spots[-1]
    return arm._replace(
        spots=[(x, y), (x + 0.1, y)], width=arm.width + 3, rim=False, depth=arm.depth + 0.1
    )


def _trunk(found: Joints, seen: Camera) -> Stroke:
    sides: list[list[Spot]] = [[], []]
    for step in range(7):
        part = step / 6
        spine = between(
            between(found["hips"], found["waist"], part),
            between(found["waist"], found["chest"], part),
            part,
        )
        wide = between(Point(0, 0, 5), _out(found), part)
        for spots, sign in zip(sides, (1, -1), strict=True):
            spots.append(seen.flat(spine.plus(wide, sign)))
    depth = seen.near.dot(between(found["hips"], found["chest"]))
    return Stroke(
        [*sides[0], *reversed(sides[1])], _TRUNK, closed=True, fill="ink", rim=True, depth=depth
    )


def _out(found: Joints) -> Point:
    """From the middle of the chest to where the right shoulder begins."""
    across = (
        found["right_shoulder"]
        .plus(found["left_shoulder"], -0.5)
        .plus(found["left_shoulder"], -0.5)
    )
    return _ORIGIN.plus(across, 0.3)


def _blades(found: Joints, seen: Camera) -> Iterator[Stroke]:
    """The shoulder blades, where the back is seen: farther from each other with the shoulders forward."""
    seen_behind = seen.near.dot(found["back_of_chest"]) > 0.8
    long = found["chest"].plus(found["hips"], -1)
    for side, sign in zip(SIDES, (1, -1), strict=True):
        inner = found[f"{side}_blade"]
        corners = (0.2, 0), (-0.22, 1), (-0.22, 2.6), (0.2, 7.5)
        spots = [
            seen.flat(inner.plus(long, up).plus(found["right"], sign * out)) for up, out in corners
        ]
        yield _blade(spots, "paper" if seen_behind else "none")
        yield _blade(_smaller(spots, 0.55), "ink" if seen_behind else "none")


def _blade(spots: list[Spot], fill: Literal["none", "ink", "paper"]) -> Stroke:
    """A part of a shoulder blade; of one that is not seen nothing is left."""
    shown = spots[:1] * len(spots) if fill == "none" else spots
    return Stroke(shown, 0.5, closed=True, fill=fill, depth=500, flat=True)


def _smaller(spots: list[Spot], part: float) -> list[Spot]:
    """The same shape about the same middle, so many times as large."""
    x, y = (sum(along) / len(spots) for along in zip(*spots, strict=True))
    return [(x + (u - x) * part, y + (v - y) * part) for u, v in spots]


def _head(found: Joints, seen: Camera) -> Iterator[Stroke]:
    head, nose, up = found["head"], found["nose"], found["up_of_head"]
    depth = seen.near.dot(head)
    yield Stroke([seen.flat(found["chest"]), seen.flat(head)], 6.5, depth=depth - 0.6)
    yield Stroke(ring(seen.flat(head), HEAD), 2.4, closed=True, fill="paper", rim=True, depth=depth)
    yield Stroke(_hair(head, nose, up, seen), 1, closed=True, fill="ink", depth=depth + 0.1)
    right = nose.cross(up)
    for sign in (1, -1):
        eye = _on_face(found, 24 * sign, 12)
        yield _feature(ring(seen.flat(eye), 1.5), 0.5, eye, found, seen)
    mouth = [seen.flat(_on_face(found, about, -34)) for about in (-20, 0, 20)]
    yield _feature(mouth, 1.6, _on_face(found, 0, -34), found, seen)
    root, tip = head.plus(nose, HEAD), head.plus(nose, NOSE).plus(up, -2)
    ridge = [root.plus(up, 1.8), tip, root.plus(up, -2.6), root.plus(right, 0.6)]
    yield _feature([seen.flat(spot) for spot in ridge], 1.4, tip, found, seen)


def _on_face(found: Joints, about: float, above: float) -> Point:
    """A point of the face, so many degrees to the right of the nose and above it."""
    nose, up, a, b = found["nose"], found["up_of_head"], radians(about), radians(above)
    level = _ORIGIN.plus(nose, cos(a)).plus(nose.cross(up), sin(a))
    return found["head"].plus(level, HEAD * cos(b)).plus(up, HEAD * sin(b))


def _feature(spots: list[Spot], width: float, at: Point, found: Joints, seen: Camera) -> Stroke:
    """A part of the face; one that is on the side that is not seen has no length."""
    visible = seen.near.dot(at.plus(found["head"], -1)) > -0.1 * HEAD
    return Stroke(spots if visible else spots[:1] * len(spots), width, fill="ink" if len(spots) > 3 else "none",
                  depth=seen.near.dot(found["head"]) + 0.2, flat=True)  # fmt: skip


def _hair(head: Point, nose: Point, up: Point, seen: Camera) -> list[Spot]:
    """The half of the head that is away from the face and up, as far as it is seen."""
    tilt = radians(60)
    axis = _ORIGIN.plus(nose, -sin(tilt)).plus(up, cos(tilt))
    (x, y), near = seen.flat(axis), seen.near.dot(axis)
    length = hypot(x, y)
    ux, uy = (x / length, y / length) if length > 1e-6 else (0.0, -1.0)
    cx, cy = seen.flat(head)
    outer = [-pi / 2 + pi * step / 12 for step in range(13)]
    return [
        *((cx + HEAD * (cos(a) * ux - sin(a) * uy), cy + HEAD * (cos(a) * uy + sin(a) * ux))
          for a in outer),
        *((cx + HEAD * (-near * cos(a) * ux - sin(a) * uy),
           cy + HEAD * (-near * cos(a) * uy + sin(a) * ux)) for a in reversed(outer)),
    ]  # fmt: skip
