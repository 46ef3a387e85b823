"""The 200 people whose advice is kept: the same on every machine and every Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any, NamedTuple

from recovery_advisor import Screening
from tests.support.denials import DENIED, QUESTIONNAIRE

TODAY = date(2026, 6, 15)
COUNT = 200

_HEALTHY: dict[str, Any] = {
    **DENIED,
    "pain": 0,
    "daily_activity_pain": "none",
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
}
_RECOVERING: dict[str, Any] = {
    **_HEALTHY,
    "injury": "yes",
    "pain": 1,
    "stiffness": "mild",
    "range_of_motion": 95,
}
_SORE: dict[str, Any] = {**_HEALTHY, "pain": "moderate", "stiffness": "moderate"}
#: Every band, and numbers at both sides of a threshold.
_SYMPTOMS: dict[str, tuple[str | int, ...]] = {
    "injury": ("no", "yes"),
    "pain": ("none", "slight", "mild", "moderate", "severe", 2, 3, 4, 6, 7, 10),
    "daily_activity_pain": ("none", "slight", "mild", "moderate", "severe", 1, 2, 3),
    "swelling": ("none", "mild", "moderate", "severe"),
    "stiffness": ("none", "mild", "moderate", "severe"),
    "range_of_motion": ("full", "near_full", "reduced", "very_limited", 89, 90, 97, 98),
}
_CONDITIONS = (
    "needs_special_plan", "lighter_fall", "sudden_strain", "cancer_history", "low_defences",
    "under_18", "surgery_or_spine_injection", "spine_fracture_history", "osteoporosis",
    "arm_pain_or_tingling", "worse_or_no_better", "long_morning_stiffness", "dizziness",
    "pregnancy", "known_aneurysm", "unstable_neck_condition", "painful_overhead_arm",
    "shoulder_instability", "pain_on_arching_back", "wrist_or_knee_pain", "same_whatever_you_do",
)  # fmt: skip
_FLAGS = (
    "chest_pain", "heart_pain_elsewhere", "breathlessness", "sudden_severe_pain",
    "pain_on_breathing_in", "belly_and_shoulder_pain", "stroke_signs", "fever_with_stiff_neck",
    "new_headache", "saddle_numbness", "bladder_or_bowel_change", "legs_failing",
    "new_weakness", "cord_signs", "cold_arm", "shoulder_out_of_shape", "hard_fall",
    "fever_or_unwell", "illness_signs",
)  # fmt: skip
#: What an answer means only beside others: each is told otherwise than the parts alone.
_TOGETHER: dict[str, dict[str, Any]] = {
    "fall-from-65": {"lighter_fall": "yes", "age_band": "from_65"},
    "strain-from-65": {"sudden_strain": "yes", "age_band": "from_65", "pain": 4},
    "fever-and-weak-defences": {"fever_or_unwell": "yes", "low_defences": "yes"},
    "two-doubts": {"new_headache": "unsure", "new_dizziness": "unsure"},
    "soon-and-routine": {"worse_or_no_better": "yes", "arm_pain_or_tingling": "yes"},
}
_PREFERENCES: tuple[dict[str, Any], ...] = (
    {"equipment": ["resistance_band"]},
    {"equipment": ["dumbbells"], "minutes": 30},
    {"equipment": ["foam_roller"], "focus": ["mid_back"]},
    {"equipment": ["bicycle"], "minutes": 60},
    {"equipment": ["bicycle", "dumbbells", "foam_roller", "resistance_band"], "minutes": 240},
    {"without": ["chair"]},
    {"without": ["wall", "doorway"], "variant": 1},
    {"without": ["chair", "doorway", "floor", "wall"]},
    {"focus": ["neck"], "minutes": 10},
    {"focus": ["shoulders", "chest"], "equipment": ["resistance_band"], "variant": 2},
    {"focus": ["low_back"], "variant": 7},
    {"minutes": 1},
    {"minutes": 3, "focus": ["upper_back"]},
    {"minutes": 6, "equipment": ["dumbbells"], "variant": 999_999},
)
#: What the clearance speaks of, and what else is there.
_CLEARED: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("osteoporosis",), {}),
    (("surgery_or_spine_injection", "dizziness"), {}),
    (("needs_special_plan",), {"stiffness": "mild"}),
    (("cancer_history",), {"low_defences": "yes"}),
    (("new_weakness",), {}),
    (("cord_signs",), {"cord_signs": "unsure"}),
    (("fever_or_unwell",), {"swelling": "mild"}),
    (("illness_signs",), {"chest_pain": "yes"}),
    (("pregnancy", "wrist_or_knee_pain"), {"injury": "yes"}),
    (("osteoporosis",), {"osteoporosis": "no"}),
)
#: Little is known of these.
_UNKNOWN: dict[str, dict[str, Any]] = {
    "nothing-known": {},
    "screened-only": {"screening": Screening.answered(QUESTIONNAIRE).model_dump(mode="json")},
    "symptoms-only": {name: _HEALTHY[name] for name in _SYMPTOMS},
    "only-an-emergency": {"chest_pain": "yes"},
    "only-an-urgent-sign": {"new_weakness": "yes"},
    "only-swelling": {"swelling": "moderate"},
}


class Person(NamedTuple):
    """A check-in and what a session is to be planned with."""

    check_in: dict[str, Any]
    preferences: dict[str, Any]


def _chosen() -> Iterator[tuple[str, Person]]:
    """People who differ from somebody well in one thing that is worth a look."""
    for name, check_in in _UNKNOWN.items():
        yield name, Person(check_in, {})
    for question, given in _SYMPTOMS.items():
        yield f"{question}-not-known", Person({**_HEALTHY, question: None}, {})
        for one in given:
            yield f"{question}-{one}", Person({**_HEALTHY, question: one}, {"minutes": 15})
    for condition in _CONDITIONS:
        yield condition, Person({**_RECOVERING, condition: "yes"}, {})
    for flag in _FLAGS:
        yield flag, Person({**_HEALTHY, flag: "yes"}, {"emergency_number": "112"})
        yield f"{flag}-unsure", Person({**_HEALTHY, flag: "unsure"}, {})
    for name, answers in _TOGETHER.items():
        yield name, Person({**_HEALTHY, **answers}, {})
    for number, preferences in enumerate(_PREFERENCES, 1):
        yield f"well-preferring-{number}", Person(_HEALTHY, preferences)
        yield f"recovering-preferring-{number}", Person(_RECOVERING, preferences)
        yield f"sore-preferring-{number}", Person(_SORE, preferences)
    for number, (scope, besides) in enumerate(_CLEARED, 1):
        clearance = {
            "by": "Dr. Example", "at": "2026-06-01", "scope": [*scope], "expires": "2026-07-01",
        }  # fmt: skip
        answers = {**_HEALTHY, **dict.fromkeys(scope, "yes"), **besides}
        yield f"cleared-{number}", Person({**answers, "clearance": clearance}, {"variant": number})


def _drawn(random: Random) -> Person:
    """Somebody of whom several things are true at once."""
    check_in: dict[str, Any] = {
        "injury": random.choice(("no", "no", "yes")),
        "pain": random.choice((0, 1, 2, 3, "slight", "moderate", 5)),
        "daily_activity_pain": random.choice((0, 0, 0, 0, 1, "slight")),
        "swelling": random.choice(("none", "none", "none", "none", "none", "mild")),
        "stiffness": random.choice(("none", "none", "mild", "moderate")),
        "range_of_motion": random.choice((100, "full", 98, 95, "near_full", 92)),
    }
    if random.random() < 0.8:
        check_in = {**DENIED, **check_in}
    for condition in _CONDITIONS:
        if random.random() < 0.06:
            check_in[condition] = random.choice(("no", "yes", True, None))
    for flag in _FLAGS:
        if random.random() < 0.03:
            check_in[flag] = random.choice(("no", "unsure", "yes", "unsure", None))
    for question in _SYMPTOMS:
        if random.random() < 0.03:
            del check_in[question]
    return Person(check_in, random.choice(_PREFERENCES))


def _people() -> dict[str, Person]:
    people = dict(_chosen())
    random = Random(13)
    for number in range(1, COUNT - len(people) + 1):
        people[f"mixed-{number}"] = _drawn(random)
    return people


PEOPLE = _people()
#: Those whose texts are kept in full, to be read in a diff.
SHOWN = (
    "nothing-known", "chest_pain", "chest_pain-unsure", "new_weakness", "cord_signs-unsure",
    "soon-and-routine", "fall-from-65", "swelling-mild", "pain-not-known", "dizziness", "sore-preferring-10", "recovering-preferring-9",
    "well-preferring-2", "well-preferring-12", "cleared-2",
)  # fmt: skip
