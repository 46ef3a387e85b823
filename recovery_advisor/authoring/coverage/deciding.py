"""What one person shows of one effect: its outcome, and which thresholds decided it by themselves.

In lowered form every threshold of an effect passes or fails, and the effect is an and/or of them. A
threshold decides by itself where its passing or failing, and nothing else, turns the outcome. Shown
once while the effect counts and once while it does not, that is MC/DC in its masking form.
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
    """One thing that a person shows of an effect.

    Attributes:
        threshold: what decided by itself; ``None`` for the outcome of the effect.
        counts: whether the effect counted.
    """

    threshold: Threshold | None
    counts: bool


class _Met(NamedTuple):
    """How an answer meets a threshold."""

    passes: bool
    known: bool


class Demonstrations:
    """What people show of one effect of a rule book.

    A threshold is shown by a known answer alone: one that passes or fails because its question was
    not answered says nothing about where it lies.

    Attributes:
        effect: the effect.
        thresholds: its thresholds, each once. One that stands twice decides in both places at once.
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
        """What somebody with these answers shows."""
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
