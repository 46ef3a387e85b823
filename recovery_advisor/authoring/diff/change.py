"""The kinds of change for a person: in the decision, or in the exercises allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recovery_advisor.decision import Decision


class Direction(StrEnum):
    """The direction of a change. One that is more permissive in any way is a risk."""

    PERMISSIVE = "more permissive"
    BOTH = "more permissive, and more restrictive too"
    RESTRICTIVE = "more restrictive"


class Verdicts(NamedTuple):
    """The outcome of a rule book for a person.

    Attributes:
        decision: readiness and urgency.
        ways: the ways of doing exercises that are allowed, by id.
        counting: the effects that count, one bit each.
    """

    decision: Decision
    ways: frozenset[str]
    counting: int


@dataclass(frozen=True, slots=True)
class Redecided:
    """A change of the readiness, the urgency, or both."""

    old: Decision
    new: Decision

    @property
    def direction(self) -> Direction:
        """Readiness up is more permissive, and so is urgency down."""
        (before, urgent, _), (after, as_urgent, _) = self.old, self.new
        looser = after > before or as_urgent < urgent
        tighter = after < before or as_urgent > urgent
        if looser and tighter:
            return Direction.BOTH
        return Direction.PERMISSIVE if looser else Direction.RESTRICTIVE

    def is_of(self, old: Verdicts, new: Verdicts) -> bool:
        """Whether this is what changes for a person."""
        return (old.decision, new.decision) == (self.old, self.new)


@dataclass(frozen=True, slots=True)
class Opened:
    """Ways of exercises newly allowed, to somebody otherwise permitted no more."""

    ways: tuple[str, ...]

    @property
    def direction(self) -> Direction:
        """An exercise newly allowed is more permissive."""
        return Direction.PERMISSIVE

    def is_of(self, old: Verdicts, new: Verdicts) -> bool:
        """Whether this is what changes for a person."""
        return _opens(self.ways, old, new)


@dataclass(frozen=True, slots=True)
class Closed:
    """Ways of exercises no longer allowed, to somebody otherwise permitted no less."""

    ways: tuple[str, ...]

    @property
    def direction(self) -> Direction:
        """An exercise no longer allowed is more restrictive."""
        return Direction.RESTRICTIVE

    def is_of(self, old: Verdicts, new: Verdicts) -> bool:
        """Whether this is what changes for a person."""
        return _opens(self.ways, new, old)


AdviceChange = Redecided | Opened | Closed


def permits_more(one: Decision, other: Decision) -> bool:
    """Whether one decision is in some way more permissive than another."""
    return one != other and Redecided(other, one).direction is not Direction.RESTRICTIVE


def _opens(ways: tuple[str, ...], before: Verdicts, after: Verdicts) -> bool:
    return (
        after.ways.issuperset(ways)
        and before.ways.isdisjoint(ways)
        and not permits_more(after.decision, before.decision)
    )
