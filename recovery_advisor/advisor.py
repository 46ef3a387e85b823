"""The façade: a check-in in, an advice out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal, Self

from recovery_advisor.engines.agreement import Agreement, ask_all
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine, durable_is_installed
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.explain.missing import MissingQuestions
from recovery_advisor.laws import KEPT, Laws
from recovery_advisor.model.advice import Advice, Reason
from recovery_advisor.model.answers import CheckInBase
from recovery_advisor.model.errors import InputError, nearest
from recovery_advisor.model.preferences import Preferences
from recovery_advisor.model.taking import taken
from recovery_advisor.rulebook.asked import model_for
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.folder import load_book, shipped_rules
from recovery_advisor.rulebook.lowering import Lowered, Lowering, lower_known
from recovery_advisor.session.gear import at_hand, check_names
from recovery_advisor.session.offer import NOTHING, Offer, Offers

EngineName = Literal["bitmap", "durable", "reference"]
_ENGINES: dict[str, Callable[[RuleBook], Engine]] = {
    "bitmap": BitmapEngine,
    "durable": DurableEngine,
    "reference": ReferenceEngine,
}


class Advisor:
    """Answers check-ins by one rule book. Safe to share between threads.

    Args:
        packs: ids of the shipped packs to load; ``None`` loads all of them.
        engine: ``"bitmap"``, ``"durable"`` or ``"reference"`` decides alone. By default
            durable_rules, where it is installed, and the bitmap engine both evaluate every
            check-in, and anything but one answer is rest.

    Raises:
        RulesError: when the rules can't be loaded.
        InputError: for an engine that does not exist, or packs that are no list.
        EngineUnavailable: when an engine is named whose library is not installed.
    """

    def __init__(
        self, packs: Sequence[str] | None = None, *, engine: EngineName | None = None
    ) -> None:
        self._set_up(load_book(shipped_rules(), packs), engine)

    @classmethod
    def from_folder(
        cls,
        folder: str | Path,
        packs: Sequence[str] | None = None,
        *,
        engine: EngineName | None = None,
    ) -> Self:
        """An advisor on somebody's own rules folder; see ``rules/README.md`` for its form.

        Raises:
            RulesError: with every fault found in the folder.
        """
        return cls.from_book(load_book(folder, packs), engine=engine)

    @classmethod
    def from_book(cls, book: RuleBook, *, engine: EngineName | None = None) -> Self:
        """An advisor on a rule book that is already compiled."""
        advisor = cls.__new__(cls)
        advisor._set_up(book, engine)
        return advisor

    def _set_up(self, book: RuleBook, engine: EngineName | None) -> None:
        #: The rule book, compiled and frozen.
        self.book = book
        #: The check-in model with a field for each question of these rules.
        self.CheckIn: type[CheckInBase] = model_for(book.questions)
        self._engines = _engines(book, engine)
        self._engine_names = "+".join(one.name for one in self._engines)
        self._laws = Laws(book)
        self._lowering = Lowering(book.questions, book.questionnaires)
        self._known = BitmapEngine(book, lower_known)
        self._no_wishes = Preferences()
        self._offers = Offers(book, self._laws)
        self._decided = lru_cache(KEPT)(self._decide)
        self._missing = MissingQuestions(book, self._laws, BitmapEngine(book))

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
    ) -> Advice:
        """The advice for one person.

        Args:
            check_in: a check-in, or the mapping of one as JSON has it. What it leaves out is
                unknown, and unknown never permits.
            preferences: gear, focus and time for a session.

        Raises:
            InputError: when an answer or a preference can't be taken.
        """
        wishes = self._wishes(preferences)
        answers = self._lowering.lower(self._taken(check_in))
        agreement = ask_all(self._engines, answers, len(self.book.effects))
        if agreement.fault:
            return self._on_fault(agreement)
        advice = self._decided(agreement.seen[0], self._known.counting(answers), wishes)
        if self._lowering.complete(answers):
            return advice
        return advice.with_missing(partial(self._find_missing, answers, wishes))

    def _decide(self, counting: int, known: int, wishes: Preferences) -> Advice:
        offer = self._offers.make(counting, known, wishes)
        return self._advice(counting, self._laws.reasons(counting, known), offer)

    def _on_fault(self, agreement: Agreement) -> Advice:
        import logging  # only a fault needs it, and start-up time counts

        logging.getLogger("recovery_advisor").error(
            "engine fault: %s; rule book %s",
            "; ".join(agreement.failures) or "the engines disagree",
            self.book.id.sha256,
        )
        referring = self._laws.left_by_a_fault(agreement.seen)
        return self._advice(referring, self._laws.reasons_on_fault(referring), NOTHING)

    def _advice(self, counting: int, reasons: tuple[Reason, ...], offer: Offer) -> Advice:
        decision = self._laws.decide(counting)
        return Advice(
            verdict=decision.verdict,
            readiness=decision.readiness,
            urgency=decision.urgency,
            say=self._laws.headline(decision),
            reasons=reasons,
            notes=self._laws.notes(counting),
            session=offer.session,
            no_session=offer.no_session,
            available=offer.available,
            excluded=offer.excluded,
            rulebook=self.book.id,
            engine=self._engine_names,
        )

    def _find_missing(self, answers: Lowered, wishes: Preferences) -> tuple[str, ...]:
        hand = at_hand(wishes, self.book)
        usable = frozenset(way.id for way in self.book.ways if way.needs <= hand)
        return self._missing.find(answers, usable)

    def _taken(self, given: CheckInBase | Mapping[str, Any]) -> CheckInBase:
        """The check-in as one of this advisor's own, which refuses what no loaded pack asks."""
        if type(given) is not self.CheckIn:
            answers = given.model_dump() if isinstance(given, CheckInBase) else given
            given = taken(self.CheckIn, answers, "check-in")
        screening, known = given.screening, self.book.questionnaires
        if screening is not None and screening not in known:
            allowed = ", ".join(sorted(known)) or "none, as no loaded pack has a questionnaire"
            raise InputError("screening", screening, allowed, nearest(screening, known))
        return given

    def _wishes(self, given: Preferences | Mapping[str, Any] | None) -> Preferences:
        if given is None:
            return self._no_wishes
        wishes = (
            given if isinstance(given, Preferences) else taken(Preferences, given, "preferences")
        )
        check_names(wishes, self.book)
        return wishes


def _engines(book: RuleBook, chosen: EngineName | None) -> tuple[Engine, ...]:
    if chosen is None:
        both = (DurableEngine(book),) if durable_is_installed() else ()
        return (*both, BitmapEngine(book))
    if chosen not in _ENGINES:
        raise InputError("engine", chosen, ", ".join(_ENGINES), nearest(chosen, _ENGINES))
    return (_ENGINES[chosen](book),)
