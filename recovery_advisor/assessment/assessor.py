"""Assesses check-ins by one rule book, from answers to advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from recovery_advisor.assessment.clearance import reason_of
from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Intake, Subject
from recovery_advisor.assessment.next_question import QuestionChooser
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.assessment.record import record_of
from recovery_advisor.assessment.relevance import MissingQuestions
from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.clearance import ClearedEngine
from recovery_advisor.engines.consensus import Agreement, ask_all
from recovery_advisor.engines.evaluation import Case
from recovery_advisor.engines.lowering import lower_known
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.planning.offer import NOTHING, Offer, Offers
from recovery_advisor.rulebook.book import RuleBook
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
        case, wishes = self._case(subject), subject.preferences
        if case.fault:
            reasons = self._laws.reasons_on_fault(case.counting, self.words(wishes))
            advice = self._advice(case.counting, reasons, NOTHING, wishes)
        else:
            clearance = case.check_in.clearance
            advice = self._decided(case.counting, case.known, wishes, clearance)
        if OBSERVERS.present:
            OBSERVERS.notify(self.book, case)
        return advice.made_from(Origin(self, case))

    def _case(self, subject: Subject) -> Case:
        """The subject as every engine sees it."""
        counting, known = self._ask(self.engines, subject), self._ask([self._known], subject)
        if counting.fault or known.fault:
            failures = "; ".join(counting.failures + known.failures)
            log_fault("engine", failures or "the engines disagree", self.book)
            referring = self._laws.left_by_a_fault(counting.seen)
            return Case(*subject, referring, referring, True)
        return Case(*subject, counting.seen[0], known.seen[0], False)

    def _ask(self, engines: Sequence[Engine], subject: Subject) -> Agreement:
        under = self._with(subject.cleared, *engines)
        return ask_all(under, subject.answers, len(self.book.effects))

    def _with(self, cleared: tuple[int, ...], *engines: Engine) -> Sequence[Engine]:
        emergencies = self._laws.emergencies
        return [ClearedEngine(one, cleared, emergencies) for one in engines] if cleared else engines

    def _decide(
        self, counting: int, known: int, wishes: Preferences, clearance: Clearance | None
    ) -> Advice:
        words = self.words(wishes)
        offer = self._offers.make(counting, known, wishes, words)
        reasons = self._laws.reasons(counting, known, words)
        if clearance and self._laws.decide(counting).verdict not in REFERRED_NOW:
            reasons += (reason_of(clearance, self.book, words),)
        return self._advice(counting, reasons, offer, wishes)

    def _advice(
        self, counting: int, reasons: tuple[Reason, ...], offer: Offer, wishes: Preferences
    ) -> Advice:
        decision, words = self._laws.decide(counting), self.words(wishes)
        return Advice(
            verdict=decision.verdict,
            readiness=decision.readiness,
            urgency=decision.urgency,
            locale=words.locale,
            say=self._laws.headline(decision, words, wishes.emergency_number),
            reasons=reasons,
            notes=self._laws.notes(counting, words),
            session=offer.session,
            no_session=offer.no_session,
            available=offer.available,
            excluded=offer.excluded,
            rulebook=self.book.id,
            engine=self._engine_names,
        )

    def words(self, wishes: Preferences) -> Words:
        """The language that somebody wants.

        Raises:
            InputError: when these rules do not have it.
        """
        return self.book.languages.words(wishes.locale)

    def missing(self, case: Case) -> tuple[str, ...]:
        """Ids of the unanswered questions that could still change the advice, weightiest first."""
        if case.fault:
            return ()
        return self._missing.find(case.answers, case.wishes, case.cleared)

    def explain(self, advice: Advice, case: Case) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`."""
        return self._explainer(self.words(case.wishes)).explain(advice, case)

    def _new_explainer(self, words: Words) -> Explainer:
        from recovery_advisor.explaining.explainer import Explainer  # start-up time counts

        return Explainer(self.book, self._laws, self._missing.engine, words)


class Origin(NamedTuple):
    """What an advice was made from: by whom, of whom."""

    assessor: Assessor
    case: Case

    @property
    def words(self) -> Words:
        """The language that the advice is in."""
        return self.assessor.words(self.case.wishes)

    def missing(self) -> tuple[str, ...]:
        """See :attr:`recovery_advisor.Advice.missing`."""
        return self.assessor.missing(self.case)

    def explain(self, advice: Advice) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`."""
        return self.assessor.explain(advice, self.case)

    def record(self, advice: Advice) -> str:
        """See :meth:`recovery_advisor.Advice.record`."""
        return record_of(self.case, advice, self.assessor.book)
