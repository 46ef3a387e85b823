"""Draws a movement as one figure that moves from pose to pose."""

from __future__ import annotations

from recovery_advisor.rendering.figure import frames
from recovery_advisor.rendering.ink import WIDE, Fit, paths, whole
from recovery_advisor.rendering.scene import Scene
from recovery_advisor.values.movement import Drawing
from recovery_advisor.values.translator import Translator

#: How many steps lie between two poses, and how many seconds they take.
_STEPS, _SECONDS = 6, 1.4


def render(drawing: Drawing, words: Translator) -> str:
    """Return a drawing as one figure that moves from pose to pose, as an SVG element."""
    scene = Scene(drawing.movement)
    path = frames(drawing.movement, _STEPS)
    poses = [scene.strokes(pose) for pose in path]
    fit = Fit.of((one for pose in poses for one in pose), scene.cut)
    seconds = _SECONDS * (len(path) - 1) / _STEPS
    parts = [fit.picture(0), *paths(poses, seconds), "</svg>"]
    return whole(drawing, WIDE, fit.height, parts)
