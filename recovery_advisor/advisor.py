"""The façade: a check-in in, an advice out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.intake import Refused
from recovery_advisor.assessment.process_lock import ProcessLock
from recovery_advisor.engines.registry import EngineChoice, engines_for
from recovery_advisor.loading.source import RulesFolder, require_same_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice, RulebookId
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import Described, Fault, InputError
from recovery_advisor.values.preferences import Preferences as AnyPreferences
from recovery_advisor.values.questions import AskedQuestion, Questionnaire, Screen

# What is imported when it is first used, here and below: start-up time counts.
if TYPE_CHECKING:
    from recovery_advisor.assessment.interview import Interview
    from recovery_advisor.assessment.step import Step

F = TypeVar("F")


class Advisor:
    """Answers check-ins by the rules of one folder. Safe to share between threads.

    It can be copied and pickled, and so sent to a worker process. A pickle holds where the rules come
    from, be it the shipped packs, the path of a folder or a book, and they are loaded from there
    again. Where they are no longer the same, unpickling raises :class:`~recovery_advisor.RulesError`.

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
        self._begin(RulesFolder.shipped(packs), engine)

    @classmethod
    def from_folder(
        cls,
        folder: str | Path,
        packs: Sequence[str] | None = None,
        *,
        engine: EngineChoice | None = None,
        try_cases: bool = True,
    ) -> Self:
        """An advisor on somebody's own rules folder; see ``rules/README.md`` for its form.

        Args:
            folder: the path of the folder.
            packs: ids of the packs to load; ``None`` loads all.
            engine: as for the constructor.
            try_cases: whether the cases of the packs are tried, now and by :meth:`reload`, and the
                folder is refused in which one gets another advice than it must get.

        Raises:
            RulesError: with every fault found in the folder, with each case that fails in one without
                faults, or when it changes while it is read.
            InputError: for a folder that is no path or the empty text, and as the constructor.
        """
        advisor = cls.__new__(cls)
        advisor._begin(
            RulesFolder.at(folder, packs), engine, try_cases=try_cases, tried_before=False
        )
        return advisor

    @classmethod
    def from_book(cls, book: RuleBook, *, engine: EngineChoice | None = None) -> Self:
        """An advisor on a rule book that is already compiled.

        Raises:
            InputError: for what is no rule book, one with a history pack, which
                :class:`recovery_advisor.history.History` takes, or an engine that does not exist.
        """
        if not isinstance(book, RuleBook) or book.history:
            allowed = "a RuleBook without a history pack, such as load_book returns"
            raise InputError("book", book, allowed)
        advisor = cls.__new__(cls)
        advisor._begin(book, engine)
        return advisor

    def _begin(
        self,
        source: RulesFolder | RuleBook,
        engine: EngineChoice | None,
        *,
        try_cases: bool = True,
        tried_before: bool = True,
    ) -> None:
        """Read the rules, the cases of which :meth:`reload` tries, if not this as well."""
        self._source, self._engine, self._try_cases = source, engine, try_cases
        self._reloading, self._reloads = ProcessLock(), 0
        self._assessor = self._read(try_cases=try_cases and not tried_before)

    def _read(self, *, try_cases: bool) -> Assessor:
        source = self._source
        if isinstance(source, RuleBook):
            book = source
        else:
            book = _tried(source) if try_cases else source.load()
        return Assessor(book, engines_for(book, self._engine))

    def __getstate__(self) -> dict[str, Any]:
        state = {**self.__dict__, "_rules": self.book.id}
        del state["_assessor"], state["_reloading"]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        rules = self.__dict__.pop("_rules")
        self._begin(self._source, self._engine, try_cases=self._try_cases)
        folder = None if isinstance(self._source, RuleBook) else self._source
        require_same_rules(self.book.id, rules, folder)

    def __copy__(self) -> Self:
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__, _reloading=ProcessLock())
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy(self)  # what it decides by is frozen

    def __repr__(self) -> str:
        packs = ", ".join(f"{pack.id} {pack.version}" for pack in self.book.packs)
        return f"<{type(self).__name__} {packs} by {self._assessor.engine}>"

    @property
    def book(self) -> RuleBook:
        """The rule book at work, compiled and frozen."""
        return self._assessor.book

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that ``Preferences.locale`` may name, English first."""
        return self._assessor.book.languages.locales

    @property
    def equipment(self) -> tuple[str, ...]:
        """The gear that ``Preferences.equipment`` may name, by name."""
        return self.book.equipment

    @property
    def household(self) -> tuple[str, ...]:
        """The household things that ``Preferences.without`` may name, besides gear, by name."""
        return self.book.household

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that ``Preferences.focus`` may name, by name."""
        return self.book.regions

    @property
    def questionnaires(self) -> Mapping[str, Questionnaire]:
        """The questionnaires that a screening may answer, each with its questions in English.

        The newest of each name alone: an older one is still taken, and is not to be asked any more.
        """
        return self._assessor.questionnaires

    @property
    def CheckIn(self) -> type[CheckInBase]:  # noqa: N802 - it is a class
        """The check-in model with a field for each question of these rules."""
        return self._assessor.intake.CheckIn

    @property
    def Preferences(self) -> type[AnyPreferences]:  # noqa: N802 - it is a class
        """The preferences model that knows the gear, regions and exercises of these rules.

        :class:`recovery_advisor.Preferences` are taken as well; this one refuses a name that the
        rules do not know when it is made, and lists the known ones in its JSON Schema.
        """
        return self._assessor.preferences_model

    def assess(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: AnyPreferences | Mapping[str, Any] | None = None,
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
            InputError: when an answer, a clearance or a preference can't be taken. ``faults`` names
                all that can't, and ``advice`` is what can safely be said of the rest: tell it first,
                as it may be an emergency.
        """
        return self._assessor.assess(check_in, preferences, today)

    def assess_table(
        self,
        table: F,
        *,
        screened: str | None = None,
        answered: Collection[str] = (),
        text: bool = False,
        reasons: bool = False,
        unanswered: bool = False,
        safety_net: bool = False,
        rules: bool = False,
    ) -> F:
        """A table with the decision on each of its rows; needs ``recovery-advisor[tables]``.

        A row gets what :meth:`assess` says of a check-in with the same answers. Each question has a
        column by its id; one that is absent is unknown, as is a cell with nothing in it, such as null,
        NaN or blank text. Other columns stay as they are. Added are the columns ``verdict``,
        ``readiness`` and ``urgency``, and ``error``, which says what in the row can't be taken: the row
        is then at rest, with the urgency of what can be read.

        Args:
            table: a data frame of Polars (a lazy one stays lazy), pandas or PySpark, a table or record
                batch of PyArrow, a relation of DuckDB, or a list of mappings.
            screened: the questionnaire that all rows were shown, such as ``red-flags/2``. It can only
                take denials away.
            answered: the columns that hold its answers; needed for each of its questions.
            text: whether cells hold text as in CSV files, to be read as :meth:`read` does.
            reasons: adds ``reasons``, the ids of the reasons, the built-in ones as well: ``nothing-permits``,
                and last ``unreadable``, which :meth:`assess` may give first.
            unanswered: adds ``unanswered``, how many questions have no known answer, whatever they would
                change; an advice's ``missing`` leaves out those that can change nothing.
            safety_net: adds ``safety_net``, the ids of what to watch for.
            rules: adds ``rule:ID`` for each rule: whether its condition holds, null where that is unknown.

        Returns:
            The same kind of table. ``error``, ``unanswered`` and rules are null where there is none;
            several ids or errors in one cell stand behind each other, with ``"; "`` between them.

        Raises:
            InputError: for what is no table, and with every column that can't be taken: one that is named
                as a column that is added, or as a question but for case or spaces; and where none answers.
            EngineUnavailable: where narwhals or numpy is not installed.

        Warns:
            UserWarning: of columns that are no questions but named nearly as one without a column, such as
                ``chestpain``: what they hold decides nothing.
        """
        from recovery_advisor.tables.assess import assess_table
        from recovery_advisor.tables.wanted import Wanted

        wanted = Wanted(reasons=reasons, unanswered=unanswered, safety_net=safety_net, rules=rules)
        return assess_table(
            self.book, table, wanted, screened=screened, answered=answered, text=text
        )

    def read(
        self,
        answers: Mapping[str, Any],
        preferences: AnyPreferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> CheckInBase:
        """A check-in from what forms, CSV files and spreadsheets hold.

        Args:
            answers: by question; see :meth:`recovery_advisor.CheckInBase.from_text`.
            preferences: as for :meth:`assess`; here the language and the number to call of the advice
                that comes with an error.
            today: the day on which a clearance must hold, as for :meth:`assess`.

        Raises:
            InputError: as ``from_text``, with the advice on what could be read.
        """
        try:
            return self.CheckIn.from_text(answers)
        except InputError as error:
            refused = Refused(error.faults, ())
            raise self._assessor.refused(refused, answers, preferences, today) from None

    def refusal(
        self,
        faults: Sequence[Fault],
        check_in: object = None,
        preferences: AnyPreferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> InputError:
        """The error of a check-in that an app could not read whole, with the advice on the rest.

        The advice is rest, with the urgency of what can be read.

        Args:
            faults: what could not be read; at least one.
            check_in: what could.
            preferences: as for :meth:`assess`.
            today: as for :meth:`assess`.
        """
        return self._assessor.refusal(tuple(faults), check_in, preferences, today)

    def next_question(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: AnyPreferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> AskedQuestion | None:
        """The question most worth asking: dangerous things first.

        Args:
            check_in: what is known so far. A question that a mapping mentions, be it as ``None``, was
                asked and is not asked again; what its screening skipped is.
            preferences: as for :meth:`assess`; what needs gear that is not there decides nothing.
            today: as for :meth:`assess`.

        Returns:
            One of ``advice.missing``; ``None`` once no answer to what was not yet asked can change
            the verdict or which exercises are allowed. After an engine fault that is short of an
            emergency, everything that was not yet asked is.

        Raises:
            InputError: as :meth:`assess`.
        """
        return self._step(check_in, preferences, today).question

    def next_screen(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: AnyPreferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
    ) -> Screen | None:
        """The next screen of questions, such as all danger signs; as :meth:`next_question`.

        Screens come in the order of the rules, each with those of its questions alone that are
        worth asking.
        """
        return self._step(check_in, preferences, today).screen

    def _step(
        self,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: AnyPreferences | Mapping[str, Any] | None,
        today: date | None,
    ) -> Step:
        from recovery_advisor.assessment.step import Step

        return Step.of(self._assessor, check_in, preferences, today)

    def interview(
        self,
        check_in: CheckInBase | Mapping[str, Any] | None = None,
        preferences: AnyPreferences | Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
        screen_size: int | None = None,
    ) -> Interview:
        """Begins an interview, which asks, takes answers, goes back, and tells danger at once.

        Args:
            check_in: what is known already, as for :meth:`next_question`; what was asked by an older
                questionnaire, in another meaning than today's, is asked again.
            preferences: as for :meth:`assess`.
            today: the day of the whole interview, also where it goes on past midnight; ``None`` is
                the machine's own day now.
            screen_size: the most questions of a screen, such as 9 for a terminal; the others of
                that screen come next. ``None`` is all.

        Raises:
            InputError: as :meth:`assess`.
        """
        from recovery_advisor.assessment.interview import Interview

        known = {} if check_in is None else check_in
        return Interview(self._assessor, known, preferences, today, screen_size)

    def reload(self) -> RulebookId:
        """Read the rules folder again, and answer by what it holds from now on.

        An assessment that has begun ends by the rules that it began with. When the folder can't be
        loaded, or one of its cases fails, the rules that were at work stay at work. The cases are
        tried of the shipped rules too; :meth:`from_folder` can do without.

        Returns:
            Which rules are at work now.

        Raises:
            RulesError: with every fault found in the folder, or each case that fails; nothing has
                changed.
            InputError: when this advisor was made from a book, and so has no folder.
        """
        if isinstance(self._source, RuleBook):
            raise InputError(None, Described("an advisor made from a book"), "one with a folder")
        with self._reloading.here():
            before = self._reloads
            assessor = self._read(try_cases=self._try_cases)
            if self._reloads == before:  # else a signal handler has read newer ones meanwhile
                self._assessor = assessor
                self._reloads += 1
            return self.book.id


def _tried(source: RulesFolder) -> RuleBook:
    """The rule book of a folder whose cases all get the advice expected."""
    from recovery_advisor.assessment.case_results import tried

    return tried(source.load_with_cases())
