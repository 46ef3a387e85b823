"""Finds what stands between a person and each better readiness."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from recovery_advisor.decision import Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.explaining.comparison import ThresholdComparison
from recovery_advisor.explaining.grounds import Grounds, apart
from recovery_advisor.explaining.smallest_changes import SmallestChanges
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtMost
from recovery_advisor.values.explanation import NearestPermit, WhyNot
from recovery_advisor.values.levels import AboveRest, Readiness


class WhyNotExplainer:
    """Finds the limits and permits in question, for one rule book and one language.

    Args:
        book: the rule book.
        laws: its laws, which say what forbids a readiness.
        changing: knows what permits come nearest.
        grounds: what makes effects count.
        looking: looks at answers beside thresholds.
    """

    def __init__(
        self,
        book: RuleBook,
        laws: Laws,
        changing: SmallestChanges,
        grounds: Grounds,
        looking: ThresholdComparison,
    ) -> None:
        self._book, self._laws, self._changing = book, laws, changing
        self._grounds, self._looking = grounds, looking

    def each(self, levels: tuple[AboveRest, ...], evaluation: Evaluation) -> Iterator[WhyNot]:
        """For each of some levels, the limits in the way and the nearest permit."""
        held = {level: evaluation.counting & self._laws.forbids[level] for level in levels}
        anything = reduce(or_, held.values(), 0)
        in_the_way = {
            index: self._grounds.in_the_way(index, evaluation) for index in bits(anything)
        }
        for level, forbids in held.items():
            known, not_ruled_out = apart(
                [one for index, one in in_the_way.items() if forbids >> index & 1]
            )
            yield WhyNot(
                readiness=level,
                limits=known,
                not_ruled_out=not_ruled_out,
                permit=self._nearest(level, evaluation),
            )

    def _nearest(self, level: AboveRest, evaluation: Evaluation) -> NearestPermit | None:
        index, unmet = self._changing.nearest(evaluation, level)
        if not unmet:
            return None
        effect = self._book.effects[index]
        assert isinstance(effect.level, Readiness), "a permit has a readiness"
        return NearestPermit(
            rule=effect.rule.id,
            readiness=effect.level,
            source=effect.rule.source,
            unmet=self._looking.at_all(AtMost, unmet, evaluation.answers),
        )
