"""What a history pack says about time, as the fold counts it."""

from __future__ import annotations

from typing import NamedTuple

from recovery_advisor.course.instants import HOUR
from recovery_advisor.course.ops import Number
from recovery_advisor.rulebook.course_numbers import A_DAY, CourseNumbers


class Parameters(NamedTuple):
    """The numbers that the fold needs; times are in microseconds.

    Attributes:
        unpunctuality: a day less this is a day, as check-ins don't come on the hour.
        clear_gap: the run of clear days holds so long without a clear check-in.
        settled: clear days that settle a flare.
        response_from: so long after a session a check-in begins to tell how it was taken.
        response_to: and after so long it does no more.
        earned_days: clear days in a row, and
        earned_sessions: strength sessions gone well in them, that earn the return.
        lapse: after so long without a clear check-in, what was earned is lost.
    """

    unpunctuality: Number
    clear_gap: Number
    settled: Number
    response_from: Number
    response_to: Number
    earned_days: Number
    earned_sessions: Number
    lapse: Number

    @classmethod
    def of(cls, numbers: CourseNumbers) -> Parameters:
        """Those of a history pack."""
        return cls(
            unpunctuality=(A_DAY - numbers.a_day) * HOUR,
            clear_gap=numbers.clear_gap * HOUR,
            settled=numbers.settled,
            response_from=numbers.response_from * HOUR,
            response_to=numbers.response_to * HOUR,
            earned_days=numbers.earned_days,
            earned_sessions=numbers.earned_sessions,
            lapse=numbers.lapse * HOUR,
        )
