"""Finds the limits and permits that keep a person from each better readiness."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from recovery_advisor.decision import Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.explaining.comparison import ThresholdComparison
from recovery_advisor.explaining.grounds import Grounds, split_by_known
from recovery_advisor.explaining.smallest_changes import SmallestChanges
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtMost
from recovery_advisor.values.explanation import NearestPermit, WhyNot
from recovery_advisor.values.levels import AboveRest, Readiness


class WhyNotExplainer:
    """Explains why not a better readiness, for one rule book and one language.

    Args:
        book: the rule book.
        laws: its laws, which say what forbids a readiness.
        smallest_changes: finds the nearest permits.
        grounds: finds what makes effects count.
        comparison: compares answers with thresholds.
    """

    def __init__(
        self,
        book: RuleBook,
        laws: Laws,
        smallest_changes: SmallestChanges,
        grounds: Grounds,
        comparison: ThresholdComparison,
    ) -> None:
        self._book, self._laws, self._smallest_changes = book, laws, smallest_changes
        self._grounds, self._comparison = grounds, comparison

    def each(self, levels: tuple[AboveRest, ...], evaluation: Evaluation) -> Iterator[WhyNot]:
        """For each level, the limits that forbid it and the nearest permit."""
        forbidding = {level: evaluation.counting & self._laws.forbids[level] for level in levels}
        anything = reduce(or_, forbidding.values(), 0)
        in_the_way = {
            index: self._grounds.in_the_way(index, evaluation) for index in bits(anything)
        }
        for level, forbids in forbidding.items():
            known, not_ruled_out = split_by_known(
                [one for index, one in in_the_way.items() if forbids >> index & 1]
            )
            yield WhyNot(
                readiness=level,
                limits=known,
                not_ruled_out=not_ruled_out,
                permit=self._nearest(level, evaluation),
            )

    def _nearest(self, level: AboveRest, evaluation: Evaluation) -> NearestPermit | None:
        index, unmet = self._smallest_changes.nearest(evaluation, level)
        if not unmet:
            return None
        effect = self._book.effects[index]
        assert isinstance(effect.level, Readiness), "a permit has a readiness"
        return NearestPermit(
            rule=effect.rule.id,
            readiness=effect.level,
            source=effect.rule.source,
            unmet=self._comparison.at_all(AtMost, unmet, evaluation.answers),
        )
