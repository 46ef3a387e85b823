"""Claims about what a professional's clearance can never do."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.proving.claim import Claim, Other, Part
from recovery_advisor.proving.laws.tightening import more_permissive
from recovery_advisor.proving.logic import T, but_not
from recovery_advisor.proving.view import Outcome
from recovery_advisor.values.levels import Urgency


def _emergency_lifted(given: Outcome[T], cleared: Outcome[T]) -> Iterator[Part]:
    emergency = Urgency.EMERGENCY
    lifted = but_not(given.logic, given.at_least(emergency), cleared.at_least(emergency))
    yield "an emergency no more", lifted


CLAIMS = [
    Claim(
        "a-clearance-lifts-no-emergency",
        "Whatever a professional has cleared, an emergency stays one.",
        "docs/decisions/0010-clearance.md",
        _emergency_lifted,
        Other.CLEARED,
    ),
    Claim(
        "a-clearance-makes-nothing-stricter",
        "Nothing that is permitted without a clearance is forbidden with one.",
        "docs/decisions/0010-clearance.md",
        more_permissive,
        Other.CLEARED,
    ),
]
