"""Explains the advices of one rule book, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from recovery_advisor.decision import Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.explaining.bounds import places
from recovery_advisor.explaining.comparison import ThresholdComparison
from recovery_advisor.explaining.grounds import Grounds
from recovery_advisor.explaining.left_out import LeftOutExplainer
from recovery_advisor.explaining.scales import Scales
from recovery_advisor.explaining.smallest_changes import SmallestChanges
from recovery_advisor.explaining.what_would_change import ChangeExplainer
from recovery_advisor.explaining.why_not import WhyNotExplainer
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.explanation import (
    Explanation,
    Ground,
    LeftOut,
    LookedAt,
    NotRuledOut,
    ScaledAnswer,
    WhyNot,
)
from recovery_advisor.values.levels import REFERRED_NOW, Urgency
from recovery_advisor.values.translator import Translator


class Explainer:
    """Explains the advices of one rule book, in one language. Immutable, thread-safe.

    Args:
        book: the rule book.
        laws: its laws.
        engines: evaluate changed answers, and must agree.
        words: the language.
    """

    def __init__(
        self, book: RuleBook, laws: Laws, engines: Sequence[Engine], words: Translator
    ) -> None:
        self._book, self._laws, self._words = book, laws, words
        self._place = places(book)
        comparison = ThresholdComparison(book, words)
        smallest_changes = SmallestChanges(book, laws)
        self._grounds = Grounds(book, comparison, words)
        self._why_nots = WhyNotExplainer(book, laws, smallest_changes, self._grounds, comparison)
        self._changes = ChangeExplainer(book, laws, engines, smallest_changes, comparison, words)
        self._left_out = LeftOutExplainer(book, self._grounds, words)
        self._scales = Scales(book, words)

    def explain(self, advice: Advice, evaluation: Evaluation) -> Explanation:
        """The explanation of an advice.

        Args:
            advice: as it was given.
            evaluation: what it was made from.

        Raises:
            EngineFailure: when an engine fails on changed answers; :meth:`unchecked` remains.
        """
        if evaluation.fault:
            return self.unchecked(advice)
        why = tuple(self._why(advice, evaluation))
        if advice.verdict in REFERRED_NOW:
            alone = self._words.must("Get help first. Nothing else is told until then.")
            answers = tuple(self._referring(advice.urgency, why, evaluation))
            return self._explanation(advice, why=why, alone=alone, answers=answers)
        return self._in_full(advice, evaluation, why)

    def unchecked(self, advice: Advice) -> Explanation:
        """The explanation of an advice after an engine fault: its reasons alone."""
        why = tuple(Ground(**vars(reason)) for reason in advice.reasons)
        alone = self._words.must("The rules could not be checked, so nothing else is told.")
        return self._explanation(advice, why=why, alone=alone)

    def _why(self, advice: Advice, evaluation: Evaluation) -> Iterator[Ground]:
        """The reasons of the advice: those of effects, then the built-in ones and a clearance."""
        reported = list(bits(self._laws.reasons_reported(evaluation.counting, evaluation.known)))
        for index in reported:
            yield self._grounds.known_ground(index, evaluation)
        for reason in advice.reasons[len(reported) :]:
            yield Ground(**vars(reason))

    def _in_full(
        self, advice: Advice, evaluation: Evaluation, why: tuple[Ground, ...]
    ) -> Explanation:
        better = self._laws.better_than(advice.readiness)
        why_not = tuple(self._why_nots.each(better, evaluation))
        left_out = self._left_out.each(advice, evaluation)
        relevant = {one.question for one in _all_looked_at(why_not, left_out)}
        return self._explanation(
            advice,
            why=why,
            what_would_change=tuple([self._changes.towards(level, evaluation) for level in better]),
            why_not=why_not,
            left_out=left_out,
            answers=tuple(self._on_scales(relevant, evaluation)),
        )

    def _on_scales(self, relevant: Set[str], evaluation: Evaluation) -> Iterator[ScaledAnswer]:
        """Every known answer, and the unknown ones to the questions given, on its scale."""
        for position, question in enumerate(self._book.questions):
            severity = evaluation.answers[position]
            if severity != question.unknown or question.id in relevant:
                yield self._scales.on_scale(
                    position, severity, position in evaluation.cleared.positions
                )

    def _referring(
        self, urgency: Urgency, why: Sequence[Ground], evaluation: Evaluation
    ) -> Iterator[ScaledAnswer]:
        """The answers that the reasons look at, on scales that mark no softer referral."""
        positions = {self._place[at.question] for ground in why for at in ground.looked_at}
        for position in sorted(positions):
            severity = evaluation.answers[position]
            cleared = position in evaluation.cleared.positions
            yield self._scales.on_scale_of_referrals(position, severity, cleared, urgency)

    def _explanation(self, advice: Advice, **parts: Any) -> Explanation:
        return Explanation.in_language(
            self._words,
            verdict=advice.verdict,
            readiness=advice.readiness,
            urgency=advice.urgency,
            locale=self._words.locale,
            say=advice.say,
            safety_net=advice.safety_net,
            **parts,
        )


def _all_looked_at(why_not: Iterable[WhyNot], left_out: Iterable[LeftOut]) -> Iterator[LookedAt]:
    blocking: list[Ground | NotRuledOut] = []
    for one in why_not:
        blocking += (*one.limits, *one.not_ruled_out)
        yield from one.permit.unmet if one.permit else ()
    for exercise in left_out:
        blocking += (*exercise.grounds, *exercise.not_ruled_out)
    # An effect that blocks several levels or exercises is the same object in each.
    for ground in {id(ground): ground for ground in blocking}.values():
        yield from ground.looked_at
