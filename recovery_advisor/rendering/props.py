"""The things that a figure sits on, leans on and holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import cos, pi, sin
from types import MappingProxyType

from recovery_advisor.rendering.figure import SIDES, Joints
from recovery_advisor.rendering.space import Camera, Point, between
from recovery_advisor.rendering.strokes import Stroke
from recovery_advisor.values.movement import Prop

#: What a figure may be behind of; all else is behind everything.
_SEATS = frozenset({"chair", "chair_sideways"})
_BEHIND = -1000.0
_THIN, _THICK = 2.2, 4.0
Lines = Iterator[tuple[Sequence[Point], float]]


def standing(props: Sequence[Prop], first: Joints, seen: Camera) -> Iterator[Stroke]:
    """Yield the strokes of what keeps its place, as it stands about a figure in its first pose."""
    for prop in props:
        for points, width in _STANDING[prop](first) if prop in _STANDING else ():
            middle = sum(seen.near.dot(point) for point in points) / len(points)
            depth = middle if prop in _SEATS else _BEHIND
            spots = [seen.flat(point) for point in points]
            yield Stroke(spots, width, faint=True, rim=prop in _SEATS, depth=depth)


def held(props: Sequence[Prop], first: Joints, now: Joints, seen: Camera) -> Iterator[Stroke]:
    """Yield the strokes of what moves with the hands."""
    for prop in props:
        if prop in _ANCHORS:
            anchor = seen.flat(_ANCHORS[prop](first))
            for side in SIDES:
                hand = now[f"{side}_hand"]
                yield Stroke([anchor, seen.flat(hand)], 1.8, depth=seen.near.dot(hand) - 3)
        if prop in ("dumbbell", "dumbbells"):
            for side in SIDES if prop == "dumbbells" else ("right",):
                yield from _dumbbell(now[f"{side}_hand"], seen)


def _dumbbell(hand: Point, seen: Camera) -> Iterator[Stroke]:
    (x, y), depth = seen.flat(hand), seen.near.dot(hand) + 12
    yield Stroke([(x - 8, y), (x + 8, y)], 3, depth=depth, rim=True)
    for end in (-8, 8):
        yield Stroke([(x + end, y - 3.5), (x + end, y + 3.5)], 5, depth=depth + 0.1, rim=True)


def _chair(found: Joints) -> Lines:
    hips = found["hips"]
    yield from _seat(hips)
    top, x = hips.y + 37, hips.x - 16
    yield from _backrest([Point(x, 0, z) for z in (15, -15)], hips.y - 10, top)


def _chair_sideways(found: Joints) -> Lines:
    hips = found["hips"]
    yield from _seat(hips)
    yield from _backrest([Point(hips.x + dx, 0, 18) for dx in (-16, 16)], hips.y - 10, hips.y + 30)


def _seat(hips: Point) -> Lines:
    y = hips.y - 10
    corners = [Point(hips.x + dx, y, z) for dx, z in ((-16, 17), (18, 17), (18, -17), (-16, -17))]
    yield [*corners, corners[0]], _THICK
    for corner in corners:
        yield [corner, corner._replace(y=0)], _THIN


def _backrest(feet: Sequence[Point], seat: float, top: float) -> Lines:
    for foot in feet:
        yield [foot._replace(y=seat), foot._replace(y=top)], _THICK
    for y in (top, (top + seat) / 2 + 4):
        yield [foot._replace(y=y) for foot in feet], _THICK


def _wall(x: float) -> Lines:
    """Some courses of bricks, without an edge that could be taken for a frame."""
    for course, y in enumerate(range(0, 170, 24)):
        ends = (58, 74, 50)[course % 3], (-70, -54, -62)[course % 3]
        yield [Point(x, y, z) for z in ends], 1.6
        for z in range(-40 + 20 * (course % 2), 60, 40):
            yield [Point(x, y, z), Point(x, y + 24, z)], 1.6


def _wall_behind(found: Joints) -> Lines:
    return _wall(min(found[name].x for name in ("hips", "chest")) - 9)


def _wall_ahead(found: Joints) -> Lines:
    return _wall(found["left_hand"].x + 6)


def _doorway(found: Joints) -> Lines:
    x = found["right_hand"].x + 5
    far = max(abs(found[f"{side}_hand"].z) for side in SIDES) + 3
    yield [Point(x, 0, far), Point(x, 160, far), Point(x, 160, -far), Point(x, 0, -far)], _THICK


def _mat(found: Joints) -> Lines:
    xs = [point.x for name, point in found.items() if name not in _WAYS]
    low, high = min(xs) - 8, max(xs) + 8
    corners = [Point(x, 0, z) for x, z in ((low, 26), (high, 26), (high, -26), (low, -26))]
    yield [*corners, corners[0]], _THIN


_WAYS = frozenset({"nose", "up_of_head", "back_of_chest", "right"})


def _foam_roller(found: Joints) -> Lines:
    at, back = between(found["waist"], found["chest"], 0.6), found["back_of_chest"]
    radius = min(max((at.y + 8 * back.y) / (1 - back.y), 4.0), 14.0)
    middle = at.plus(back, 8 + radius)
    for z in (24, -24):
        yield (
            [
                Point(middle.x + radius * cos(angle), middle.y + radius * sin(angle), z)
                for angle in (2 * pi * step / 24 for step in range(25))
            ],
            _THICK,
        )


def _bicycle(found: Joints) -> Lines:
    hips, hand = found["hips"], found["right_hand"]
    crank = between(found["right_foot"], found["left_foot"])
    seat = Point(hips.x, hips.y - 9, 0)
    rear, front = Point(crank.x - 34, 23, 0), Point(crank.x + 50, 23, 0)
    bars = Point(hand.x + 1, hand.y - 2, 0)
    for wheel in (rear, front):
        yield _round(wheel, 23), _THICK
    neck = between(bars, front, 0.25)
    yield [seat, crank, rear, between(seat, crank, 0.25), neck, crank], _THIN + 0.6
    yield [bars, front], _THIN + 0.6
    yield [seat.plus(Point(-8, 0, 0)), seat.plus(Point(7, 0, 0))], _THICK + 1
    yield _round(crank, 5), _THIN


def _round(middle: Point, radius: float) -> list[Point]:
    angles = (2 * pi * step / 32 for step in range(33))
    return [middle.plus(Point(cos(angle), sin(angle), 0), radius) for angle in angles]


def _fixed_at(prop: Prop) -> Callable[[Joints], Lines]:
    """What a band is fixed to: a post from the floor or, overhead, a bar."""

    def lines(found: Joints) -> Lines:
        at = _ANCHORS[prop](found)
        if prop == "band_overhead":
            yield [at.plus(Point(-26, 0, 0)), at.plus(Point(26, 0, 0))], _THICK
            return
        yield [Point(at.x, 0, 0), Point(at.x, at.y + 12, 0)], _THICK

    return lines


_ANCHORS: Mapping[str, Callable[[Joints], Point]] = MappingProxyType({
    "band_ahead": lambda found: Point(found["right_hand"].x + 34, found["right_hand"].y, 0),
    "band_high": lambda found: Point(found["right_hand"].x + 34, found["head"].y + 22, 0),
    "band_overhead": lambda found: Point(found["head"].x + 4, found["right_hand"].y + 24, 0),
})  # fmt: skip
_STANDING: Mapping[str, Callable[[Joints], Lines]] = MappingProxyType({
    "chair": _chair,
    "chair_sideways": _chair_sideways,
    "wall_behind": _wall_behind,
    "wall_ahead": _wall_ahead,
    "doorway": _doorway,
    "mat": _mat,
    "foam_roller": _foam_roller,
    "bicycle": _bicycle,
    **{prop: _fixed_at(prop) for prop in ("band_ahead", "band_high", "band_overhead")},
})  # fmt: skip
