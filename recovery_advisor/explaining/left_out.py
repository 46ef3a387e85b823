"""Explains why exercises are left out: for each the rules that exclude it."""

from __future__ import annotations

from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.explaining.grounds import Grounds, split_by_known
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.explanation import LeftOut
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.reasons import Exclusion
from recovery_advisor.values.translator import Translator


class LeftOutExplainer:
    """Explains the exercises that advices leave out, for one rule book and one language.

    Args:
        book: the rule book.
        grounds: finds what makes effects count.
        words: the language.
    """

    def __init__(self, book: RuleBook, grounds: Grounds, words: Translator) -> None:
        self._grounds = grounds
        self._avoids = {
            effect.rule.id: index
            for index, effect in enumerate(book.effects)
            if effect.kind == "avoid"
        }
        #: Every exercise, as left out at rest.
        self._everything = tuple(
            LeftOut(
                exercise=exercise.id,
                name=words(exercise.name),
                kinds=("readiness",),
                say=(words.must("Not at this stage."),),
            )
            for exercise in book.exercises
        )

    def each(self, advice: Advice, evaluation: Evaluation) -> tuple[LeftOut, ...]:
        """Every exercise that the advice leaves out."""
        if advice.readiness is Readiness.REST:
            return self._everything
        return tuple([self._left_out(one, evaluation) for one in advice.excluded])

    def _left_out(self, excluded: Exclusion, evaluation: Evaluation) -> LeftOut:
        avoids = [self._avoids[rule] for rule in excluded.rules]
        known, not_ruled_out = split_by_known(
            [self._grounds.in_the_way(index, evaluation) for index in avoids]
        )
        return LeftOut(**vars(excluded), grounds=known, not_ruled_out=not_ruled_out)
