"""The fold: what an event, or time alone, makes of a person's progress.

It is written once over :class:`~recovery_advisor.course.ops.Ops`, so that what is proved is what
runs. Time alone takes away evidence for, never evidence against.
"""

from __future__ import annotations

from typing import NamedTuple

from recovery_advisor.course.instants import DAY, HOUR, NEVER
from recovery_advisor.course.ops import Number, Ops, Truth
from recovery_advisor.course.parameters import Parameters
from recovery_advisor.course.progress import (
    ACTIVE,
    CALM,
    FAILED,
    FINE,
    INJURED,
    MOST_SESSIONS,
    NO,
    NOT_ASKED,
    SETTLING,
    YES,
    Facts,
    Progress,
)

#: Hours from a strength session, where there was none yet.
LONGEST_REST = 999


class Seen(NamedTuple):
    """What the fold reads of a check-in, or of what is noticed between two.

    Attributes:
        clear: ``YES``, ``NO`` or ``OPEN``; never ``YES`` of what is noticed.
        bad: whether a flare or a danger sign is known.
        injury: ``INJURED`` unless denied; ``NOT_ASKED`` alone of what is noticed.
    """

    clear: Number
    bad: Truth
    injury: Number


class Fold:
    """Folds events into a person's progress.

    Args:
        ops: of ints or of formulas.
        parameters: what the history pack says about time.
    """

    def __init__(self, ops: Ops, parameters: Parameters) -> None:
        self._ops, self._parameters = ops, parameters

    def aged(self, x: Progress, at: Number) -> Progress:
        """The progress as time alone leaves it."""
        o, p = self._ops, self._parameters
        gone = o.all_of(x.since >= 0, at - x.clear_at > p.clear_gap)
        any_over, hard_over = at - x.any_at > p.response_to, at - x.hard_at > p.response_to
        return x._replace(
            since=o.either(gone, NEVER, x.since),
            sessions=o.either(gone, 0, x.sessions),
            earned=o.all_of(x.earned, at - x.clear_at <= p.lapse),
            any_at=o.either(any_over, NEVER, x.any_at),
            any_ok=o.all_of(x.any_ok, o.negated(any_over)),
            hard_at=o.either(hard_over, NEVER, x.hard_at),
            hard_ok=o.all_of(x.hard_ok, o.negated(hard_over)),
        )

    def check_in(self, x: Progress, at: Number, seen: Seen) -> Progress:
        """The progress after a check-in, or after something is noticed between two."""
        o, p = self._ops, self._parameters
        x = self._injured(self.aged(x, at), seen.injury)
        # What is denied at the same instant is not shown.
        clear = o.all_of(seen.clear == YES, o.negated(seen.bad), x.unclear_at != at)
        unclear = o.any_of(seen.clear == NO, seen.bad)
        due_any = o.all_of(clear, x.any_at >= 0, at - x.any_at >= p.response_from)
        due_hard = o.all_of(clear, x.hard_at >= 0, at - x.hard_at >= p.response_from)
        since = o.either(unclear, NEVER, o.either(o.all_of(clear, x.since < 0), at, x.since))
        went_well = o.all_of(due_any, x.any_ok, since >= 0, since <= x.any_at)
        strength_went_well = o.all_of(due_hard, x.hard_ok, since >= 0, since <= x.hard_at)
        more = o.either(x.sessions < MOST_SESSIONS, x.sessions + 1, MOST_SESSIONS)
        counted = o.either(strength_went_well, more, x.sessions)
        any_over, hard_over = o.any_of(due_any, unclear), o.any_of(due_hard, unclear)
        x = x._replace(
            clear_at=o.either(clear, at, x.clear_at),
            since=since,
            sessions=o.either(unclear, 0, counted),
            any_at=o.either(any_over, NEVER, x.any_at),
            any_ok=o.all_of(x.any_ok, o.negated(any_over)),
            hard_at=o.either(hard_over, NEVER, x.hard_at),
            hard_ok=o.all_of(x.hard_ok, o.negated(hard_over)),
        )
        return self._settled(
            x, at, clear, unclear, seen.bad, o.any_of(went_well, strength_went_well)
        )

    def _injured(self, x: Progress, injury: Number) -> Progress:
        """The progress after the answer to ``injury``: what was shown before a new one shows nothing."""
        o = self._ops
        new = o.all_of(injury == INJURED, x.injured != INJURED)
        return x._replace(
            since=o.either(new, NEVER, x.since),
            sessions=o.either(new, 0, x.sessions),
            earned=o.all_of(x.earned, o.negated(new)),
            any_at=o.either(new, NEVER, x.any_at),
            any_ok=o.all_of(x.any_ok, o.negated(new)),
            hard_at=o.either(new, NEVER, x.hard_at),
            hard_ok=o.all_of(x.hard_ok, o.negated(new)),
            injured=o.either(injury == NOT_ASKED, x.injured, injury),
        )

    def _settled(
        self, x: Progress, at: Number, clear: Truth, unclear: Truth, bad: Truth, went_well: Truth
    ) -> Progress:
        """The progress with its flare, its unclear spell and what is earned."""
        o, p = self._ops, self._parameters
        days = self.clear_days(x)
        settled = o.all_of(clear, days >= p.settled)
        spell = o.either(o.all_of(unclear, x.unclear_since < 0), at, x.unclear_since)
        ended = o.either(o.all_of(x.flare == SETTLING, went_well), CALM, x.flare)
        eased = o.either(o.all_of(x.flare == ACTIVE, settled), SETTLING, ended)
        flare = o.either(bad, ACTIVE, eased)
        enough = o.all_of(days >= p.earned_days, x.sessions >= p.earned_sessions)
        earns = o.all_of(clear, enough, flare == CALM)
        return x._replace(
            flare=flare,
            unclear_since=o.either(settled, NEVER, spell),
            unclear_at=o.either(unclear, at, x.unclear_at),
            earned=o.all_of(o.any_of(x.earned, earns), o.negated(bad)),
        )

    def session(self, x: Progress, at: Number, strength: Truth, went: Number) -> Progress:
        """The progress after a session.

        Args:
            strength: whether it had strength work.
            went: ``FINE``, ``UNSURE`` or ``FAILED``.
        """
        o, x = self._ops, self.aged(x, at)
        failed = went == FAILED
        ok = o.all_of(went == FINE, x.flare != ACTIVE)
        return x._replace(
            since=o.either(failed, NEVER, x.since),
            sessions=o.either(failed, 0, x.sessions),
            earned=o.all_of(x.earned, o.negated(failed)),
            flare=o.either(failed, ACTIVE, x.flare),
            any_at=o.either(failed, NEVER, at),
            any_ok=ok,
            hard_at=o.either(failed, NEVER, o.either(strength, at, x.hard_at)),
            hard_ok=o.all_of(o.negated(failed), o.either(strength, ok, x.hard_ok)),
            strength_at=o.either(strength, at, x.strength_at),
        )

    def facts(self, x: Progress, latest: Number, as_of: Number) -> Facts:
        """The derived answers at an instant, of which ``latest`` is the latest check-in before."""
        o, x = self._ops, self.aged(x, as_of)
        rest = o.either(latest < x.strength_at, 0, o.whole(latest - x.strength_at, HOUR))
        return Facts(
            clear_days=self.clear_days(x),
            tolerated_sessions=x.sessions,
            return_earned=x.earned,
            flare=x.flare,
            unclear_days=self._days(x.unclear_since, x.unclear_at),
            strength_rest=o.either(x.strength_at < 0, LONGEST_REST, rest),
        )

    def clear_days(self, x: Progress) -> Number:
        """How many days in a row are clear."""
        return self._days(x.since, x.clear_at)

    def _days(self, since: Number, until: Number) -> Number:
        """The days from one instant to another, both counted; 0 where it never began."""
        o = self._ops
        days = 1 + o.whole(until - since + self._parameters.unpunctuality, DAY)
        return o.either(since < 0, 0, days)
