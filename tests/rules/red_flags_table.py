"""What each flag, caution and condition does, written apart from the rules."""

from __future__ import annotations

EMERGENCY = frozenset(
    [
        "chest_pain",
        "heart_pain_elsewhere",
        "breathlessness",
        "sudden_severe_pain",
        "stroke_signs",
        "sight_or_eyelid",
        "fever_with_stiff_neck",
        "throat_or_jaw",
        "saddle_numbness",
        "bladder_or_bowel_change",
        "legs_failing",
        "cold_arm",
        "hard_fall",
    ]
)
URGENT = frozenset(
    [
        "pain_on_breathing_in",
        "ache_on_effort",
        "belly_and_shoulder_pain",
        "new_headache",
        "new_dizziness",
        "new_weakness",
        "cord_signs",
        "swollen_limb_or_hot_joint",
        "shoulder_out_of_shape",
        "blisters_or_rash",
        "fever_or_unwell",
        "illness_signs",
    ]
)
FLAGS = EMERGENCY | URGENT

_NECK = ("avoid", "neck_extension", "neck_rotation", "neck_stretch")

#: For each caution and condition its own effects, each as a kind with a level or with tags.
CONDITIONS: dict[str, set[tuple[str, ...]]] = {
    "under_18": {("refer", "routine"), ("limit", "rest")},
    "surgery_or_spine_injection": {("refer", "routine"), ("limit", "rest")},
    "arm_pain_or_tingling": {("refer", "routine"), ("limit", "mobility"), _NECK},
    "spine_fracture_history": {
        ("refer", "routine"),
        ("avoid", "back_over_edge", "impact", "spine_flexion", "spine_twist"),
    },
    "lighter_fall": {("refer", "soon")},
    "worse_or_no_better": {("refer", "soon")},
    "long_morning_stiffness": {("refer", "soon")},
    "dizziness": {_NECK},
    "unstable_neck_condition": {_NECK},
    "osteoporosis": {("avoid", "back_over_edge", "spine_flexion", "spine_twist")},
    "pregnancy": {("avoid", "prone", "supine")},
    "painful_overhead_arm": {("avoid", "overhead")},
    "shoulder_instability": {("avoid", "shoulder_end_range")},
    "pain_on_arching_back": {("avoid", "spine_extension")},
    "wrist_or_knee_pain": {("avoid", "impact", "kneeling", "weight_on_wrists")},
    "cancer_history": set(),
    "sudden_strain": set(),
    "same_whatever_you_do": set(),
    "known_aneurysm": set(),
    "long_steroids": set(),
    "blood_thinners": set(),
    "low_defences": set(),
}

_BLEED = ("pregnancy=yes", "lighter_fall=yes", "sudden_strain=yes", "blood_thinners=yes")
_HURTS = ("pain=1", "daily_activity_pain=1")

#: Answers that mean more together: rule, urgency, a limit, and what must all be met, each by any one of
#: its answers or a worse one.
TOGETHER: dict[str, tuple[str, str | None, tuple[tuple[str, ...], ...]]] = {
    "chest-doubt-and-another-sign": ("emergency", "rest", (
        ("chest_pain=unsure",),
        ("arm_pain_or_tingling=yes", "heart_pain_elsewhere=unsure", "ache_on_effort=unsure",
         "breathlessness=unsure"),
    )),
    "breathing-pain-and-another-sign": ("emergency", "rest", (
        ("pain_on_breathing_in=yes",),
        ("breathlessness=unsure", "swollen_limb_or_hot_joint=unsure", "sudden_severe_pain=unsure"),
    )),
    "headache-and-dizziness": ("emergency", "rest", (("new_headache=yes",), ("new_dizziness=yes",))),
    "belly-pain-and-risk-of-a-bleed": (
        "emergency", "rest", (("belly_and_shoulder_pain=yes",), _BLEED),
    ),
    "belly-pain-and-severe-pain": ("emergency", "rest", (
        ("belly_and_shoulder_pain=yes",), ("pain=7", "daily_activity_pain=7"),
    )),
    "lighter-fall-and-more-risk": ("emergency", "rest", (
        ("lighter_fall=yes",), ("age_band=from_65", "arm_pain_or_tingling=yes", "blood_thinners=yes"),
    )),
    "fever-and-weak-defences": ("emergency", "rest", (
        ("fever_or_unwell=yes",), ("low_defences=yes", "surgery_or_spine_injection=yes"),
    )),
    "cancer-and-weakness": (
        "emergency", "rest", (("cancer_history=yes",), ("new_weakness=yes", "cord_signs=yes")),
    ),
    "cancer-and-doubt-about-weakness": (
        "urgent", "rest", (("cancer_history=yes",), ("new_weakness=unsure", "cord_signs=unsure")),
    ),
    "loose-neck-and-cord-signs": ("emergency", "rest", (
        ("unstable_neck_condition=yes",), ("cord_signs=yes", "new_weakness=yes"),
    )),
    "weak-bones-and-sudden-pain": ("urgent", "rest", (
        ("osteoporosis=yes", "long_steroids=yes", "spine_fracture_history=yes"),
        ("sudden_strain=yes", "lighter_fall=yes"),
    )),
    "blood-thinners-and-sudden-strain": (
        "urgent", "rest", (("blood_thinners=yes",), ("sudden_strain=yes",)),
    ),
    "cancer-and-pain": ("urgent", "rest", (
        ("cancer_history=yes",), ("pain=3", "daily_activity_pain=3", "worse_or_no_better=yes"),
    )),
    "infection-risk-and-no-better": ("urgent", "rest", (
        ("worse_or_no_better=yes",), ("low_defences=yes", "surgery_or_spine_injection=yes"),
    )),
    "loose-neck-and-stiff-neck": ("urgent", "rest", (
        ("unstable_neck_condition=yes",), ("stiffness=moderate", "range_of_motion=89"),
    )),
    "lighter-fall-and-stiff-neck": ("urgent", "rest", (
        ("lighter_fall=yes",), ("range_of_motion=49", "stiffness=severe"),
    )),
    "known-aneurysm": ("urgent", "rest", (("known_aneurysm=yes",), _HURTS)),
    "belly-doubt-and-risk-of-a-bleed": (
        "urgent", "rest", (("belly_and_shoulder_pain=unsure",), _BLEED),
    ),
    "headache-doubt-and-dizziness-doubt": (
        "urgent", "rest", (("new_headache=unsure",), ("new_dizziness=unsure",)),
    ),
    "breathing-doubt-and-swelling-doubt": ("urgent", "rest", (
        ("pain_on_breathing_in=unsure",), ("swollen_limb_or_hot_joint=unsure",),
    )),
    "cancer-and-slight-pain": ("soon", None, (("cancer_history=yes",), _HURTS)),
    "sudden-strain-at-65": ("soon", None, (
        ("sudden_strain=yes",), ("age_band=from_65",), ("pain=4", "daily_activity_pain=4"),
    )),
    "same-whatever-you-do": ("soon", "rest", (("same_whatever_you_do=yes",), _HURTS)),
    "loose-neck-and-pain": ("soon", "rest", (("unstable_neck_condition=yes",), _HURTS)),
}  # fmt: skip

#: Who is told what to watch for: the safety net, and what must all be met, as above.
SAFETY_NETS: dict[str, tuple[tuple[str, ...], ...]] = {
    "net-arm-pain-or-tingling": (("arm_pain_or_tingling=yes",),),
    "net-injury": (("injury=yes",),),
    "net-lighter-fall": (("lighter_fall=yes",),),
    "net-weak-bones": ((
        "age_band=from_65", "osteoporosis=yes", "long_steroids=yes", "spine_fracture_history=yes",
    ),),
    "net-cancer": (("cancer_history=yes",),),
    "net-infection": (("low_defences=yes", "surgery_or_spine_injection=yes"),),
    "net-sore-artery": (("long_morning_stiffness=yes",), ("age_band=from_50",)),
    "net-dizziness": (("dizziness=yes",),),
    "net-pregnancy": (("pregnancy=yes",),),
}  # fmt: skip

#: Questions whose bad answers nobody may clear away.
NOT_CLEARED = EMERGENCY | {"under_18", "injury", "age_band"}
QUESTIONNAIRE = FLAGS | CONDITIONS.keys() | {"injury", "needs_special_plan"}
#: What an app may keep from one check-in to the next.
LASTING = frozenset(
    [
        "under_18",
        "cancer_history",
        "osteoporosis",
        "spine_fracture_history",
        "unstable_neck_condition",
        "known_aneurysm",
    ]
)
