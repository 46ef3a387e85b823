"""Assesses check-ins by one rule book, from answers to advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from recovery_advisor.assessment.advice_maker import AdviceMaker
from recovery_advisor.assessment.evaluator import Evaluator
from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Intake, Subject
from recovery_advisor.assessment.next_question import QuestionChooser
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.assessment.record import record_of
from recovery_advisor.assessment.relevance import MissingQuestions
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.protocol import Engine, EngineFailure
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.translator import Translator

if TYPE_CHECKING:
    from recovery_advisor.explaining.explainer import Explainer
    from recovery_advisor.values.explanation import Explanation


class Assessor:
    """Assesses check-ins by one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        engines: those that must agree, or the one that decides alone.

    Attributes:
        intake: reads check-ins and preferences.
        missing: finds the questions that could still change an advice.
        chooser: chooses what to ask next.
        engine: what decides, as an advice says it.
        explainer: gives the explainer for a language; cached.
    """

    def __init__(self, book: RuleBook, engines: Sequence[Engine]) -> None:
        laws = Laws(book)
        bitmap = next((one for one in engines if isinstance(one, BitmapEngine)), None)
        self.book = book
        self.intake: Intake = Intake(book)
        self.missing: MissingQuestions = MissingQuestions(book, laws, bitmap or BitmapEngine(book))
        self.chooser: QuestionChooser = QuestionChooser(book, self.missing)
        self._engines = tuple(engines)
        self._evaluator = Evaluator(book, laws, engines)
        self.engine: str = "+".join(one.name for one in engines)
        self._maker = AdviceMaker(book, laws, self.engine)
        self.explainer: Callable[[Translator], Explainer] = cache(self._new_explainer)

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> Advice:
        """The advice for one person; see :meth:`recovery_advisor.Advisor.assess`."""
        return self.advise(self.evaluate(self.intake.read(check_in, preferences, today)))

    def evaluate(self, subject: Subject) -> Evaluation:
        """The effects that count on a check-in that has been read."""
        return self._evaluator.evaluate(subject)

    def advise(self, evaluation: Evaluation) -> Advice:
        """The advice that follows from an evaluation."""
        advice = self._maker.make(evaluation)
        if OBSERVERS.present:
            OBSERVERS.notify(self.book, evaluation)
        return advice.made_from(AssessedOrigin(self, evaluation))

    def _new_explainer(self, words: Translator) -> Explainer:
        from recovery_advisor.explaining.explainer import Explainer  # start-up time counts

        return Explainer(self.book, self.missing.laws, self._engines, words)


class AssessedOrigin(NamedTuple):
    """What an advice was made from; it answers the questions that an advice leaves until asked."""

    assessor: Assessor
    evaluation: Evaluation

    @property
    def words(self) -> Translator:
        """The language that the advice is in."""
        return self.assessor.book.languages.words(self.evaluation.preferences.locale)

    def missing(self) -> tuple[str, ...]:
        """See :attr:`recovery_advisor.Advice.missing`; nothing after a fault."""
        if self.evaluation.fault:
            return ()
        missing, evaluation = self.assessor.missing, self.evaluation
        fault = not missing.can_be_trusted(evaluation)
        return missing.find(evaluation.answers, evaluation.preferences, evaluation.cleared, fault)

    def explain(self, advice: Advice) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`; after a fault, the reasons alone."""
        explainer = self.assessor.explainer(self.words)
        try:
            return explainer.explain(advice, self.evaluation)
        except EngineFailure as failure:
            log_fault("engine", f"{failure} while explaining", self.assessor.book)
            return explainer.unchecked(advice)

    def record(self, advice: Advice) -> str:
        """See :meth:`recovery_advisor.Advice.record`."""
        return record_of(self.evaluation, advice, self.assessor.book)
