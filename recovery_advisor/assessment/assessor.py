"""Assesses check-ins by one rule book, from answers to advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from recovery_advisor.assessment.advice_texts import AdviceTexts
from recovery_advisor.assessment.clearance import reason_of
from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Intake, Subject
from recovery_advisor.assessment.next_question import QuestionChooser
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.assessment.record import record_of
from recovery_advisor.assessment.relevance import MissingQuestions
from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.consensus import Agreement, ask_all
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.lowering import lower_known
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.planning.offer import NOTHING, Offer, Offers
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.languages import KEPT_LANGUAGES
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import Words

if TYPE_CHECKING:
    from recovery_advisor.explaining.explainer import Explainer
    from recovery_advisor.values.explanation import Explanation


class Assessor:
    """Everything that answers by one rule book; nothing of it ever changes.

    Args:
        book: the rule book.
        engines: those that must agree, or the one that decides alone.
    """

    def __init__(self, book: RuleBook, engines: Sequence[Engine]) -> None:
        self.book = book
        self.intake = Intake(book)
        self.engines = tuple(engines)
        self._engine_names = "+".join(one.name for one in self.engines)
        self._laws = Laws(book)
        self._known = BitmapEngine(book, lower_known)
        self._offers = Offers(book, self._laws)
        self._decided = lru_cache(KEPT)(self._decide)
        self._texts = lru_cache(KEPT_LANGUAGES)(self._new_texts)
        self._explainer = cache(self._new_explainer)
        bitmap = next((one for one in engines if isinstance(one, BitmapEngine)), None)
        self._missing = MissingQuestions(book, self._laws, bitmap or BitmapEngine(book))
        self.chooser = QuestionChooser(book, self._missing)

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> Advice:
        """The advice for one person; see :meth:`recovery_advisor.Advisor.assess`."""
        return self.advise(self.intake.read(check_in, preferences, today))

    def advise(self, subject: Subject) -> Advice:
        """The advice for one person who was read."""
        evaluation, wishes = self._evaluate(subject), subject.preferences
        counting, known = evaluation.counting, evaluation.known
        if evaluation.fault:
            reasons = self._texts(self.words(wishes)).reasons_on_fault(counting)
            advice = self._advice(counting, known, reasons, NOTHING, wishes)
        else:
            advice = self._decided(counting, known, wishes, subject.check_in.clearance)
        if OBSERVERS.present:
            OBSERVERS.notify(self.book, evaluation)
        return advice.made_from(Origin(self, evaluation))

    def _evaluate(self, subject: Subject) -> Evaluation:
        """The subject as every engine sees it."""
        counting, known = self._ask(self.engines, subject), self._ask([self._known], subject)
        if counting.fault or known.fault:
            failures = "; ".join(counting.failures + known.failures)
            log_fault("engine", failures or "the engines disagree", self.book)
            referring = self._laws.left_by_a_fault(counting.seen)
            return Evaluation(*subject, referring, referring, True)
        return Evaluation(*subject, counting.seen[0], known.seen[0], False)

    def _ask(self, engines: Sequence[Engine], subject: Subject) -> Agreement:
        under = [subject.cleared.shown_to(one) for one in engines]
        return ask_all(under, subject.answers, len(self.book.effects))

    def _decide(
        self, counting: int, known: int, wishes: Preferences, clearance: Clearance | None
    ) -> Advice:
        words = self.words(wishes)
        offer = self._offers.make(counting, known, wishes, words)
        reasons = self._texts(words).reasons(counting, known)
        if clearance and self._laws.decide(counting).verdict not in REFERRED_NOW:
            reasons += (reason_of(clearance, self.book, words),)
        return self._advice(counting, known, reasons, offer, wishes)

    def _advice(
        self,
        counting: int,
        known: int,
        reasons: tuple[Reason, ...],
        offer: Offer,
        wishes: Preferences,
    ) -> Advice:
        decision, words = self._laws.decide(counting), self.words(wishes)
        texts = self._texts(words)
        return Advice(
            verdict=decision.verdict,
            readiness=decision.readiness,
            urgency=decision.urgency,
            locale=words.locale,
            say=texts.headline(decision, wishes.emergency_number),
            reasons=reasons,
            notes=texts.notes(counting, known),
            session=offer.session,
            no_session=offer.no_session,
            available=offer.available,
            excluded=offer.excluded,
            rulebook=self.book.id,
            engine=self._engine_names,
        )

    def _new_texts(self, words: Words) -> AdviceTexts:
        return AdviceTexts(self.book, self._laws, words)

    def words(self, wishes: Preferences) -> Words:
        """The language that somebody wants.

        Raises:
            InputError: when these rules do not have it.
        """
        return self.book.languages.words(wishes.locale)

    def missing(self, evaluation: Evaluation) -> tuple[str, ...]:
        """Ids of the unanswered questions that could still change the advice, weightiest first."""
        if evaluation.fault:
            return ()
        return self._missing.find(evaluation.answers, evaluation.preferences, evaluation.cleared)

    def explain(self, advice: Advice, evaluation: Evaluation) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`."""
        return self._explainer(self.words(evaluation.preferences)).explain(advice, evaluation)

    def _new_explainer(self, words: Words) -> Explainer:
        from recovery_advisor.explaining.explainer import Explainer  # start-up time counts

        return Explainer(self.book, self._laws, self._missing.engine, words)


class Origin(NamedTuple):
    """What an advice was made from: by whom, of whom."""

    assessor: Assessor
    evaluation: Evaluation

    @property
    def words(self) -> Words:
        """The language that the advice is in."""
        return self.assessor.words(self.evaluation.preferences)

    def missing(self) -> tuple[str, ...]:
        """See :attr:`recovery_advisor.Advice.missing`."""
        return self.assessor.missing(self.evaluation)

    def explain(self, advice: Advice) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`."""
        return self.assessor.explain(advice, self.evaluation)

    def record(self, advice: Advice) -> str:
        """See :meth:`recovery_advisor.Advice.record`."""
        return record_of(self.evaluation, advice, self.assessor.book)
