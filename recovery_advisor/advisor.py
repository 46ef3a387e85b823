"""The façade: a check-in in, an advice out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, Self

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.interview import Interview
from recovery_advisor.engines.registry import EngineChoice, engines_for
from recovery_advisor.loading.folder import load_book, shipped_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice, RulebookId
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Screen


class Advisor:
    """Answers check-ins by the rules of one folder. Safe to share between threads.

    Args:
        packs: ids of the shipped packs to load; ``None`` loads all of them.
        engine: ``"bitmap"``, ``"durable"`` or ``"reference"`` decides alone. With ``"both"``
            durable_rules and the bitmap engine both evaluate every check-in, and anything but one
            answer is rest. ``None`` is the same where durable_rules is installed; elsewhere the
            bitmap engine decides alone.

    Raises:
        RulesError: when the rules can't be loaded.
        InputError: for an engine that does not exist, or packs that are no list.
        EngineUnavailable: when an engine is demanded, alone or as one of both, whose library can't
            be imported.
    """

    def __init__(
        self, packs: Sequence[str] | None = None, *, engine: EngineChoice | None = None
    ) -> None:
        self._read_from(shipped_rules(), packs, engine)

    @classmethod
    def from_folder(
        cls,
        folder: str | Path,
        packs: Sequence[str] | None = None,
        *,
        engine: EngineChoice | None = None,
    ) -> Self:
        """An advisor on somebody's own rules folder; see ``rules/README.md`` for its form.

        Raises:
            RulesError: with every fault found in the folder.
        """
        advisor = cls.__new__(cls)
        advisor._read_from(folder, packs, engine)
        return advisor

    @classmethod
    def from_book(cls, book: RuleBook, *, engine: EngineChoice | None = None) -> Self:
        """An advisor on a rule book that is already compiled."""
        advisor = cls.__new__(cls)
        advisor._read = None
        advisor._assessor = _assessor(book, engine)
        return advisor

    def _read_from(
        self, folder: str | Path, packs: Sequence[str] | None, engine: EngineChoice | None
    ) -> None:
        root, chosen = Path(folder).absolute(), None if packs is None else _names(packs)
        self._read: Callable[[], Assessor] | None = lambda: _assessor(
            load_book(root, chosen), engine
        )
        self._reloading = Lock()
        self._assessor = self._read()

    @property
    def book(self) -> RuleBook:
        """The rule book at work, compiled and frozen."""
        return self._assessor.book

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that ``Preferences.locale`` may name, English first."""
        return self._assessor.book.languages.locales

    @property
    def CheckIn(self) -> type[CheckInBase]:  # noqa: N802 - it is a class
        """The check-in model with a field for each question of these rules."""
        return self._assessor.intake.CheckIn

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> Advice:
        """The advice for one person.

        Args:
            check_in: a check-in, or the mapping of one as JSON has it. What it leaves out is
                unknown, and unknown never permits.
            preferences: gear, focus and time for a session, and the language of all texts.
            today: the day on which a clearance must hold; ``None`` is the machine's own day.

        Raises:
            InputError: when an answer, a clearance or a preference can't be taken.
        """
        return self._assessor.assess(check_in, preferences, today)

    def next_question(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> AskedQuestion | None:
        """The question most worth asking: dangerous things first.

        Args:
            check_in: what is known so far. A question that it mentions, be it as ``None``, was
                asked and is not asked again.
            preferences: as for :meth:`assess`; what needs gear that is not there decides nothing.
            today: as for :meth:`assess`.

        Returns:
            One of ``advice.missing``; ``None`` once no answer to what was not yet asked can change
            the verdict or which exercises are allowed.

        Raises:
            InputError: as :meth:`assess`.
        """
        assessor = self._assessor
        return assessor.chooser.next_question(assessor.intake.read(check_in, preferences, today))

    def next_screen(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> Screen | None:
        """The next screen of questions, such as all danger signs; as :meth:`next_question`.

        Screens come in the order of the rules, each with those of its questions alone that are
        worth asking.
        """
        assessor = self._assessor
        return assessor.chooser.next_screen(assessor.intake.read(check_in, preferences, today))

    def interview(
        self,
        check_in: CheckInBase | Mapping[str, Any] | None = None,
        preferences: Preferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> Interview:
        """Begins an interview, which asks, takes answers, goes back, and tells danger at once.

        Args:
            check_in: what is known already, as for :meth:`next_question`.
            preferences: as for :meth:`assess`.
            today: the day of the whole interview, also where it goes on past midnight; ``None`` is
                the machine's own day now.

        Raises:
            InputError: as :meth:`assess`.
        """
        known = {} if check_in is None else check_in
        return Interview(self._assessor, known, preferences, today)

    def reload(self) -> RulebookId:
        """Read the rules folder again, and answer by what it holds from now on.

        An assessment that has begun ends by the rules that it began with. When the folder can't be
        loaded, the rules that were at work stay at work.

        Returns:
            Which rules are at work now.

        Raises:
            RulesError: with every fault found in the folder; nothing has changed.
            InputError: when this advisor was made from a book, and so has no folder.
        """
        if self._read is None:
            raise InputError(None, Described("an advisor made from a book"), "one with a folder")
        with self._reloading:
            self._assessor = assessor = self._read()
        return assessor.book.id


def _names(packs: Sequence[str]) -> Sequence[str]:
    """The packs chosen, whatever becomes of the list; one name alone is refused where it is read."""
    return packs if isinstance(packs, str) else tuple(packs)


def _assessor(book: RuleBook, engine: EngineChoice | None) -> Assessor:
    return Assessor(book, engines_for(book, engine))
