"""Draws the poses of a movement side by side, with an arrow between two."""

from __future__ import annotations

from recovery_advisor.rendering.ink import WIDE, Fit, paths, whole
from recovery_advisor.rendering.scene import Scene
from recovery_advisor.rendering.strokes import arrow
from recovery_advisor.values.movement import Drawing
from recovery_advisor.values.translator import Translator

#: The room for the arrow between two poses.
_GAP = 34


def render(drawing: Drawing, words: Translator) -> str:
    """Return the poses of a drawing side by side, as an SVG element."""
    scene = Scene(drawing.movement)
    poses = [scene.strokes(pose) + scene.arrows(place) for place, pose in enumerate(scene.shown())]
    fit = Fit.of((one for pose in poses for one in pose), scene.cut)
    parts: list[str] = []
    for place, pose in enumerate(poses):
        left = place * (WIDE + _GAP)
        if place:
            ends = [(left - _GAP + 7.0, fit.height / 2), (left - 5.0, fit.height / 2)]
            parts += paths([arrow(ends, 3, 9)], 0)
        parts += [fit.picture(left), *paths([pose], 0), "</svg>"]
    return whole(drawing, len(poses) * (WIDE + _GAP) - _GAP, fit.height, parts)
