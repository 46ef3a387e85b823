"""The gate of the base pack, written by hand from the guide's verdict table and nothing else.

A missing answer is treated by standing it at an end of its scale. A limit has to be ruled out and
a permit has to be known, so both look at the worst the answer could be; a referral has to be
known, so it looks at the best.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Readiness = Literal["rest", "mobility", "gradual", "full"]
Urgency = Literal["none", "routine", "urgent", "emergency"]


class Answers(NamedTuple):
    """Complete answers: pains of 10, swelling and stiffness of 3, range in percent."""

    injury: int
    pain: int
    daily_activity_pain: int
    swelling: int
    stiffness: int
    range_of_motion: int
    needs_special_plan: int


BEST = Answers(0, 0, 0, 0, 0, 100, 0)
WORST = Answers(1, 10, 10, 3, 3, 0, 1)


def gate(given: tuple[int | None, ...]) -> tuple[Readiness, Urgency]:
    """Readiness and urgency for the seven answers in order, ``None`` where one is missing."""
    urgency = referral(_standing_at(BEST, given))
    if urgency == "urgent":
        return "rest", urgency
    return readiness(_standing_at(WORST, given)), urgency


def referral(person: Answers) -> Urgency:
    if person.pain >= 7 or person.daily_activity_pain >= 7:
        return "urgent"
    if person.injury and (person.range_of_motion < 50 or person.swelling == 3):
        return "urgent"
    if person.range_of_motion < 50 or person.stiffness == 3 or person.swelling >= 2:
        return "routine"
    if person.needs_special_plan:
        return "routine"
    return "none"


def readiness(person: Answers) -> Readiness:
    if person.needs_special_plan or person.swelling >= 1:
        return "rest"
    if person.injury and (
        person.pain >= 3
        or person.daily_activity_pain >= 1
        or person.stiffness >= 2
        or person.range_of_motion < 90
    ):
        return "rest"
    permitted = permit(person)
    if person.pain >= 4 or person.daily_activity_pain >= 4:
        return "rest" if permitted == "rest" else "mobility"
    return permitted


def permit(person: Answers) -> Readiness:
    ready = (
        person.daily_activity_pain == 0
        and person.pain <= 2
        and person.swelling == 0
        and person.stiffness <= 1
        and person.range_of_motion >= 90
    )
    if ready:
        return "gradual" if person.injury else "full"
    if person.injury or person.swelling or person.stiffness > 2 or person.range_of_motion < 50:
        return "rest"
    worst_pain = max(person.pain, person.daily_activity_pain)
    if worst_pain <= 3:
        return "gradual"
    return "mobility" if worst_pain <= 6 else "rest"


def _standing_at(end: Answers, given: tuple[int | None, ...]) -> Answers:
    return Answers(*[e if answer is None else answer for e, answer in zip(end, given, strict=True)])
