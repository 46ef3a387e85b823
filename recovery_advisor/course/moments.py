"""Moments: events as the fold takes them, with their instants and answers lowered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from recovery_advisor.engines.lowering import Lowered

Level = Literal["mobility", "gradual", "full", "other"]
Felt = Literal["fine", "hard", "too_much"]


class Session(NamedTuple):
    """A session that was done; see :class:`~recovery_advisor.values.events.Trained`."""

    level: Level
    peak_pain: int | None = None
    felt: Felt | None = None

    @property
    def strength(self) -> bool:
        """Whether it may have had strength work."""
        return self.level != "mobility"


class InForce(NamedTuple):
    """A professional's clearance.

    Attributes:
        until: the first instant at which it no longer holds.
        scope: ids of the questions that were looked into.
        by: who gave it.
    """

    until: int
    scope: frozenset[str]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """What was learnt at one instant. Which of the last three there is depends on the kind.

    Attributes:
        at: the instant.
        kind: that of the event.
        answers: of a check-in or what was noticed: to the asked questions of the rule book, lowered.
        session: of what was trained.
        clearance: of what was cleared.
        id: that of the event.
    """

    at: int
    kind: Literal["checked_in", "noticed", "trained", "cleared"]
    answers: Lowered = ()
    session: Session | None = None
    clearance: InForce | None = None
    id: str = ""
