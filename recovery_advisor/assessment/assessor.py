"""Assesses check-ins by one rule book, from answers to advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from recovery_advisor.assessment.advice_maker import AdviceMaker
from recovery_advisor.assessment.evaluator import Evaluator
from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Derived, Intake, Refused, Subject
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.assessment.plain_check_ins import PlainCheckIns
from recovery_advisor.assessment.preferences_model import preferences_model
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.evaluation import ALL_READ, Evaluation
from recovery_advisor.engines.protocol import Engine, EngineFailure
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import Described, Fault, InputError, at_most
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.library_error import NoOrigin
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import Questionnaire
from recovery_advisor.values.translator import Translator

# What is imported when it is first used, here and below: start-up time counts.
if TYPE_CHECKING:
    from recovery_advisor.assessment.next_question import QuestionChooser
    from recovery_advisor.assessment.relevance import MissingQuestions
    from recovery_advisor.assessment.salvage import Salvage
    from recovery_advisor.explaining.explainer import Explainer
    from recovery_advisor.values.explanation import Explanation

#: As many faults are told, those of dangers first; all of them were looked at.
MOST_FAULTS = 1_000


class Assessor:
    """Assesses check-ins by one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        engines: those that must agree, or the one that decides alone.

    Attributes:
        intake: reads check-ins and preferences.
        engine: what decides, as an advice says it.
        explainer: gives the explainer for a language; cached.
    """

    def __init__(self, book: RuleBook, engines: Sequence[Engine]) -> None:
        self._laws = laws = Laws(book)
        self.book = book
        self.intake: Intake = Intake(book)
        self._engines = tuple(engines)
        self._evaluator = Evaluator(book, laws, engines)
        self.engine: str = "+".join(one.name for one in engines)
        self._maker = AdviceMaker(book, laws, self.engine)
        #: Reads plain check-ins for the bitmap engine, where that decides alone.
        only = engines[0] if len(engines) == 1 else None
        self._plain = (
            PlainCheckIns(book, self.intake, only, self._evaluator)
            if type(only) is BitmapEngine
            else None
        )
        self.explainer: Callable[[Translator], Explainer] = cache(self._new_explainer)

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
        derived: Derived | None = None,
    ) -> Advice:
        """The advice for one person; see :meth:`recovery_advisor.Advisor.assess`.

        Args:
            check_in: as there, as the next two.
            preferences: gear, focus, time and language.
            today: the day on which a clearance must hold.
            derived: answers to the derived questions of the rules, by id; what it leaves out is unknown.
        """
        if self._plain and derived is None and not OBSERVERS.present:
            advice = self._assess_plain(self._plain, check_in, preferences, today)
            if advice is not None:
                return advice
        return self.advise(self.evaluate(self.read(check_in, preferences, today, derived)))

    def _assess_plain(
        self,
        plain: PlainCheckIns,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None,
        today: date | None,
    ) -> Advice | None:
        """The same advice in one pass over the answers; ``None`` for what has to be read in full."""
        wanted, faults = self.intake.read_preferences(preferences)
        if faults:
            return None
        try:
            found = plain.find(check_in)
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            log_fault("engine", f"{type(error).__name__} on a plain check-in", self.book)
            return self.advise(self._failed(self.read(check_in, preferences, today)))
        if found is None:
            return None
        answers, counting, known = found
        origin = FoundOrigin(self, answers, wanted, today, counting, known)
        return self._maker.decided(counting, known, wanted).made_from(origin)

    def read(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
        derived: Derived | None = None,
    ) -> Subject:
        """One person's input, ready to be evaluated.

        Raises:
            InputError: with all of it that can't be taken, and the advice on what can be read.
        """
        read = self.intake.try_read(check_in, preferences, today, derived)
        if isinstance(read, Refused):
            raise self.refused(read, check_in, preferences, today, derived)
        return read

    def refusal(
        self,
        faults: tuple[Fault, ...],
        check_in: object,
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> InputError:
        """The error of a check-in that was not read whole; see :meth:`recovery_advisor.Advisor.refusal`."""
        faults = faults or (Fault.of(None, Described("nothing"), "a check-in"),)
        given = check_in if isinstance(check_in, (CheckInBase, Mapping)) else {}
        more = self.intake.try_read(given, preferences, today)
        also = more if isinstance(more, Refused) else Refused((), ())
        named = {fault.field for fault in faults}
        others = tuple(fault for fault in also.answers if fault.field not in named)
        return self.refused(Refused((*faults, *others), also.wishes), given, preferences, today)

    @cached_property
    def missing(self) -> MissingQuestions:
        """Finds the questions that could still change an advice."""
        from recovery_advisor.assessment.relevance import MissingQuestions

        bitmap = next((one for one in self._engines if isinstance(one, BitmapEngine)), None)
        return MissingQuestions(self.book, self._laws, bitmap or BitmapEngine(self.book))

    @cached_property
    def salvage(self) -> Salvage:
        """Reads what it can of inputs that were refused."""
        from recovery_advisor.assessment.salvage import Salvage
        from recovery_advisor.assessment.unread_dangers import UnreadDangers

        dangers = UnreadDangers(self.book, self._laws, self.missing.engine)
        return Salvage(self.book, self.intake, dangers)

    @cached_property
    def chooser(self) -> QuestionChooser:
        """Chooses what to ask next."""
        from recovery_advisor.assessment.next_question import QuestionChooser

        return QuestionChooser(self.book, self.missing)

    @cached_property
    def preferences_model(self) -> type[Preferences]:
        """The preferences whose names the rule book all knows."""
        return preferences_model(self.book)

    @cached_property
    def questionnaires(self) -> Mapping[str, Questionnaire]:
        """The newest questionnaire of each name, with its questions in English."""
        from recovery_advisor.assessment.question_texts import newest_questionnaires

        return newest_questionnaires(self.book)

    def refused(
        self,
        refused: Refused,
        check_in: object,
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
        derived: Derived | None = None,
    ) -> InputError:
        """The error of all that was refused, dangers first, with the advice on what can be read."""
        by_danger = sorted(refused.answers, key=self.salvage.rank)
        faults = at_most(MOST_FAULTS, (*by_danger, *refused.wishes))
        try:
            subject = self.salvage.read(check_in, preferences, today, refused, derived)
            return InputError.of(faults, self.advise(self.evaluate(subject)))
        except (RecursionError, MemoryError):  # rest would be said in place of an emergency
            raise
        # A bug of ours must not hide what is wrong with the input.
        except Exception as error:
            log_fault("salvage", type(error).__name__, self.book)
            nothing = self.intake.read({})
            failed = Evaluation(*nothing.evaluated, counting=0, known=0, fault=True)
            return InputError.of(faults, self.advise(failed))

    def after_fault(
        self, check_in: object, preferences: Preferences | Mapping[str, Any] | None = None
    ) -> Advice:
        """The advice after a fault of ours: rest, as urgent as what can be read of a check-in."""
        given = check_in if isinstance(check_in, (CheckInBase, Mapping)) else {}
        read = self.intake.try_read(given, preferences)
        if isinstance(read, Refused):
            read = self.salvage.read(given, preferences, None, read)
        return self.advise(self._failed(read))

    def _failed(self, subject: Subject) -> Evaluation:
        """A fault, with the referrals that the engines find."""
        counting = self.evaluate(subject).counting
        referring = self._laws.referrals_among((counting,))
        return Evaluation(*subject.evaluated, referring, referring, fault=True)

    def evaluate(self, subject: Subject) -> Evaluation:
        """The effects that count on a check-in that has been read."""
        return self._evaluator.evaluate(subject)

    def advise(self, evaluation: Evaluation) -> Advice:
        """The advice that follows from an evaluation."""
        advice = self._maker.make(evaluation)
        if evaluation.unread != ALL_READ:
            return advice.made_from(UnreadOrigin(evaluation.preferences, self.book))
        if OBSERVERS.present:
            OBSERVERS.notify(self.book, evaluation)
        return advice.made_from(AssessedOrigin(self, evaluation))

    def _new_explainer(self, words: Translator) -> Explainer:
        from recovery_advisor.explaining.explainer import Explainer

        return Explainer(self.book, self._laws, self._engines, words)


def _reviews(book: RuleBook) -> dict[str, str]:
    return {pack.id: pack.review for pack in book.packs}


class AssessedOrigin(NamedTuple):
    """What an advice was made from; it answers the questions that an advice leaves until asked."""

    assessor: Assessor
    evaluation: Evaluation

    @property
    def words(self) -> Translator:
        """The language that the advice is in."""
        return self.assessor.book.languages.words(self.evaluation.preferences.locale)

    @property
    def reviews(self) -> dict[str, str]:
        """What each pack says of its review."""
        return _reviews(self.assessor.book)

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
        from recovery_advisor.assessment.record import record_of

        return record_of(self.evaluation, advice, self.assessor.book)


class _Found(NamedTuple):
    assessor: Assessor
    check_in: Mapping[str, Any]
    preferences: Preferences
    today: date | None
    counting: int
    known: int


class FoundOrigin(_Found):
    """What an advice on a plain check-in was made from; it is read in full once more is asked."""

    @property
    def words(self) -> Translator:
        """The language that the advice is in."""
        return self.assessor.book.languages.words(self.preferences.locale)

    @property
    def reviews(self) -> dict[str, str]:
        """What each pack says of its review."""
        return _reviews(self.assessor.book)

    def missing(self) -> tuple[str, ...]:
        """See :attr:`recovery_advisor.Advice.missing`."""
        return self._in_full.missing()

    def explain(self, advice: Advice) -> Explanation:
        """See :meth:`recovery_advisor.Advice.explain`; the reasons alone if an engine finds others."""
        if not self._found_again:
            return self.assessor.explainer(self.words).unchecked(advice)
        return self._in_full.explain(advice)

    def record(self, advice: Advice) -> str:
        """See :meth:`recovery_advisor.Advice.record`."""
        return self._in_full.record(advice)

    @cached_property
    def _in_full(self) -> AssessedOrigin:
        """The input read in full, with the effects that decided."""
        subject = self.assessor.read(self.check_in, self.preferences, self.today)
        evaluation = Evaluation(*subject.evaluated, self.counting, self.known, fault=False)
        return AssessedOrigin(self.assessor, evaluation)

    @cached_property
    def _found_again(self) -> bool:
        """Whether the engine finds the same effects on the input read in full."""
        found = self._in_full.evaluation
        subject = self.assessor.read(found.check_in, self.preferences, self.today)
        same = self.assessor.evaluate(subject) == found
        if not same:
            log_fault("engine", "other effects on a plain check-in", self.assessor.book)
        return same


class UnreadOrigin(NamedTuple):
    """What an advice was made from that stands in an error: an input that can't be given again."""

    preferences: Preferences
    book: RuleBook

    @property
    def words(self) -> Translator:
        """The language that the advice is in."""
        return self.book.languages.words(self.preferences.locale)

    @property
    def reviews(self) -> dict[str, str]:
        """What each pack says of its review."""
        return _reviews(self.book)

    def missing(self) -> tuple[str, ...]:
        """Nothing: what could not be read is to be mended first."""
        return ()

    def explain(self, advice: Advice) -> Explanation:
        """Always refused."""
        raise NoOrigin("an explanation", _UNREAD)

    def record(self, advice: Advice) -> str:
        """Always refused."""
        raise NoOrigin("a record", _UNREAD)


_UNREAD = "not all of its input could be read. Mend what the error names, and assess it again."
