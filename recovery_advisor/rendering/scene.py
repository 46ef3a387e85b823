"""A movement as it is seen: its strokes in each pose, what stands about it, and arrows for what moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import pi

from recovery_advisor.rendering.body import body
from recovery_advisor.rendering.figure import Joints, frames, joints
from recovery_advisor.rendering.props import held, standing
from recovery_advisor.rendering.space import Camera, Point, camera
from recovery_advisor.rendering.strokes import Stroke, arrow, ring
from recovery_advisor.values.movement import Movement, Pose


class Scene:
    """A movement as it is seen: its camera, its order of depth and what stands about it."""

    def __init__(self, movement: Movement) -> None:
        self._movement = movement
        self._seen: Camera = camera(movement.view)
        self._first = self._joints(movement.poses[0])
        self._fixed = list(standing(movement.props, self._first, self._seen))
        every = [self._fixed + self._loose(pose) for pose in movement.poses]
        depth = [sum(one.depth for one in same) for same in zip(*every, strict=True)]
        self._order = sorted(range(len(depth)), key=depth.__getitem__)

    def shown(self) -> Sequence[Pose]:
        """The poses to be drawn side by side: of those that go round, the first and the middle one."""
        poses = self._movement.poses
        return (poses[0], poses[len(poses) // 2]) if self._movement.round else poses

    def strokes(self, pose: Pose) -> list[Stroke]:
        """All strokes of a pose, the farthest first."""
        strokes = self._fixed + self._loose(pose)
        floor = [] if self._movement.close else [self._floor()]
        return [*floor, *(strokes[place] for place in self._order)]

    @property
    def cut(self) -> float | None:
        """How far down a figure is shown that is seen close; ``None`` for a whole one."""
        if not self._movement.close:
            return None
        return self._seen.flat(self._first["waist"])[1] + 4

    def arrows(self, place: int) -> list[Stroke]:
        """The arrows that show what moves, and where to."""
        found = [self._joints(pose) for pose in self.shown()]
        strokes: list[Stroke] = []
        size = self._size
        for name in self._movement.circles:
            path = ring(self._seen.flat(found[place][name]), 12 * size, -0.9 * pi, 0.7 * pi)
            strokes += arrow(path if self._is_clockwise(name) else path[::-1], 2 * size, 7 * size)
        if place:
            for name in self._movement.arrows:
                strokes += self._path_of(name, place)
        return strokes

    def _path_of(self, name: str, place: int) -> list[Stroke]:
        poses = self.shown()[place - 1 : place + 1]
        way = frames(self._movement_of(poses), 16)[:17]
        path = [self._seen.flat(self._joints(pose)[name]) for pose in way]
        return arrow(path, 2 * self._size, 7 * self._size, dashed=True)

    @property
    def _size(self) -> float:
        """The size of an arrow, so that it is the same in a picture that is enlarged."""
        return 0.6 if self._movement.close else 1.0

    def _is_clockwise(self, name: str) -> bool:
        """Whether a joint goes round as the hands of a clock, as it is seen."""
        path = [self._seen.flat(self._joints(pose)[name]) for pose in self._movement.poses]
        following = zip(path, [*path[1:], path[0]], strict=True)
        return sum(x * v - u * y for (x, y), (u, v) in following) >= 0

    def _movement_of(self, poses: Sequence[Pose]) -> Movement:
        return replace(self._movement, poses=tuple(poses), round=False)

    def _loose(self, pose: Pose) -> list[Stroke]:
        now, movement = self._joints(pose), self._movement
        return [
            *body(now, self._seen, close=movement.close),
            *held(movement.props, self._first, now, self._seen),
        ]

    def _joints(self, pose: Pose) -> Joints:
        return joints(pose, self._movement.stays)

    def _floor(self) -> Stroke:
        across = self._seen.right
        ends = (Point(0, 0, 0).plus(across, far) for far in (-70, 70))
        return Stroke([self._seen.flat(end) for end in ends], 1.4, faint=True)
