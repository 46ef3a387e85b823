"""The outcome for one person and its grounds, as truths that claims are written over."""

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
    """The truths of the effects of a book: for each sequence, one truth an effect.

    Attributes:
        counts: whether the effect counts.
        known: whether its condition is known to be true.
        ruled_out: whether its condition is known to be false.
        lowered_counts: ``counts`` by the lowered tests that engines use.
        lowered_known: ``known`` by such tests.
    """

    counts: Sequence[T]
    known: Sequence[T]
    ruled_out: Sequence[T]
    lowered_counts: Sequence[T]
    lowered_known: Sequence[T]


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """The outcome for one person: the decision, the ways allowed, and what to watch for.

    Attributes:
        decided: for each possible decision, whether it was taken.
        allowed: for each way of doing an exercise, by id, whether it may be done.
        watched: for each rule with a safety net, by id, whether it is known to go with the person.
    """

    logic: Logic[T]
    decided: Mapping[Decision, T]
    allowed: Mapping[str, T]
    watched: Mapping[str, T]

    def at_least(self, level: Readiness | Urgency) -> T:
        """Whether readiness, or urgency, is this or more."""
        if isinstance(level, Readiness):
            reaching = [truth for one, truth in self.decided.items() if one.readiness >= level]
        else:
            reaching = [truth for one, truth in self.decided.items() if one.urgency >= level]
        return self.logic.any_of(reaching)


@dataclass(frozen=True)
class View(Outcome[T]):
    """The outcome for one person, and its grounds.

    Attributes:
        effects: the truths of the effects of the book.
        reported: for each effect, whether it is reported.
    """

    book: RuleBook
    effects: Truths[T]
    reported: Sequence[T]

    def some_count(self, kind: str, levels: Iterable[Readiness | Urgency]) -> T:
        """Whether some effect of a kind, at one of some levels, counts."""
        wanted = frozenset(levels)
        return self.logic.any_of(
            truth
            for effect, truth in zip(self.book.effects, self.effects.counts, strict=True)
            if effect.kind == kind and effect.level in wanted
        )


def watched_of(book: RuleBook, known: Sequence[T]) -> dict[str, T]:
    """Of the truths of all effects, those of the safety nets, by rule."""
    both = zip(book.effects, known, strict=True)
    return {effect.rule.id: truth for effect, truth in both if effect.kind == "safety_net"}
