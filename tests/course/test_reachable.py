"""A search of every course that can be reached in steps of 12 hours: from each there is a way back."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import TypeAlias

import pytest

from recovery_advisor.course.fold import Seen
from recovery_advisor.course.instants import DAY, HOUR, NEVER
from recovery_advisor.course.progress import (
    ACTIVE,
    BEGINNING,
    DENIED,
    FAILED,
    FINE,
    INJURED,
    NO,
    NOT_ASKED,
    OPEN,
    SETTLING,
    UNSURE,
    YES,
    Progress,
)
from tests.course.days import rules

STEP = 12 * HOUR
NOW = 100 * DAY
FOLD = rules().fold
#: The fields that make a difference, each age no finer than a rule can tell.
Coarse: TypeAlias = tuple[int, ...]
CHECK_INS = [
    *(Seen(clear, bad, injury) for clear, bad in ((YES, False), (OPEN, False), (NO, False), (NO, True)) for injury in (DENIED, INJURED)),
    *(Seen(clear, bad, NOT_ASKED) for clear, bad in ((OPEN, False), (NO, False), (NO, True))),
]  # fmt: skip
SESSIONS = [(strength, went) for strength in (True, False) for went in (FINE, UNSURE, FAILED)]


def coarse(x: Progress, now: int) -> Coarse:
    x = FOLD.aged(x, now)

    def age(at: int, most: int) -> int:
        return -1 if at < 0 else min((now - at) // STEP, most)

    run = -1 if x.since < 0 else min((x.clear_at - x.since) // STEP, 12)
    rested = -1 if x.strength_at < 0 or now - x.strength_at >= 36 * HOUR else age(x.strength_at, 3)
    return (
        age(x.clear_at, 29), run, min(x.sessions, 3), x.earned, age(x.any_at, 9), x.any_ok,
        age(x.hard_at, 9), x.hard_ok, x.flare, rested, x.injured,
    )  # fmt: skip


def whole(coarse: Coarse) -> Progress:
    clear, run, sessions, earned, any_at, any_ok, hard_at, hard_ok, flare, rested, injured = coarse

    def at(age: int) -> int:
        return NEVER if age < 0 else NOW - age * STEP

    return Progress(
        clear_at=at(clear), since=NEVER if run < 0 else at(clear) - run * STEP, sessions=sessions,
        earned=bool(earned), any_at=at(any_at), any_ok=bool(any_ok), hard_at=at(hard_at),
        hard_ok=bool(hard_ok), flare=flare, strength_at=at(rested), injured=injured,
    )  # fmt: skip


def reachable() -> set[Coarse]:
    start = coarse(BEGINNING, NOW)
    seen, told, todo = {start}, set[Coarse](), deque([start])
    while todo:
        for after in steps(whole(todo.popleft()), told):
            found = coarse(after, NOW + STEP)
            if found not in seen:
                seen.add(found)
                todo.append(found)
    return seen


def steps(x: Progress, before: set[Coarse]) -> Iterator[Progress]:
    """Whatever can be told at one instant, and nothing; sessions only after what was not told before."""
    for told in {x, *(FOLD.check_in(x, NOW, seen) for seen in CHECK_INS)}:
        yield told
        found = coarse(told, NOW)
        if found not in before:
            before.add(found)
            yield from (FOLD.session(told, NOW, *session) for session in SESSIONS)


def days_to_full(x: Progress) -> int:
    """Days of good check-ins, with sessions as advised, until the full programme."""
    at = NOW
    for day in range(40):
        x = FOLD.check_in(x, at, Seen(YES, False, INJURED))
        facts = FOLD.facts(x, at, at)
        shown = facts.clear_days >= 7 and facts.tolerated_sessions >= 3
        eased = facts.flare >= SETTLING and facts.clear_days <= 6
        rests = facts.flare == ACTIVE
        gently = eased or facts.strength_rest < 36
        if (shown or (facts.return_earned and facts.clear_days >= 2)) and not (rests or gently):
            return day
        if not rests:
            x = FOLD.session(x, at + HOUR // 2, not gently, FINE)
        at += DAY
    raise AssertionError("there is no way back")


@pytest.mark.deep
def test_from_every_course_that_can_be_reached_good_days_lead_to_full() -> None:
    days = Counter(days_to_full(whole(one)) for one in reachable())
    assert days.total() > 50_000
    assert max(days) == 8
