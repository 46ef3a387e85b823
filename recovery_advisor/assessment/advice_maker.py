"""Makes the advice that follows from an evaluation."""

from __future__ import annotations

from functools import lru_cache

from recovery_advisor.assessment.advice_texts import AdviceTexts
from recovery_advisor.assessment.clearance import reason_of
from recovery_advisor.decision import KEPT, Decision, Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.planning.offer import NOTHING, Offer, Offers
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.languages import KEPT_LANGUAGES
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.levels import REFERRED_NOW, Readiness
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
        self._at_rest = lru_cache(KEPT)(self._new_at_rest)
        self._resting = lru_cache(KEPT)(self._new_resting)
        self._above_rest = lru_cache(KEPT)(self._new_above_rest)

    def make(self, evaluation: Evaluation) -> Advice:
        """The advice that follows from an evaluation, its origin not yet set."""
        counting, known = evaluation.counting, evaluation.known
        preferences, unread = evaluation.preferences, evaluation.unread
        number = preferences.emergency_number
        if not evaluation.fault and not unread.fields:
            clearance = evaluation.check_in.clearance
            return self.decided(counting, known, preferences, clearance, unread.wishes)
        texts = self._texts(self._words(preferences.locale))
        if evaluation.fault:
            reasons = texts.reasons_on_fault(counting)
        else:
            reasons = texts.reasons_unread(counting, unread, number)
        decision, reported = self._laws.decide(counting), self._laws.reported(counting, known)
        return self._advice(decision, reported, reasons, NOTHING, texts, number, evaluation.fault)

    def decided(
        self,
        counting: int,
        known: int,
        preferences: Preferences,
        clearance: Clearance | None = None,
        unread_wishes: bool = False,
    ) -> Advice:
        """The advice that follows from the effects that count, all of which were found.

        Args:
            counting: the effects that count.
            known: the effects whose condition is known to be true.
            preferences: validated; at rest only the language and the number to call play a part.
            clearance: the clearance that holds, if any.
            unread_wishes: whether a preference could not be read.
        """
        locale, number = preferences.locale, preferences.emergency_number
        return self._at_rest(counting, known, locale, number, clearance) or self._above_rest(
            counting, known, preferences, clearance, unread_wishes
        )

    def _new_at_rest(
        self,
        counting: int,
        known: int,
        locale: str | None,
        number: str | None,
        clearance: Clearance | None,
    ) -> Advice | None:
        """The advice if it is rest, which is the same whatever is wished for; else ``None``."""
        decision = self._laws.decide(counting)
        if decision.readiness is not Readiness.REST:
            return None
        reported = counting & known & self._laws.reportable(decision)
        return self._resting(decision, reported, locale, number, clearance)

    def _new_resting(
        self,
        decision: Decision,
        reported: int,
        locale: str | None,
        number: str | None,
        clearance: Clearance | None,
    ) -> Advice:
        """The advice to rest, which is the same whatever counts that is not reported."""
        return self._of_rules(decision, reported, NOTHING, self._words(locale), number, clearance)

    def _new_above_rest(
        self,
        counting: int,
        known: int,
        preferences: Preferences,
        clearance: Clearance | None,
        unread_wishes: bool,
    ) -> Advice:
        words, number = self._words(preferences.locale), preferences.emergency_number
        make = self._offers.unread if unread_wishes else self._offers.make
        offer = make(counting, known, preferences, words)
        decision, reported = self._laws.decide(counting), self._laws.reported(counting, known)
        return self._of_rules(decision, reported, offer, words, number, clearance)

    def _of_rules(
        self,
        decision: Decision,
        reported: int,
        offer: Offer,
        words: Translator,
        number: str | None,
        clearance: Clearance | None,
    ) -> Advice:
        """The advice whose reasons are rules, and a clearance short of an urgent referral."""
        texts = self._texts(words)
        reasons = texts.reasons(reported)
        if clearance and decision.verdict not in REFERRED_NOW:
            reasons += (reason_of(clearance, self._book, words),)
        return self._advice(decision, reported, reasons, offer, texts, number)

    def _advice(
        self,
        decision: Decision,
        reported: int,
        reasons: tuple[Reason, ...],
        offer: Offer,
        texts: AdviceTexts,
        number: str | None,
        fault: bool = False,
    ) -> Advice:
        return Advice.of_our_own(
            verdict=decision.verdict,
            readiness=decision.readiness,
            urgency=decision.urgency,
            locale=texts.words.locale,
            say=texts.headline(decision, number),
            safety_net=texts.safety_net(decision, reported),
            reasons=reasons,
            notes=texts.notes(decision, reported),
            session=offer.session,
            no_session=offer.no_session,
            available=offer.available,
            excluded=offer.excluded,
            rulebook=self._book.id,
            engine=self._engine,
            fault=fault,
        )

    def _words(self, locale: str | None) -> Translator:
        return self._book.languages.words(locale)

    def _new_texts(self, words: Translator) -> AdviceTexts:
        return AdviceTexts(self._book, self._laws, words)
