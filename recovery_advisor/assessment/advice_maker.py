"""Makes the advice that follows from an evaluation."""

from __future__ import annotations

from functools import lru_cache

from recovery_advisor.assessment.advice_texts import AdviceTexts
from recovery_advisor.assessment.clearance import reason_of
from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.planning.offer import NOTHING, Offer, Offers
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.languages import KEPT_LANGUAGES
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import Translator


class AdviceMaker:
    """Makes advices by one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        laws: its laws, which decide.
        engine: the name for :attr:`recovery_advisor.Advice.engine`.
    """

    def __init__(self, book: RuleBook, laws: Laws, engine: str) -> None:
        self._book, self._laws, self._engine = book, laws, engine
        self._offers = Offers(book, laws)
        self._texts = lru_cache(KEPT_LANGUAGES)(self._new_texts)
        self._decided = lru_cache(KEPT)(self._decide)

    def make(self, evaluation: Evaluation) -> Advice:
        """The advice that follows from an evaluation, its origin not yet set."""
        counting, known = evaluation.counting, evaluation.known
        preferences = evaluation.preferences
        unread, texts = evaluation.unread, self._texts(self._words(preferences))
        if evaluation.fault:
            reasons = texts.reasons_on_fault(counting)
            return self._advice(counting, known, reasons, NOTHING, preferences, fault=True)
        if unread.fields:
            reasons = texts.reasons_unread(counting, unread, preferences.emergency_number)
            return self._advice(counting, known, reasons, NOTHING, preferences)
        clearance = evaluation.check_in.clearance
        return self._decided(counting, known, preferences, clearance, unread.wishes)

    def _decide(
        self,
        counting: int,
        known: int,
        preferences: Preferences,
        clearance: Clearance | None,
        unread_wishes: bool,
    ) -> Advice:
        words = self._words(preferences)
        make = self._offers.unread if unread_wishes else self._offers.make
        offer = make(counting, known, preferences, words)
        reasons = self._texts(words).reasons(counting, known)
        if clearance and self._laws.decide(counting).verdict not in REFERRED_NOW:
            reasons += (reason_of(clearance, self._book, words),)
        return self._advice(counting, known, reasons, offer, preferences)

    def _advice(
        self,
        counting: int,
        known: int,
        reasons: tuple[Reason, ...],
        offer: Offer,
        preferences: Preferences,
        fault: bool = False,
    ) -> Advice:
        decision, words = self._laws.decide(counting), self._words(preferences)
        texts = self._texts(words)
        return Advice(
            verdict=decision.verdict,
            readiness=decision.readiness,
            urgency=decision.urgency,
            locale=words.locale,
            say=texts.headline(decision, preferences.emergency_number),
            safety_net=texts.safety_net(counting, known),
            reasons=reasons,
            notes=texts.notes(counting, known),
            session=offer.session,
            no_session=offer.no_session,
            available=offer.available,
            excluded=offer.excluded,
            rulebook=self._book.id,
            engine=self._engine,
            fault=fault,
        )

    def _words(self, preferences: Preferences) -> Translator:
        return self._book.languages.words(preferences.locale)

    def _new_texts(self, words: Translator) -> AdviceTexts:
        return AdviceTexts(self._book, self._laws, words)
