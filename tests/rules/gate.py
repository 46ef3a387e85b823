"""The gate of the base pack, written by hand from the guide's verdict table and nothing else.

A missing answer is treated by standing it at an end of its scale. A limit has to be ruled out and
a permit has to be known, so both look at the worst the answer could be; a referral has to be
known, so it looks at the best.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

#: What a row of the table does, and how much: ``("limit", "rest")``.
Effect = tuple[str, str]

READINESS = ("rest", "mobility", "gradual", "full")
URGENCY = ("none", "routine", "soon", "urgent", "emergency")


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


def rows(given: tuple[int | None, ...]) -> frozenset[Effect]:
    """The rows that count for the seven answers in order, ``None`` where one is missing."""
    best, worst = _standing_at(BEST, given), _standing_at(WORST, given)
    return frozenset([*referrals(best), *limits(worst), *permits(worst)])


def gate(effects: frozenset[Effect]) -> tuple[str, str]:
    """Readiness and urgency that follow from the rows that count."""
    urgency = max(_rank(effects, "refer", URGENCY), default=0)
    permitted = max(_rank(effects, "permit", READINESS), default=0)
    limited = min(_rank(effects, "limit", READINESS), default=permitted)
    return READINESS[min(permitted, limited)], URGENCY[urgency]


def urgent(person: Answers) -> bool:
    """Either of the two rows that refer urgently, and so are rest as well."""
    if person.pain >= 7 or person.daily_activity_pain >= 7:
        return True
    return bool(person.injury) and (person.range_of_motion < 50 or person.swelling == 3)


def referrals(person: Answers) -> Iterator[Effect]:
    if urgent(person):
        yield "refer", "urgent"
    if person.range_of_motion < 50 or person.stiffness == 3 or person.swelling >= 2:
        yield "refer", "soon"
    if person.needs_special_plan:
        yield "refer", "routine"


def limits(person: Answers) -> Iterator[Effect]:
    if urgent(person) or person.needs_special_plan:
        yield "limit", "rest"
    if person.swelling >= 1:
        yield "limit", "rest"
    if person.injury and (
        person.pain >= 3
        or person.daily_activity_pain >= 1
        or person.stiffness >= 2
        or person.range_of_motion < 90
    ):
        yield "limit", "rest"
    if person.pain >= 4 or person.daily_activity_pain >= 4:
        yield "limit", "mobility"


def permits(person: Answers) -> Iterator[Effect]:
    if (
        person.daily_activity_pain == 0
        and person.pain <= 2
        and person.swelling == 0
        and person.stiffness <= 1
        and person.range_of_motion >= 90
    ):
        yield "permit", "gradual"
        if not person.injury:
            yield "permit", "full"
    if (
        not person.injury
        and person.swelling == 0
        and person.stiffness <= 2
        and person.range_of_motion >= 50
    ):
        if person.pain <= 3 and person.daily_activity_pain <= 3:
            yield "permit", "gradual"
        if person.pain <= 6 and person.daily_activity_pain <= 6:
            yield "permit", "mobility"


def _rank(effects: frozenset[Effect], kind: str, levels: tuple[str, ...]) -> list[int]:
    return [levels.index(level) for effect, level in effects if effect == kind]


def _standing_at(end: Answers, given: tuple[int | None, ...]) -> Answers:
    return Answers(*[e if answer is None else answer for e, answer in zip(end, given, strict=True)])
