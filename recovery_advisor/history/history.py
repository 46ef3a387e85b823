"""The façade: events in, and the advice that follows from all of a person's events out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from recovery_advisor.advisor import Advisor
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.case_results import tried
from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import derived
from recovery_advisor.course.instants import instant
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.engines.registry import EngineChoice, engines_for
from recovery_advisor.history.acceptance import (
    MOST_EVENTS,
    Acceptance,
    check_person,
    check_time,
)
from recovery_advisor.history.event_form import read_event
from recovery_advisor.history.importing import read_lines
from recovery_advisor.history.kept import Kept
from recovery_advisor.history.kept_people import KeptPeople
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.history.order import in_order
from recovery_advisor.history.plain_book import plain_book
from recovery_advisor.history.stores.memory import MemoryStore
from recovery_advisor.history.stores.protocol import Store
from recovery_advisor.history.timeline import TimelineMoment, timeline
from recovery_advisor.history.unread import refusal
from recovery_advisor.loading.checked_folder import read_with_cases
from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import (
    EventConflict,
    InputError,
    Problem,
    RulesError,
    StoreError,
)
from recovery_advisor.values.events import Amended, Event
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.scale import Answer

E = TypeVar("E", bound=Event)
F = TypeVar("F")
AnyPreferences = Preferences | Mapping[str, Any] | None


class History:
    """Keeps the events of people, and advises by all of them. Safe to share between threads.

    Only events are kept. What follows from them is worked out anew whenever they change, so nothing
    can be out of date, and events may arrive late, twice and in any order.

    Args:
        store: where events lie; ``None`` is a store in memory, which ends with the process.
        engine: as for :class:`recovery_advisor.Advisor`.

    Attributes:
        store: where events lie.
        book: the rule book, with its history pack.

    Raises:
        RulesError: when the rules can't be loaded.
        InputError: for an engine that does not exist.
        EngineUnavailable: as for :class:`recovery_advisor.Advisor`.
    """

    def __init__(self, store: Store | None = None, *, engine: EngineChoice | None = None) -> None:
        self._begin(load_history_book(), store, engine)

    @classmethod
    def from_folder(
        cls,
        folder: str | Path,
        store: Store | None = None,
        *,
        engine: EngineChoice | None = None,
    ) -> Self:
        """A history by somebody's own rules folder, which has a pack of kind history.

        The cases of its other packs are tried, as by :meth:`recovery_advisor.Advisor.from_folder`;
        its stories are by ``recovery-advisor rules check``.

        Raises:
            RulesError: with every fault found in the folder, with each case that fails in one without
                faults, or when it changes while it is read.
            InputError: for a folder that is no path, and as the constructor.
        """
        tried_rules = tried(read_with_cases(folder)).id
        book = load_history_book(folder)
        if plain_book(book).id != tried_rules:
            raise RulesError([Problem("the folder changed while it was read", str(folder))])
        return cls.from_book(book, store, engine=engine)

    @classmethod
    def from_book(
        cls, book: RuleBook, store: Store | None = None, *, engine: EngineChoice | None = None
    ) -> Self:
        """A history by a rule book that is already compiled, such as ``load_history_book`` returns.

        Raises:
            InputError: for what is no rule book with a history pack, and as the constructor.
        """
        if not isinstance(book, RuleBook) or book.course is None:
            allowed = "a RuleBook with a history pack, such as load_history_book returns"
            raise InputError("book", book, allowed)
        history = cls.__new__(cls)
        history._begin(book, store, engine)
        return history

    def _begin(self, book: RuleBook, store: Store | None, engine: EngineChoice | None) -> None:
        self.book: RuleBook = book
        self.store: Store = MemoryStore() if store is None else store
        self._engine = engine
        self._assessor = Assessor(book, engines_for(book, engine))
        self._rules = CourseRules(book)
        self._lowering = EventLowering(book, self._assessor.intake)
        self._acceptance = Acceptance(self._assessor, self._lowering)
        self._kept = KeptPeople()

    def __repr__(self) -> str:
        packs = ", ".join(f"{pack.id} {pack.version}" for pack in self.book.packs)
        return f"<{type(self).__name__} {packs} by {self._assessor.engine}, in {self.store!r}>"

    @cached_property
    def advisor(self) -> Advisor:
        """Answers by the same rules without a past: interviews, and check-ins that are not to be kept."""
        return Advisor.from_book(plain_book(self.book), engine=self._engine)

    def record(self, person: str, event: E, *, now: datetime | None = None) -> E:
        """Keep an event for good.

        Args:
            person: whose it is; a text on one line of at most 200 characters.
            event: what was learnt. Its answers are kept spelt out, so that no later reading takes
                anything for a denial. Recorded twice, it is kept once.
            now: the time by a clock that is trusted; ``None`` is the machine's.

        Returns:
            The event as it is kept, under the id of the one given.

        Raises:
            InputError: for an event that is more than five minutes ahead of ``now``, answers that
                the rules can't read, a check-in with a clearance of its own, a correction of an
                event that is not there or is of another kind, and for a person with 200,000 events.
                Where answers are at fault, ``advice`` is what can safely be said of the rest: tell
                it first, as it may be an emergency. Nothing is kept.
            EventConflict: when the person has another event under the same id. It is an InputError.
            StoreError: when it can't be kept.
        """
        known = self._events(person) if isinstance(event, Amended) else {}
        accepted = self._acceptance.accepted(event, check_time("now", now), known.get)
        self._append(check_person(person), [accepted])
        return accepted  # type: ignore[return-value]  # it is of the kind of the one given

    def advise(
        self,
        person: str,
        as_of: datetime | None = None,
        preferences: AnyPreferences = None,
    ) -> Advice:
        """The advice that follows from all of a person's events.

        Args:
            person: whose; somebody without events is advised to rest, and to check in.
            as_of: the time of the advice, with its zone; ``None`` is now.
            preferences: as for :meth:`recovery_advisor.Advisor.assess`.

        Raises:
            InputError: for a preference or time that can't be taken, and when an answer in an event
                can't be read by today's rules. ``faults`` names each with its event, and ``advice``
                is rest, with the urgency of what can be read. Amend the event, or have the rules
                read the older question.
            StoreError: when the events can't be read.
        """
        at = check_time("as_of", as_of)
        kept = self._readable(person, at, preferences)
        return self._advise(kept.course, at, preferences)[1]

    def assess_table(
        self,
        table: F,
        *,
        course: str | None = None,
        as_of: datetime | None = None,
        screened: str | None = None,
        answered: Collection[str] = (),
        text: bool = False,
        reasons: bool = False,
        unanswered: bool = False,
        safety_net: bool = False,
        rules: bool = False,
    ) -> F:
        """A table with the decision on each of its rows, by the rules that look at a history too.

        A row gets what :meth:`advise` says of somebody with such a course. What the history says stands
        either in a column of courses, or in columns by the ids of the derived questions beside those of
        today's answers; one that is absent is unknown. Nothing that this history keeps is looked at.

        Args:
            table: as for :meth:`recovery_advisor.Advisor.assess_table`; one of a database has no courses.
            course: the column of each person's latest course by these rules, as ``Course.to_json()``
                gives it; blank is somebody without events. A row with a clearance in force is an error,
                as a table can't weigh it: advise these people one by one.
            as_of: the time of the advice where there are courses, with its zone; ``None`` is now.
            screened: as there, as all others are.
            answered: where no course is given.
            text: whether cells hold text.
            reasons: adds ``reasons``.
            unanswered: adds ``unanswered``, which counts the questions that a check-in answers.
            safety_net: adds ``safety_net``.
            rules: adds ``rule:ID`` for each rule.

        Raises:
            InputError: as there, for a time that can't be taken, and for a question with a column beside
                one of courses.
            EngineUnavailable: where narwhals or numpy is not installed.
        """
        from recovery_advisor.tables.assess import assess_table  # start-up time counts
        from recovery_advisor.tables.courses import CourseReader
        from recovery_advisor.tables.wanted import Wanted

        courses = course and CourseReader(course, self._rules, check_time("as_of", as_of))
        return assess_table(
            self.book,
            table,
            Wanted(reasons=reasons, unanswered=unanswered, safety_net=safety_net, rules=rules),
            screened=screened,
            answered=answered,
            text=text,
            course=courses or None,
        )

    def timeline(self, person: str, preferences: AnyPreferences = None) -> Iterator[TimelineMoment]:
        """What was known at each of a person's events, what is advised then, and what it changed.

        By today's rules, and by the events as they stand now: what was known too late is told where
        it belongs. Withdrawn events are told as such.

        Raises:
            InputError: as :meth:`advise`.
            StoreError: when the events can't be read.
        """
        wanted = self._assessor.intake.parse_preferences(preferences)
        kept = self._readable(person, check_time("as_of", None), wanted)
        words = self.book.languages.words(wanted.locale)
        return timeline(kept, lambda course, at: self._advise(course, at, wanted), words)

    def export(self, person: str) -> list[str]:
        """Every event of a person as a line of JSON, in order, corrections included.

        Raises:
            StoreError: when the events can't be read.
        """
        return [event.to_json() for event in in_order(self._events(person).values())]

    def import_(self, person: str, lines: Iterable[str], *, now: datetime | None = None) -> int:
        """Keep the events of lines that :meth:`export` gave, all or none; twice is once.

        Args:
            person: whose they are from now on.
            lines: one event each, in any order; blank ones are left out.
            now: as for :meth:`record`.

        Returns:
            How many were new.

        Raises:
            InputError: with every event that :meth:`record` would refuse, or is none, named with its
                line. Nothing is kept.
            StoreError: when they can't be kept.
        """
        held = self._events(person).values()
        events = read_lines(lines, held, check_time("now", now), self._acceptance)
        return self._append(person, events)

    def forget(self, person: str) -> int:
        """Delete every event of a person, and give back how many there were.

        Backups of a database, and what was exported, are yours to delete.

        Raises:
            StoreError: when they can't be deleted.
        """
        self._kept.drop(check_person(person))
        return self.store.forget(person)

    def people(self) -> list[str]:
        """The people who have events, sorted.

        Raises:
            StoreError: when they can't be read.
        """
        return self.store.people()

    def _append(self, person: str, events: Sequence[Event]) -> int:
        """Keep events; one that is kept already in an older form is the same.

        Raises:
            InputError: when there would be too many.
            EventConflict: when the person has another under the same id.
        """
        held = len(self._kept.get(person).texts) or len(self.store.read(person))
        if held + len(events) > MOST_EVENTS:
            raise InputError("person", person, f"one with at most {MOST_EVENTS:,} events")
        try:
            return self.store.append(person, [(one.id, one.to_json()) for one in events])
        except EventConflict:
            known = self._events(person)
            new = [one for one in events if known.get(one.id) != one]
            if len(new) == len(events):
                raise
            return self.store.append(person, [(one.id, one.to_json()) for one in new])

    def _events(self, person: str) -> dict[str, Event]:
        """A person's events by id, corrections included."""
        texts = self.store.read(check_person(person))
        try:
            return {event.id: event for event in map(read_event, texts)}
        except InputError as error:
            raise self._unreadable(person, error) from error

    def _readable(self, person: str, at: datetime, preferences: AnyPreferences) -> Kept:
        """What follows from a person's events, all of which can be read."""
        texts = self.store.read(check_person(person))
        before = self._kept.get(person)
        try:
            kept = before.after(texts, self._rules, self._lowering)
        except InputError as error:
            raise self._unreadable(person, error) from error
        if kept is not before:
            self._kept.put(person, kept)
        if kept.unread:
            plain = self._advise(kept.course, at, preferences)[1]
            raise refusal(kept.unread, plain, self._assessor, preferences)
        return kept

    def _advise(
        self, course: Course, at: datetime, preferences: AnyPreferences
    ) -> tuple[Mapping[str, Answer], Advice]:
        """The derived answers and the advice that follow from a course at a time."""
        answers = derived(self._rules, course, instant(at))
        check_in = self._lowering.check_in(course, at)
        return answers, self._assessor.assess(check_in, preferences, at.date(), answers)

    def _unreadable(self, person: str, error: InputError) -> StoreError:
        hint = "Nothing was changed. Update recovery_advisor, or restore the event from a copy."
        doing = f"give the events of {person}"
        return StoreError(repr(self.store), doing, error.message, hint)
