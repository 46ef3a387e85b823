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


def _watched_otherwise(given: Outcome[T], cleared: Outcome[T]) -> Iterator[Part]:
    for rule, watched in given.watched.items():
        yield f"{rule} told no more", but_not(given.logic, watched, cleared.watched[rule])
        yield f"{rule} told for nothing", but_not(given.logic, cleared.watched[rule], watched)


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
    Claim(
        "a-clearance-hides-no-safety-net",
        "Whatever a professional has cleared, what to watch for goes with the answers as given.",
        "docs/decisions/0010-clearance.md; docs/decisions/0020-soon-and-safety-nets.md",
        _watched_otherwise,
        Other.CLEARED,
    ),
]
