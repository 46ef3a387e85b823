"""Assesses check-ins by one rule book, from answers to advice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from recovery_advisor.assessment.check_in_model import model_for
from recovery_advisor.assessment.clearance import check_clearance, reason_of
from recovery_advisor.assessment.intake import validate
from recovery_advisor.assessment.next_question import Asking
from recovery_advisor.assessment.question_texts import asked_question, asked_screen
from recovery_advisor.assessment.record import record_of
from recovery_advisor.assessment.relevance import MissingQuestions, Weighing
from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.clearance import ClearedEngine
from recovery_advisor.engines.consensus import Agreement, ask_all
from recovery_advisor.engines.evaluation import Case
from recovery_advisor.engines.lowering import Lowering, lower_known
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.planning.equipment import at_hand, check_names
from recovery_advisor.planning.offer import NOTHING, Offer, Offers
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Screen
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
        self.CheckIn: type[CheckInBase] = model_for(book.questions)
        self.engines = tuple(engines)
        self._engine_names = "+".join(one.name for one in self.engines)
        self._laws = Laws(book)
        #: Turns its check-ins into the answers that engines get.
        self.lowering = Lowering(book.questions, book.questionnaires)
        self._known = BitmapEngine(book, lower_known)
        self._no_wishes = Preferences()
        self._offers = Offers(book, self._laws)
        self._decided = lru_cache(KEPT)(self._decide)
        self._explainer = cache(self._new_explainer)
        bitmap = next((one for one in engines if isinstance(one, BitmapEngine)), None)
        self._missing = MissingQuestions(book, self._laws, bitmap or BitmapEngine(book))
        self._ways_at = lru_cache(KEPT)(self._new_ways_at)
        self._asking = Asking(book)
        self._questions = lru_cache(KEPT)(self._question)

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> Advice:
        """The advice for one person; see :meth:`recovery_advisor.Advisor.assess`."""
        wishes = self.parse_preferences(preferences)
        case = self._case(self.parse_check_in(check_in), wishes, today)
        if case.fault:
            reasons = self._laws.reasons_on_fault(case.counting, self.words(wishes))
            advice = self._advice(case.counting, reasons, NOTHING, wishes)
        else:
            clearance = case.check_in.clearance
            advice = self._decided(case.counting, case.known, wishes, clearance)
        return advice.made_from(Origin(self, case))

    def _case(self, own: CheckInBase, wishes: Preferences, today: date | None) -> Case:
        """The check-in as every engine sees it."""
        answers, clearance = self.lowering.lower(own), own.clearance
        cleared: tuple[int, ...] = ()
        if clearance:
            today = today or date.today()
            cleared = self._cleared(clearance, today)
        agreement = ask_all(self._with(cleared, *self.engines), answers, len(self.book.effects))
        if agreement.fault:
            referring = self._on_fault(agreement)
            return Case(own, wishes, today, answers, cleared, referring, referring, True)
        [engine] = self._with(cleared, self._known)
        known = engine.counting(answers)
        return Case(own, wishes, today, answers, cleared, agreement.seen[0], known, False)

    def parse_check_in(self, given: CheckInBase | Mapping[str, Any]) -> CheckInBase:
        """The check-in as one of this advisor's own.

        Raises:
            InputError: when it can't be taken, as where it answers what no loaded pack asks.
        """
        if type(given) is not self.CheckIn:
            answers = given.model_dump() if isinstance(given, CheckInBase) else given
            given = validate(self.CheckIn, answers, "check-in")
        screening, known = given.screening, self.book.questionnaires
        if screening is not None and screening not in known:
            allowed = ", ".join(sorted(known)) or "none, as no loaded pack has a questionnaire"
            raise InputError("screening", screening, allowed, nearest(screening, known))
        return given

    def _cleared(self, clearance: Clearance, today: date) -> tuple[int, ...]:
        """Positions of the questions that a clearance which holds has cleared."""
        check_clearance(clearance, self.book, today)
        ids = [question.id for question in self.book.questions]
        return tuple(index for index, id in enumerate(ids) if id in clearance.scope)

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

    def _on_fault(self, agreement: Agreement) -> int:
        """The referrals that were seen, the fault being logged."""
        import logging  # only a fault needs it, and start-up time counts

        logging.getLogger("recovery_advisor").error(
            "engine fault: %s; rule book %s",
            "; ".join(agreement.failures) or "the engines disagree",
            self.book.id.sha256,
        )
        return self._laws.left_by_a_fault(agreement.seen)

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
        if case.fault or self.lowering.complete(case.answers):
            return ()
        usable = self._usable(case.wishes)
        return self._missing.find(case.answers, usable, case.cleared)

    def explain(self, advice: Advice, case: Case) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`."""
        return self._explainer(self.words(case.wishes)).explain(advice, case)

    def _new_explainer(self, words: Words) -> Explainer:
        from recovery_advisor.explaining.explainer import Explainer  # start-up time counts

        return Explainer(self.book, self._laws, self._missing.engine, words)

    def next_question(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None,
        skip: Collection[str],
        today: date | None,
    ) -> AskedQuestion | None:
        """See :meth:`recovery_advisor.Advisor.next_question`."""
        wishes = self.parse_preferences(preferences)
        weighing = self._weighing(self.parse_check_in(check_in), wishes, today)
        position = self._asking.next(weighing, self._skipped(skip))
        return None if position is None else self._questions(position, self.words(wishes))

    def next_screen(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None,
        skip: Collection[str],
        today: date | None,
    ) -> Screen | None:
        """See :meth:`recovery_advisor.Advisor.next_screen`."""
        wishes = self.parse_preferences(preferences)
        weighing = self._weighing(self.parse_check_in(check_in), wishes, today)
        found = self._asking.screen(weighing, self._skipped(skip))
        if found is None:
            return None
        (id, positions), words = found, self.words(wishes)
        questions = tuple(self._questions(position, words) for position in positions)
        return asked_screen(id, questions, self.book, words)

    def _weighing(self, own: CheckInBase, wishes: Preferences, today: date | None) -> Weighing:
        cleared: tuple[int, ...] = ()
        if own.clearance:
            cleared = self._cleared(own.clearance, today or date.today())
        return self._missing.weighing(self.lowering.lower(own), self._usable(wishes), cleared)

    def _question(self, position: int, words: Words) -> AskedQuestion:
        return asked_question(self.book.questions[position], words)

    def _skipped(self, skip: Collection[str]) -> frozenset[str]:
        if isinstance(skip, str) or not isinstance(skip, Collection):
            raise InputError("skip", skip, 'a collection of questions, such as ["pain"]')
        for id in skip:
            if not isinstance(id, str) or id not in self.book.question:
                allowed = ", ".join(sorted(self.book.question))
                raise InputError("skip", id, allowed, nearest(id, self.book.question))
        return frozenset(skip)

    def _usable(self, wishes: Preferences) -> frozenset[str]:
        """Ids of the ways whose gear is at hand."""
        return self._ways_at(at_hand(wishes, self.book))

    def _new_ways_at(self, hand: frozenset[str]) -> frozenset[str]:
        return frozenset(way.id for way in self.book.ways if way.needs <= hand)

    def parse_preferences(self, given: Preferences | Mapping[str, Any] | None) -> Preferences:
        """The preferences, all of whose names this rule book knows.

        Raises:
            InputError: when they can't be taken, or these rules do not have the language.
        """
        if given is None:
            return self._no_wishes
        wishes = (
            given if isinstance(given, Preferences) else validate(Preferences, given, "preferences")
        )
        check_names(wishes, self.book)
        self.words(wishes)
        return wishes


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
