"""Strokes: what a drawing is put together of, before it is text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, sin
from typing import Literal, NamedTuple, TypeAlias

Spot: TypeAlias = tuple[float, float]


class Stroke(NamedTuple):
    """A line or an area in the picture.

    Attributes:
        spots: its points, so many in every pose.
        width: the thickness of the line.
        closed: whether its end meets its beginning.
        fill: what is inside: nothing, ink or paper.
        rim: whether paper shows around it, where it crosses what is behind.
        faint: whether it is less important than the body.
        dashed: whether the line is broken.
        depth: how near it is to whoever looks; the nearer is drawn over the farther.
        flat: whether the ends of the line are cut off flat, so that one of no length is not seen.
    """

    spots: Sequence[Spot]
    width: float
    closed: bool = False
    fill: Literal["none", "ink", "paper"] = "none"
    rim: bool = False
    faint: bool = False
    dashed: bool = False
    depth: float = 0
    flat: bool = False


def ring(middle: Spot, radius: float, since: float = 0, until: float = 2 * pi) -> list[Spot]:
    """Points of a circle or of a part of it, in the direction of the clock."""
    steps = 24
    return [
        (middle[0] + radius * cos(angle), middle[1] + radius * sin(angle))
        for angle in (since + (until - since) * step / steps for step in range(steps + 1))
    ]


def arrow(path: Sequence[Spot], width: float, head: float, *, dashed: bool = False) -> list[Stroke]:
    """A line along a path, with the head of an arrow at its end."""
    (x, y), (x0, y0) = path[-1], _before_the_end(path, head)
    length = hypot(x - x0, y - y0) or 1
    ux, uy = (x - x0) / length * head, (y - y0) / length * head
    wings = [(x - ux + uy * 0.6, y - uy - ux * 0.6), (x - ux - uy * 0.6, y - uy + ux * 0.6)]
    return [
        Stroke(path, width, dashed=dashed, rim=True),
        Stroke([wings[0], path[-1], wings[1]], width, rim=True),
    ]


def _before_the_end(path: Sequence[Spot], far: float) -> Spot:
    x, y = path[-1]
    for spot in reversed(path):
        if hypot(x - spot[0], y - spot[1]) >= far:
            return spot
    return path[0]


def extent(strokes: Iterable[Stroke]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that the strokes cover."""
    edges = [
        (x - one.width / 2 - 1.5, y - one.width / 2 - 1.5, x + one.width / 2 + 1.5, y + one.width / 2 + 1.5)
        for one in strokes
        for x, y in one.spots
    ]  # fmt: skip
    return (
        min(edge[0] for edge in edges), min(edge[1] for edge in edges),
        max(edge[2] for edge in edges), max(edge[3] for edge in edges),
    )  # fmt: skip
