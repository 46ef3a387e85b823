"""The exercises as the guide gives them, copied out by hand: what the catalog must hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Given = int | tuple[int, int] | Literal["not given"]


@dataclass(frozen=True)
class Row:
    """One exercise; ``ways`` has each way's needs and its own tags beside the common ones."""

    phase: str
    regions: frozenset[str]
    ways: dict[str, tuple[frozenset[str], frozenset[str]]]
    dose: dict[str, Given]
    #: What a way's dose has beside the exercise's.
    of_a_way: dict[str, dict[str, Given]]


def row(phase: str, regions: str, needs: str = "", tags: str = "", **dose: Given) -> Row:
    """An exercise with one way; words are separated by blanks."""
    way = (frozenset(needs.split()), frozenset(tags.split()))
    return Row(phase, frozenset(regions.split()), {"": way}, dose, {})


TABLE: dict[str, Row] = {
    "walk": row("cardio", "whole_body", minutes=(5, 10)),
    "cycle": row("cardio", "whole_body", "bicycle", minutes=(5, 10)),
    "jog": row("cardio", "whole_body", tags="impact", minutes=(5, 10)),
    "neck_roll": row("warm_up", "neck upper_back", tags="neck_rotation", repetitions=(2, 3), sides=2),
    "shoulder_roll": row("warm_up", "shoulders upper_back", sets=(2, 3), repetitions=5, sides=2),
    "arm_circles": row("warm_up", "shoulders", repetitions=20, sides=2),
    "overhead_reach": row(
        "warm_up", "shoulders upper_back", "chair", "overhead shoulder_end_range side_bend", repetitions=5, sides=2
    ),
    "chair_rotation": row(
        "warm_up", "upper_back mid_back low_back", "chair", "spine_twist",
        hold=10, repetitions=3, sides=2,
    ),
    "cat_cow": row(
        "warm_up", "mid_back low_back", "floor",
        "kneeling weight_on_wrists spine_flexion spine_extension",
        hold=(3, 5), repetitions=5, sides=2,
    ),
    "knee_to_chest": row(
        "warm_up", "low_back", "floor", "supine spine_flexion",
        hold="not given", repetitions=3, sides=2,
    ),
    "chest_opener": Row(
        "warm_up",
        frozenset({"upper_back", "mid_back"}),
        {
            "chest_opener_on_chair": (
                frozenset({"chair"}),
                frozenset({"spine_extension", "neck_extension", "back_over_edge"}),
            ),
            "chest_opener_on_roller": (
                frozenset({"foam_roller"}),
                frozenset({"spine_extension", "neck_extension", "supine", "back_over_edge"}),
            ),
        },
        {"hold": 5, "repetitions": 3},
        {},
    ),
    "row": Row(
        "strength",
        frozenset({"upper_back"}),
        {
            "row_with_band": (frozenset({"resistance_band"}), frozenset()),
            "row_with_dumbbell": (frozenset({"dumbbells", "wall"}), frozenset()),
        },
        {"sets": (2, 3), "repetitions": (8, 12)},
        {"row_with_dumbbell": {"sides": 2}},
    ),
    "face_pull": row(
        "strength", "shoulders upper_back", "resistance_band", "shoulder_end_range",
        sets=3, repetitions=12,
    ),
    "scapular_squeeze": row(
        "strength", "shoulders upper_back", repetitions=(3, 5), hold="not given"
    ),
    "wall_angel": row(
        "strength", "neck shoulders upper_back", "wall", "overhead shoulder_end_range",
        sets=3, repetitions=10,
    ),
    "reverse_fly": row(
        "strength", "shoulders upper_back", "dumbbells", sets=3, repetitions=(8, 12)
    ),
    "lat_pulldown": row(
        "strength", "shoulders upper_back", "resistance_band", "overhead shoulder_end_range",
        sets=3, repetitions=(8, 12),
    ),
    "superman": row(
        "strength", "mid_back low_back", "floor", "prone spine_extension", sets=3, repetitions=10
    ),
    "pec_stretch": row(
        "stretch", "shoulders chest", "doorway", "shoulder_end_range", hold=10, repetitions=3
    ),
    "childs_pose": row(
        "stretch", "shoulders upper_back mid_back low_back", "floor",
        "kneeling spine_flexion overhead shoulder_end_range", hold=(15, 60),
    ),
    "butterfly_stretch": row(
        "stretch", "shoulders upper_back", hold=(10, 20), repetitions=(4, 6)
    ),
    "upper_trapezius_stretch": row(
        "stretch", "neck upper_back", tags="neck_stretch", hold=(10, 15), sides=2
    ),
    "levator_scapulae_stretch": row(
        "stretch", "neck upper_back", tags="neck_stretch neck_rotation", hold=(10, 15), sides=2
    ),
}  # fmt: skip

#: How many of the guide's instructions were corrected, by exercise. The cap on the child's pose and
#: where the arms are on the chest opener and in the superman are the project's own.
ERRATA = {
    "knee_to_chest": 1,
    "upper_trapezius_stretch": 1,
    "cat_cow": 2,
    "overhead_reach": 1,
    "neck_roll": 2,
    "chest_opener": 2,
    "superman": 1,
    "chair_rotation": 1,
    "row": 2,
    "reverse_fly": 1,
    "childs_pose": 1,
    "butterfly_stretch": 2,
}
