"""What each flag, caution and condition does, written apart from the rules."""

from __future__ import annotations

EMERGENCY = frozenset(
    {
        "saddle_numbness",
        "bladder_or_bowel_change",
        "both_legs_affected",
        "chest_pain",
        "breathlessness",
        "tearing_back_pain",
        "major_trauma",
        "stroke_signs",
        "sudden_unfamiliar_headache",
        "spreading_weakness",
        "fever_with_stiff_neck",
    }
)
URGENT = frozenset(
    {
        "fever_or_unwell",
        "new_weakness",
        "clumsy_hands",
        "unsteady_walking",
        "electric_shock_on_neck_bend",
        "unexplained_weight_loss",
        "unrelenting_night_pain",
    }
)
FLAGS = EMERGENCY | URGENT

#: For each caution and condition its own effects, each as a kind with a level or with tags.
CONDITIONS: dict[str, set[tuple[str, ...]]] = {
    "under_18": {("refer", "routine"), ("limit", "rest")},
    "recent_surgery": {("refer", "routine"), ("limit", "rest")},
    "arm_pain_or_tingling": {
        ("refer", "routine"),
        ("limit", "mobility"),
        ("avoid", "neck_rotation", "neck_stretch"),
    },
    "long_morning_stiffness": {("refer", "routine")},
    "dizziness": {("avoid", "neck_rotation", "neck_stretch")},
    "osteoporosis": {("avoid", "on_roller", "spine_flexion", "spine_twist")},
    "spine_fracture_history": {
        ("refer", "routine"),
        ("avoid", "on_roller", "spine_extension", "spine_flexion", "spine_twist"),
    },
    "pregnancy": {("avoid", "impact", "prone", "supine")},
    "painful_overhead_arm": {("avoid", "overhead")},
    "shoulder_instability": {("avoid", "shoulder_end_range")},
    "pain_on_arching_back": {("avoid", "spine_extension")},
    "wrist_pain": {("avoid", "weight_on_wrists")},
    "knee_pain": {("avoid", "impact", "kneeling")},
    "cancer_history": set(),
    "fragile_bones_and_a_fall": {("refer", "urgent"), ("limit", "rest")},
    "weakened_immunity": set(),
}

#: Answers that mean more together, each as a question with the least severity, and the urgency.
TOGETHER = {
    (("cancer_history", 1), ("pain", 1)): "urgent",
    # The project's own, as the base pack holds both pains against a person.
    (("cancer_history", 1), ("daily_activity_pain", 1)): "urgent",
    (("cancer_history", 1), ("new_weakness", 2)): "emergency",
    (("fever_or_unwell", 2), ("weakened_immunity", 1)): "emergency",
}

#: Questions whose bad answers nobody may clear away.
NOT_CLEARED = EMERGENCY | {"under_18"}
QUESTIONNAIRE = FLAGS | CONDITIONS.keys() | {"needs_special_plan"}
