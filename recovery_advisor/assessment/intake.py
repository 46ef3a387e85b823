"""Validates check-ins and preferences against one rule book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from recovery_advisor.assessment.check_in_model import differing_scales, model_for
from recovery_advisor.assessment.clearance import clearance_faults
from recovery_advisor.assessment.derived_answers import read_derived
from recovery_advisor.engines.clearance import NOTHING_CLEARED, ClearedQuestions
from recovery_advisor.engines.evaluation import ALL_READ, Unread
from recovery_advisor.engines.lowering import Lowered, Lowering
from recovery_advisor.planning.equipment import name_faults, names_allowed
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import Fault, InputError
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.scale import Answer
from recovery_advisor.values.validation import validate

#: What is taken as a check-in, and as preferences.
CheckInLike = CheckInBase | Mapping[str, Any]
PreferencesLike = Preferences | Mapping[str, Any] | None
#: Answers to derived questions, by id, in place of a person's: what a history says.
Derived = Mapping[str, Answer]


class Subject(NamedTuple):
    """One person's input, validated and lowered.

    Attributes:
        check_in: the check-in, an instance of the rule book's model.
        preferences: the preferences, whose names the rule book all knows.
        today: the day on which the clearance holds; without a clearance the day given, if any.
        answers: the check-in lowered, and the derived answers with it.
        cleared: the questions that a clearance which holds has cleared.
        asked: ids of the questions that were asked, be they answered or not.
        unread: what could not be read.
    """

    check_in: CheckInBase
    preferences: Preferences
    today: date | None
    answers: Lowered
    cleared: ClearedQuestions
    asked: Set[str]
    unread: Unread = ALL_READ

    @property
    def evaluated(
        self,
    ) -> tuple[CheckInBase, Preferences, date | None, Lowered, ClearedQuestions, Unread]:
        """What an evaluation keeps of it."""
        return (*self[:5], self.unread)


@cache
def _none_given() -> Preferences:
    """The preferences of whoever gives none; made when first wanted, as start-up time counts."""
    return Preferences()


class Refused(NamedTuple):
    """What of an input can't be taken: of the answers, and of the preferences."""

    answers: tuple[Fault, ...]
    wishes: tuple[Fault, ...]


class Intake:
    """Validates input against one rule book. Immutable, safe to share between threads."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self.CheckIn: type[CheckInBase] = model_for(book)
        self._lowering = Lowering(book.questions)
        self._ids = frozenset(question.id for question in book.asked)
        #: For each field of preferences that lists names, those that the rule book knows.
        self._names = {field: frozenset(names) for field, names in names_allowed(book).items()}

    def read(
        self,
        check_in: CheckInLike,
        preferences: PreferencesLike = None,
        today: date | None = None,
        derived: Derived | None = None,
    ) -> Subject:
        """One person's input, ready to be evaluated.

        Raises:
            InputError: with all of it that can't be taken.
        """
        read = self.try_read(check_in, preferences, today, derived)
        if isinstance(read, Refused):
            raise InputError.of(read.answers + read.wishes)
        return read

    def try_read(
        self,
        check_in: CheckInLike,
        preferences: PreferencesLike = None,
        today: date | None = None,
        derived: Derived | None = None,
    ) -> Subject | Refused:
        """One person's input, ready to be evaluated, or all of it that can't be taken."""
        wanted, wishes = self.read_preferences(preferences)
        known_derived, unread = read_derived(derived, self._book)
        cleared = NOTHING_CLEARED
        try:
            known, answers = self._parse(check_in, known_derived)
        except InputError as error:
            wrong = self._wrong_clearance(check_in, today)
            return Refused((*error.faults, *unread, *wrong), wishes)
        if known.clearance:
            today = today or date.today()
            unread = (*unread, *clearance_faults(known.clearance, self._book, today))
            cleared = ClearedQuestions.of(known.clearance.scope, self._book)
        if unread or wishes:
            return Refused(unread, wishes)
        return Subject(known, wanted, today, answers, cleared, self._asked(check_in, known))

    def _parse(self, given: CheckInLike, derived: Derived) -> tuple[CheckInBase, Lowered]:
        """The check-in as an instance of the rule book's model, and lowered.

        Raises:
            InputError: with all of it that can't be taken, such as what no loaded pack asks.
        """
        if type(given) is self.CheckIn:
            try:
                return given, self._lowering.lower(given, derived)
            except (KeyError, TypeError):
                pass  # something was put into it past its validation, which says what
        known = self._validated(given)
        return known, self._lowering.lower(known, derived)

    def _validated(self, given: CheckInLike) -> CheckInBase:
        if not isinstance(given, CheckInBase):
            return validate(self.CheckIn, given, "check-in")
        differing = dict(differing_scales(given, self.CheckIn))
        answers = {
            name: value
            for name, value in vars(given).items()
            if value is not None and name not in differing
        }
        try:
            check_in = validate(self.CheckIn, answers, "check-in")
        except InputError as error:
            raise InputError.of((*differing.values(), *error.faults)) from None
        if differing:
            raise InputError.of(differing.values())
        return check_in

    def parse_preferences(self, given: PreferencesLike) -> Preferences:
        """The preferences, all of whose names the rule book knows.

        Raises:
            InputError: with all of them that can't be taken, such as a language that the rules lack.
        """
        preferences, faults = self.read_preferences(given)
        if faults:
            raise InputError.of(faults)
        return preferences

    def read_preferences(self, given: PreferencesLike) -> tuple[Preferences, tuple[Fault, ...]]:
        """The preferences that can be taken, and a fault for each thing that can't."""
        if given is None:
            return _none_given(), ()
        wanted, faults = _valid(given)
        faults += self._name_faults(wanted) + self._locale_faults(wanted)
        if not faults:
            return wanted, ()
        refused = {fault.field for fault in faults}
        kept = {
            name: getattr(wanted, name) for name in Preferences.model_fields if name not in refused
        }
        return Preferences.model_validate(kept), faults

    def _name_faults(self, preferences: Preferences) -> tuple[Fault, ...]:
        if all(getattr(preferences, field) <= names for field, names in self._names.items()):
            return ()
        return name_faults(preferences, self._book)

    def _locale_faults(self, preferences: Preferences) -> tuple[Fault, ...]:
        try:
            self._book.languages.words(preferences.locale)
        except InputError as error:
            return error.faults
        return ()

    def _wrong_clearance(self, given: object, today: date | None) -> Iterator[Fault]:
        """Why the clearance of a check-in that was refused does not hold, where it can be read."""
        try:
            clearance = Clearance.model_validate(given["clearance"])  # type: ignore[index]  # if any
        except Exception:
            return
        yield from clearance_faults(clearance, self._book, today or date.today())

    def _asked(self, given: CheckInLike, check_in: CheckInBase) -> Set[str]:
        answered = check_in.answers.keys()
        if isinstance(given, CheckInBase):
            return answered
        return answered | (given.keys() & self._ids)


def _valid(given: Preferences | Mapping[str, Any]) -> tuple[Preferences, tuple[Fault, ...]]:
    """The fields of preferences that are valid by themselves, and the faults of the others."""
    if isinstance(given, Preferences):
        return given, ()
    try:
        return validate(Preferences, given, "preferences"), ()
    except InputError as error:
        refused = {(fault.field or "").partition(".")[0] for fault in error.faults}
        known = given if isinstance(given, Mapping) else {}
        kept = {name: known[name] for name in Preferences.model_fields.keys() & known.keys()}
        valid = {name: one for name, one in kept.items() if name not in refused}
        return Preferences.model_validate(valid), error.faults
