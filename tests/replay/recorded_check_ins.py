"""People whose records are kept in ``records.jsonl``, one a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from recovery_advisor import Advisor

TODAY = date(2026, 6, 15)
HEALTHY: dict[str, Any] = {
    "injury": "no",
    "pain": 0,
    "daily_activity_pain": "none",
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
    "screening": "red-flags/1",
}
CLEARANCE = {
    "by": "Dr. Example",
    "at": "2026-06-01",
    "scope": ["osteoporosis", "recent_surgery"],
    "expires": "2026-07-01",
}
WISHES: dict[str, Any] = {"equipment": ["resistance_band", "dumbbells"], "minutes": 15}
#: Check-in and preferences.
PEOPLE: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    (HEALTHY, WISHES),
    ({**HEALTHY, "injury": True, "stiffness": "mild", "range_of_motion": 95}, {"variant": 3}),
    ({**HEALTHY, "swelling": "mild"}, WISHES),
    ({**HEALTHY, "swelling": None, "chest_pain": None}, {}),
    ({**HEALTHY, "chest_pain": "yes"}, {"emergency_number": "112"}),
    ({**HEALTHY, "pain": "severe"}, {}),
    ({**HEALTHY, "recent_surgery": "yes", "clearance": CLEARANCE}, WISHES),
]


def records() -> str:
    """Their records by one engine."""
    advisor = Advisor(engine="bitmap")
    lines = [advisor.assess(*person, today=TODAY).record() for person in PEOPLE]
    return "".join(f"{line}\n" for line in lines)
