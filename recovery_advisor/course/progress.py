"""How far a person is on the way back, and the danger signs that were reported."""

from __future__ import annotations

from typing import Final, NamedTuple

from recovery_advisor.course.instants import NEVER
from recovery_advisor.course.ops import Number, Truth

#: What is read of a check-in: it is clear or a sign holds, it is not or is ruled out, or neither is known.
NO: Final = 0
OPEN: Final = 1
YES: Final = 2

#: Of the answer to ``injury``: nobody asked yet, it was denied, or it was not.
NOT_ASKED: Final = 0
DENIED: Final = 1
INJURED: Final = 2

#: How a session went.
FAILED: Final = 0
UNSURE: Final = 1
FINE: Final = 2

#: A flare: none, one that settles, or one that is active.
CALM: Final = 0
SETTLING: Final = 1
ACTIVE: Final = 2

#: Strength sessions are counted no further.
MOST_SESSIONS: Final = 9


class Progress(NamedTuple):
    """The part of a course that readiness hangs on.

    Attributes:
        clear_at: the last clear check-in; it outlives the run.
        since: when the run of clear days began; ``NEVER`` where there is none.
        sessions: strength sessions gone well in the run.
        earned: whether the return was earned.
        any_at: the last session, while no check-in has answered it.
        any_ok: whether it may yet count as gone well.
        hard_at: the last strength session, while no check-in has answered it.
        hard_ok: whether it may yet count.
        flare: ``CALM``, ``SETTLING`` or ``ACTIVE``.
        unclear_since: when the spell without two clear days in a row began.
        unclear_at: the last check-in that was not clear; it outlives the spell.
        strength_at: the last strength session, however it went.
        injured: ``NOT_ASKED``, ``DENIED`` or ``INJURED``.
    """

    clear_at: Number = NEVER
    since: Number = NEVER
    sessions: Number = 0
    earned: Truth = False
    any_at: Number = NEVER
    any_ok: Truth = False
    hard_at: Number = NEVER
    hard_ok: Truth = False
    flare: Number = CALM
    unclear_since: Number = NEVER
    unclear_at: Number = NEVER
    strength_at: Number = NEVER
    injured: Number = NOT_ASKED


#: That of a new course.
BEGINNING: Final = Progress()


class Sign(NamedTuple):
    """A danger sign: a rule that refers today or at once was known to hold.

    Attributes:
        stands: whether it was reported, and not lifted since.
        at: when it was last reported.
        denied: whether it was denied since.
        cleared: whether a professional looked into it since.
    """

    stands: Truth = False
    at: Number = NEVER
    denied: Truth = False
    cleared: Truth = False


class Facts(NamedTuple):
    """The derived answers that follow from the progress alone.

    Attributes:
        clear_days: clear days in a row.
        tolerated_sessions: strength sessions gone well in them.
        return_earned: whether the return was earned.
        flare: ``CALM``, ``SETTLING`` or ``ACTIVE``.
        unclear_days: days without two clear days in a row.
        strength_rest: hours from the last strength session to the latest check-in.
    """

    clear_days: Number
    tolerated_sessions: Number
    return_earned: Truth
    flare: Number
    unclear_days: Number
    strength_rest: Number
