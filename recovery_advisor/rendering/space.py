"""Points in space as x forward, y up and z to the right of a figure, and how a view flattens them."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from recovery_advisor.values.movement import View


class Point(NamedTuple):
    """A point, or the way from one point to another."""

    x: float
    y: float
    z: float

    def plus(self, other: Point, times: float = 1) -> Point:
        """The point that lies so many times the other further on."""
        return Point(self.x + times * other.x, self.y + times * other.y, self.z + times * other.z)

    def cross(self, other: Point) -> Point:
        """The cross product."""
        return Point(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def dot(self, other: Point) -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z


def between(one: Point, other: Point, part: float = 0.5) -> Point:
    """The point so far on the way from one to the other."""
    return one.plus(other.plus(one, -1), part)


def turned(way: Point, degrees: float) -> Point:
    """A way turned to the left about the upright."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return Point(c * way.x + s * way.z, way.y, c * way.z - s * way.x)


class Camera(NamedTuple):
    """Where a figure is seen from.

    Attributes:
        right: the way that is to the right in the picture.
        up: the way that is up in it.
        near: the way to whoever looks.
    """

    right: Point
    up: Point
    near: Point

    def flat(self, point: Point) -> tuple[float, float]:
        """Where a point is in the picture: how far right, and how far down."""
        return self.right.dot(point), -self.up.dot(point)


#: How far each view is from the figure's right side, and from how far above it looks, in degrees.
_AT: dict[View, tuple[int, int]] = {
    "side": (0, 0),
    "front": (90, 6),
    "back": (-90, 6),
    "front_right": (50, 12),
    "front_left": (130, 12),
    "back_right": (-50, 12),
    "back_left": (-130, 12),
}


def camera(view: View) -> Camera:
    """The camera of a view."""
    about, above = (radians(angle) for angle in _AT[view])
    right = Point(cos(about), 0, -sin(about))
    level = Point(sin(about), 0, cos(about))
    up = Point(0, cos(above), 0).plus(level, -sin(above))
    near = Point(0, sin(above), 0).plus(level, cos(above))
    return Camera(right, up, near)
