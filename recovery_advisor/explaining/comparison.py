"""Compares answers with thresholds, in steps and in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from recovery_advisor.decision import KEPT
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.explaining.bounds import Bounds
from recovery_advisor.rulebook.amounts import amount_in_unit, is_amount
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.boundary_classes import edge
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_for_people, threshold_for_people
from recovery_advisor.values.explanation import LookedAt
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator, humanize

#: Makes a threshold: ``AtLeast`` or ``AtMost``.
Side = Callable[[str, int], Threshold]


class ThresholdComparison:
    """Compares answers with thresholds, for one rule book and one language."""

    def __init__(self, book: RuleBook, words: Translator) -> None:
        self._book, self._words = book, words
        self.at: Callable[[Threshold, int, bool], LookedAt] = lru_cache(4 * KEPT)(self._at)
        self._beside = lru_cache(4 * KEPT)(self._new_beside)

    def at_all(self, side: Side, bounds: Bounds, answers: Lowered) -> tuple[LookedAt, ...]:
        """Compares answers, none of which is cleared, with thresholds of one side."""
        beside = self._beside
        return tuple(
            [beside(side, position, severity, answers[position]) for position, severity in bounds]
        )

    def _new_beside(self, side: Side, position: int, severity: int, answer: int) -> LookedAt:
        return self.at(side(self._book.questions[position].id, severity), answer, False)

    def _at(self, threshold: Threshold, severity: int, cleared: bool) -> LookedAt:
        """Compares an answer with a threshold.

        Args:
            threshold: of a rule; one that is *or worse* is not ruled out by the answer.
            severity: of the answer; ``question.unknown`` where it is unknown.
            cleared: whether a professional has cleared the answer for this rule.
        """
        question = self._book.question[threshold.question]
        known = severity != question.unknown
        worse = isinstance(threshold, AtLeast)
        steps = _steps(threshold, severity) if known and not cleared else None
        return LookedAt(
            question=question.id,
            answer=question.answer(severity) if known else None,
            threshold=question.answer(threshold.severity),
            side="worse" if worse else "better",
            steps=steps,
            cleared=cleared,
            derived=question.derived,
            say=self._sentence(question, threshold, severity, steps, cleared),
        )

    def _sentence(
        self,
        question: Question,
        threshold: Threshold,
        severity: int,
        steps: int | None,
        cleared: bool,
    ) -> str:
        words = self._words
        phrases = {
            "question": words(humanize(question.id)),
            "threshold": threshold_for_people(threshold, question, words),
        }
        if cleared:
            return filled(words("{question} was cleared by a professional"), **phrases)
        if severity == question.unknown:
            return phrases["question"]
        phrases["answer"] = answer_for_people(question, severity, words)
        met = isinstance(threshold, AtLeast) or severity <= threshold.severity
        amount = is_amount(question)
        plainly = not (amount or question.changeable)
        if met and plainly and phrases["answer"] == phrases["threshold"]:
            return filled(words("{question} is {answer}"), **phrases)
        sentence = filled(self._comparing(met, amount), **phrases)
        if steps is None or not question.changeable:
            return sentence
        if amount:
            return f"{sentence}; {self._amount_phrase(question, threshold, met, steps)}"
        return f"{sentence}; {self._steps_phrase(threshold, met, steps)}"

    def _comparing(self, met: bool, amount: bool) -> str:
        words = self._words
        if amount and met:
            return words("{question}: {answer}; {threshold} counts")
        if amount:
            return words("{question}: {answer}; {threshold} is needed")
        if met:
            return words("{question} is {answer}; {threshold} counts")
        return words("{question} is {answer}; {threshold} is needed")

    def _amount_phrase(
        self, question: Question, threshold: Threshold, met: bool, steps: int
    ) -> str:
        """The steps of what is counted in a unit, in that unit."""
        words, lacking = self._words, amount_in_unit(question, steps, self._words)
        if not met and question.worse == "lower":
            return filled(words("{amount} to go"), amount=lacking)
        if not met:
            return filled(words("{amount} too many"), amount=lacking)
        if isinstance(threshold, AtLeast) is (question.worse == "higher"):
            return filled(words("{amount} less would not"), amount=lacking)
        return filled(words("{amount} more would not"), amount=lacking)

    def _steps_phrase(self, threshold: Threshold, met: bool, steps: int) -> str:
        many = self._words.many
        if not met:
            return many("{n} step to go", "{n} steps to go", steps)
        if isinstance(threshold, AtLeast):
            return many("{n} step better would not", "{n} steps better would not", steps)
        return many("{n} step worse would not", "{n} steps worse would not", steps)


def _steps(threshold: Threshold, severity: int) -> int:
    """Steps from an answer to the other side of a threshold; 1 where it stands just beside."""
    first_worse = edge(threshold)
    return severity - first_worse + 1 if severity >= first_worse else first_worse - severity
