"""Finds what one person demonstrates of one effect: its outcome, and the thresholds that decide it.

In lowered form every threshold of an effect passes or fails, and the effect is an and/or of them. A
threshold decides independently where flipping it alone flips the outcome. Demonstrated once while
the effect counts and once while it does not, that is masking MC/DC.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from recovery_advisor.engines.lowering import Lowered, lower_effect
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, Condition, Threshold, thresholds
from recovery_advisor.rulebook.rules import Effect

#: How many patterns of passing and failing thresholds are kept for each effect.
_KEPT = 4_096


class Demonstration(NamedTuple):
    """A fact demonstrated by a person: an outcome of an effect, or a threshold that decides it.

    Attributes:
        threshold: the one that decided independently; ``None`` for the outcome of the effect.
        counts: whether the effect counted.
    """

    threshold: Threshold | None
    counts: bool


class _Met(NamedTuple):
    """Whether an answer passes a threshold, and whether it is known."""

    passes: bool
    known: bool


class Demonstrations:
    """Finds the demonstrations of one effect of a rule book.

    Only a known answer demonstrates a threshold: a missing one says nothing about where it lies.

    Attributes:
        effect: the effect.
        thresholds: its thresholds, each once; one that occurs twice is flipped in both places.
    """

    def __init__(self, effect: Effect, book: RuleBook) -> None:
        self.effect = effect
        self.thresholds = tuple(dict.fromkeys(thresholds(effect.rule.when)))
        positions = {question.id: place for place, question in enumerate(book.questions)}
        self._tables = [
            (positions[one.question], _table(one, effect, book)) for one in self.thresholds
        ]
        self._shown = lru_cache(_KEPT)(self._shown_by)

    def by(self, answers: Lowered) -> frozenset[Demonstration]:
        """The demonstrations by a person with these answers."""
        return self._shown(tuple([table[answers[place]] for place, table in self._tables]))

    def _shown_by(self, met: tuple[_Met, ...]) -> frozenset[Demonstration]:
        each = dict(zip(self.thresholds, met, strict=True))
        truths = {threshold: one.passes for threshold, one in each.items()}
        return frozenset(
            shown
            for shown in _shown(self.effect.rule.when, truths)
            if shown.threshold is None or each[shown.threshold].known
        )


def _table(threshold: Threshold, effect: Effect, book: RuleBook) -> tuple[_Met, ...]:
    """For each answer, whether the effect would count on this threshold alone."""
    alone = replace(effect, rule=replace(effect.rule, when=threshold))
    [[test]] = lower_effect(alone)
    question = book.question[threshold.question]
    return tuple(
        _Met(test.holds(interval), known=number != question.unknown)
        for number, interval in enumerate(question.intervals)
    )


def _shown(when: Condition, truths: Mapping[Threshold, bool]) -> Iterator[Demonstration]:
    counts = _holds(when, truths)
    yield Demonstration(None, counts)
    for threshold, passes in truths.items():
        if _holds(when, {**truths, threshold: not passes}) != counts:
            yield Demonstration(threshold, counts)


def _holds(condition: Condition, truths: Mapping[Threshold, bool]) -> bool:
    match condition:
        case AllOf(parts):
            return all(_holds(part, truths) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, truths) for part in parts)
        case _:
            return truths[condition]
