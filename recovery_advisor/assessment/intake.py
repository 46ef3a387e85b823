"""Validates check-ins and preferences against one rule book."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from typing import Any, NamedTuple

from recovery_advisor.assessment.check_in_model import model_for
from recovery_advisor.assessment.clearance import check_clearance
from recovery_advisor.assessment.validation import validate
from recovery_advisor.engines.clearance import NOTHING_CLEARED, ClearedQuestions
from recovery_advisor.engines.lowering import Lowered, Lowering
from recovery_advisor.planning.equipment import check_names
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.preferences import Preferences

#: The preferences of whoever gives none.
_NONE_GIVEN = Preferences()


class Subject(NamedTuple):
    """One person's input, validated and lowered.

    Attributes:
        check_in: the check-in, an instance of the rule book's model.
        preferences: the preferences, whose names the rule book all knows.
        today: the day on which the clearance holds; without a clearance the day given, if any.
        answers: the check-in lowered.
        cleared: the questions that a clearance which holds has cleared.
    """

    check_in: CheckInBase
    preferences: Preferences
    today: date | None
    answers: Lowered
    cleared: ClearedQuestions

    @property
    def asked(self) -> Set[str]:
        """Ids of the questions that were answered, or explicitly not known."""
        return self.check_in.answers.keys()


class Intake:
    """Validates input against one rule book. Immutable, safe to share between threads."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self.CheckIn: type[CheckInBase] = model_for(book.questions)
        self._lowering = Lowering(book.questions, book.questionnaires)

    def read(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> Subject:
        """One person's input, ready to be evaluated.

        Raises:
            InputError: when a preference, an answer or a clearance can't be taken.
        """
        wanted = self.parse_preferences(preferences)
        known = self.parse_check_in(check_in)
        cleared = NOTHING_CLEARED
        if known.clearance:
            today = today or date.today()
            check_clearance(known.clearance, self._book, today)
            cleared = ClearedQuestions.of(known.clearance.scope, self._book)
        return Subject(known, wanted, today, self._lowering.lower(known), cleared)

    def parse_check_in(self, given: CheckInBase | Mapping[str, Any]) -> CheckInBase:
        """The check-in, as an instance of the rule book's model.

        Raises:
            InputError: when it can't be taken, as where it answers what no loaded pack asks.
        """
        if type(given) is not self.CheckIn:
            answers = given.model_dump() if isinstance(given, CheckInBase) else given
            given = validate(self.CheckIn, answers, "check-in")
        screening, known = given.screening, self._book.questionnaires
        if screening is not None and screening not in known:
            allowed = ", ".join(sorted(known)) or "none, as no loaded pack has a questionnaire"
            raise InputError("screening", screening, allowed, nearest(screening, known))
        return given

    def parse_preferences(self, given: Preferences | Mapping[str, Any] | None) -> Preferences:
        """The preferences, all of whose names the rule book knows.

        Raises:
            InputError: when they can't be taken, as where the rules do not have the language.
        """
        if given is None:
            return _NONE_GIVEN
        if not isinstance(given, Preferences):
            given = validate(Preferences, given, "preferences")
        check_names(given, self._book)
        self._book.languages.words(given.locale)
        return given
