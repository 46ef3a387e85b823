"""What the rules make of one person, as truths that claims speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recovery_advisor.decision import Decision
from recovery_advisor.proving.logic import Logic
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Readiness, Urgency

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Truths(Generic[T]):
    """For each effect of a book, what is known of its condition.

    Attributes:
        counts: whether the effect counts.
        known: whether its condition is known to be true.
        ruled_out: whether its condition is known to be false.
        lowered_counts: ``counts`` by the tests that engines use, which know no unknown.
        lowered_known: ``known`` by such tests.
    """

    counts: Sequence[T]
    known: Sequence[T]
    ruled_out: Sequence[T]
    lowered_counts: Sequence[T]
    lowered_known: Sequence[T]


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What comes out for one person.

    Attributes:
        decided: for each decision there is, whether it was taken.
        allowed: for each way of doing an exercise, by id, whether it may be done.
    """

    logic: Logic[T]
    decided: Mapping[Decision, T]
    allowed: Mapping[str, T]

    def at_least(self, level: Readiness | Urgency) -> T:
        """Whether readiness, or urgency, is this or more."""
        if isinstance(level, Readiness):
            reaching = [truth for one, truth in self.decided.items() if one.readiness >= level]
        else:
            reaching = [truth for one, truth in self.decided.items() if one.urgency >= level]
        return self.logic.any_of(reaching)


@dataclass(frozen=True)
class View(Outcome[T]):
    """One person: what comes out, and why.

    Attributes:
        effects: what is known of each effect of the book.
        told: for each effect, whether the person is told of it.
    """

    book: RuleBook
    effects: Truths[T]
    told: Sequence[T]

    def some_count(self, kind: str, levels: Iterable[Readiness | Urgency]) -> T:
        """Whether an effect of a kind and of one of some levels counts."""
        wanted = frozenset(levels)
        return self.logic.any_of(
            truth
            for effect, truth in zip(self.book.effects, self.effects.counts, strict=True)
            if effect.kind == kind and effect.level in wanted
        )
