"""One check-in as the rules saw it: what an explanation, a question or a record starts from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from recovery_advisor.engines.clearance import ClearedQuestions
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences


class Evaluation(NamedTuple):
    """A check-in, and what the engines made of it.

    Attributes:
        check_in: as it was validated.
        preferences: all their names known.
        today: the day on which its clearance held; without a clearance the day given, if any.
        answers: the check-in lowered.
        cleared: the questions that a clearance which holds has cleared.
        counting: the effects that count; after a fault the referrals that were seen.
        known: the effects whose condition is known to be true.
        fault: whether an engine failed or the engines differed.
    """

    check_in: CheckInBase
    preferences: Preferences
    today: date | None
    answers: Lowered
    cleared: ClearedQuestions
    counting: int
    known: int
    fault: bool

    def seen_by(self, effect: int) -> Lowered:
        """The answers as an effect sees them: what was cleared is at its best to most."""
        return self.cleared.seen_by(effect, self.answers)
