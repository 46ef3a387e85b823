"""The evaluation of one check-in, the input of explanations, records and the next question."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from recovery_advisor.engines.clearance import ClearedQuestions
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.preferences import Preferences


class Unread(NamedTuple):
    """What of an input could not be read.

    Attributes:
        fields: question ids and other fields, dangers first; empty where each answer was read.
        dangers: the answers to them that would be dangers beside what was read, by urgency, the
            greatest first.
        wishes: whether a preference could not be read.
    """

    fields: tuple[str, ...] = ()
    dangers: tuple[tuple[Urgency, tuple[AtLeast, ...]], ...] = ()
    wishes: bool = False


#: Where everything was read.
ALL_READ = Unread()


class Evaluation(NamedTuple):
    """A check-in and the effects that count on it.

    Attributes:
        check_in: the validated check-in.
        preferences: the validated preferences.
        today: the day on which the clearance was valid; without a clearance the day given, if any.
        answers: the lowered check-in.
        cleared: the questions cleared by a valid clearance.
        unread: what could not be read.
        counting: bit mask of the effects that count; of the referrals alone after a fault, and
            where an answer could not be read.
        known: bit mask of the effects whose condition is known to be true.
        fault: whether an engine failed or the engines differed.
    """

    check_in: CheckInBase
    preferences: Preferences
    today: date | None
    answers: Lowered
    cleared: ClearedQuestions
    unread: Unread
    counting: int
    known: int
    fault: bool

    def seen_by(self, effect: int) -> Lowered:
        """The answers as an effect sees them, with the clearance applied."""
        return self.cleared.seen_by(effect, self.answers)
