"""Compares answers with thresholds, in steps and in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from recovery_advisor.decision import KEPT
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.explaining import sentences
from recovery_advisor.explaining.bounds import Bounds
from recovery_advisor.rulebook.amounts import is_amount
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.boundary_classes import edge
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.explanation import LookedAt
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
        if cleared:
            return sentences.cleared(question, words)
        if severity == question.unknown:
            return words(humanize(question.id))
        says = sentences.answered(question, severity, words)
        met = isinstance(threshold, AtLeast) or severity <= threshold.severity
        plainly = not (is_amount(question) or question.changeable)
        if met and plainly and severity == threshold.severity and severity in (0, question.span):
            return says
        told = steps if question.changeable else None
        return f"{says} {sentences.compared(question, threshold, met=met, steps=told, words=words)}"


def _steps(threshold: Threshold, severity: int) -> int:
    """Steps from an answer to the other side of a threshold; 1 where it stands just beside."""
    first_worse = edge(threshold)
    return severity - first_worse + 1 if severity >= first_worse else first_worse - severity
