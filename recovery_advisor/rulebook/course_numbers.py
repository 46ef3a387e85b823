"""What a history pack says about time: when a check-in is clear, when a flare is one, what lapses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from recovery_advisor.rulebook.conditions import Condition
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.levels import Readiness

#: Hours of a whole day.
A_DAY = 24
#: What is asked after a session; conditions of a session may ask them beside ``injury``.
SESSION_QUESTIONS: Mapping[str, Question] = MappingProxyType({
    "peak_pain": Question(
        id="peak_pain",
        ask="How bad was the worst pain in the session?",
        help=None,
        screen="",
        low=0,
        high=10,
        worse="higher",
        bands=(("none", 0, 0), ("slight", 1, 2), ("mild", 3, 3), ("moderate", 4, 6), ("severe", 7, 10)),
        may_be_cleared=False,
    ),
    "felt": Question(
        id="felt",
        ask="How was the session?",
        help=None,
        screen="",
        low=0,
        high=2,
        worse="higher",
        bands=(("fine", 0, 0), ("hard", 1, 1), ("too_much", 2, 2)),
        may_be_cleared=False,
    ),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worsening:
    """When a person's pain is worse than it was: this week's low median against the weeks before.

    Attributes:
        now: the hours that count as now.
        before: the hours, from now back, that are looked at in all.
        days_now: the least days with a pain among those of now.
        days_before: the least among those before.
        pain: the least median of now.
        by: how many points it must be above that of before.
    """

    now: int
    before: int
    days_now: int
    days_before: int
    pain: int
    by: int


@dataclass(frozen=True)
class CourseNumbers(FrozenMappings):
    """What a history pack says about time. Times are whole hours.

    Attributes:
        clear: a check-in is clear where the base pack alone permits this much.
        a_day: two check-ins so far apart are two days.
        clear_gap: the run of clear days ends after so long without a clear check-in.
        flare: the condition of a flare, over answers; it only says ``or worse``.
        settled: how many clear days settle a flare.
        response_from: so long after a session, a check-in begins to tell how it was taken.
        response_to: and after so long it does no more.
        fine: the condition of a session that went well; it only says ``or better``.
        failed: the condition of one that did not; it only says ``or worse``.
        earned_days: clear days in a row, and
        earned_sessions: strength sessions gone well in them, that earn the return.
        lapse: after so long without a clear check-in, what was earned is lost.
        flares_within: how far back flares are counted.
        worsening: when pain counts as worse than it was.
        lasts: for a rule that refers today or at once, after how long a denial lifts it; 0 at once.
            A rule that is not named is lifted by a professional and a denial. One that is named may be
            of a pack that is not loaded.
    """

    clear: Readiness
    a_day: int
    clear_gap: int
    flare: Condition
    settled: int
    response_from: int
    response_to: int
    fine: Condition
    failed: Condition
    earned_days: int
    earned_sessions: int
    lapse: int
    flares_within: int
    worsening: Worsening
    lasts: Mapping[str, int]
