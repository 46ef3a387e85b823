"""A movement as poses of a simple figure, and the drawing of one. Nothing that decides reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from recovery_advisor.values.formats import render
from recovery_advisor.values.translator import ENGLISH

#: Where a part of the body points, in degrees: how far it swings forward, and how far out to its side.
#: A limb swings from hanging down; the back and the neck from standing up.
Direction: TypeAlias = tuple[int, int]

View: TypeAlias = Literal[
    "side", "front", "back", "front_right", "front_left", "back_right", "back_left"
]
Joint: TypeAlias = Literal["hips", "saddle", "feet", "knees", "hands"]
Prop: TypeAlias = Literal[
    "mat", "chair", "chair_sideways", "wall_behind", "wall_ahead", "band_ahead", "band_high",
    "band_overhead", "dumbbell", "dumbbells", "foam_roller", "doorway", "bicycle",
]  # fmt: skip
Traced: TypeAlias = Literal[
    "right_hand", "left_hand", "right_elbow", "left_elbow", "right_shoulder", "left_shoulder",
    "right_blade", "left_blade", "right_knee", "right_foot", "left_foot", "top", "face", "waist", "chest",
]  # fmt: skip

PROPS: tuple[Prop, ...] = get_args(Prop)
_DOWN, _UP, _AHEAD = (0, 0), (0, 0), (90, 0)


@dataclass(frozen=True, slots=True)
class Pose:
    """How a figure holds itself; every direction is seen from the body that stands upright.

    Attributes:
        turn: how far the chest is turned to the left, in degrees; the arms turn with it.
        face: how far the face is turned to the left, and how far it nods.
        shoulders: how far they are drawn forward, and up.
    """

    low_back: Direction = _UP
    upper_back: Direction = _UP
    neck: Direction = _UP
    turn: int = 0
    face: Direction = (0, 0)
    shoulders: Direction = (0, 0)
    right_upper_arm: Direction = _DOWN
    right_forearm: Direction = _DOWN
    left_upper_arm: Direction = _DOWN
    left_forearm: Direction = _DOWN
    right_thigh: Direction = _DOWN
    right_shin: Direction = _DOWN
    right_foot: Direction = _AHEAD
    left_thigh: Direction = _DOWN
    left_shin: Direction = _DOWN
    left_foot: Direction = _AHEAD


@dataclass(frozen=True, slots=True)
class Movement:
    """The poses of an exercise, from the start to the end.

    Attributes:
        shows: what is to be seen, for those who can't see it.
        view: where it is seen from.
        close: whether only the upper body is shown, larger.
        stays: what keeps its place from pose to pose.
        round: whether the first pose follows the last; otherwise it goes back the way it came.
        props: the things that are shown.
        arrows: whose path is shown.
        circles: what goes round in a circle.
        poses: two or more.
    """

    shows: str
    view: View
    close: bool
    stays: Joint
    round: bool
    props: tuple[Prop, ...]
    arrows: tuple[Traced, ...]
    circles: tuple[Traced, ...]
    poses: tuple[Pose, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing of an exercise.

    Attributes:
        name: the name of the exercise.
        say: what is to be seen, in words, for those who can't see it.
        movement: what is drawn.
    """

    name: str
    say: str
    movement: Movement

    def as_svg(self, moving: bool = False) -> str:
        """The drawing as a whole ``<svg>`` element, without ids and without a ``style``.

        Args:
            moving: one figure that moves from pose to pose, in place of the poses side by side. Ask
                for it only where the person wants movement.
        """
        return render(self, "drawing", "moving svg" if moving else "svg", ENGLISH)
