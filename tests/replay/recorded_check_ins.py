"""People whose records are kept in ``records.jsonl``, one a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from recovery_advisor import Advisor, CheckIn, Screening

TODAY = date(2026, 6, 15)
HEALTHY: dict[str, Any] = {
    "injury": "no",
    "pain": 0,
    "daily_activity_pain": "none",
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
    "screening": Screening.answered("red-flags/2").model_dump(mode="json"),
}
#: The same, with its answers to the questionnaire spelt out.
SPELT_OUT: dict[str, Any] = CheckIn(**HEALTHY).model_dump(mode="json")
CLEARANCE = {
    "by": "Dr. Example",
    "at": "2026-06-01",
    "scope": ["osteoporosis", "surgery_or_spine_injection"],
    "expires": "2026-07-01",
}
WISHES: dict[str, Any] = {"equipment": ["resistance_band", "dumbbells"], "minutes": 15}
#: Check-in and preferences.
PEOPLE: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    (HEALTHY, WISHES),
    ({**SPELT_OUT, "injury": True, "stiffness": "mild", "range_of_motion": 95}, {"variant": 3}),
    ({**HEALTHY, "swelling": "mild"}, WISHES),
    ({**SPELT_OUT, "swelling": None, "chest_pain": "unknown"}, {}),
    ({**SPELT_OUT, "chest_pain": "yes"}, {"emergency_number": "112"}),
    ({**HEALTHY, "pain": "severe"}, {}),
    ({**SPELT_OUT, "surgery_or_spine_injection": "yes", "clearance": CLEARANCE}, WISHES),
]


def records() -> str:
    """Their records by one engine."""
    advisor = Advisor(engine="bitmap")
    lines = [advisor.assess(*person, today=TODAY).record() for person in PEOPLE]
    return "".join(f"{line}\n" for line in lines)
