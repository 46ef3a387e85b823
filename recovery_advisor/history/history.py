"""The façade: events in, and the advice that follows from all of a person's events out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from recovery_advisor.advisor import Advisor
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.case_results import tried
from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Refused
from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import AHEAD, derived
from recovery_advisor.course.instants import instant
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.registry import EngineChoice, engines_for
from recovery_advisor.history.acceptance import (
    MOST_EVENTS,
    Acceptance,
    check_person,
    check_room,
    check_store,
    check_time,
)
from recovery_advisor.history.event_form import read_event
from recovery_advisor.history.importing import cut, read_lines
from recovery_advisor.history.kept import Kept
from recovery_advisor.history.kept_people import KeptPeople
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.history.order import check_counts, in_order
from recovery_advisor.history.plain_book import plain_book
from recovery_advisor.history.stores.memory import MemoryStore
from recovery_advisor.history.stores.protocol import Store
from recovery_advisor.history.telling import REFUSED, answers_in, answers_in_lines, telling
from recovery_advisor.history.timeline import TimelineMoment, timeline
from recovery_advisor.history.told import after_fault
from recovery_advisor.history.unread import refusal
from recovery_advisor.history.unreadable_rows import advice_beside
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
_MEND = "Nothing was changed. Update recovery_advisor, or restore the event from a copy."


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
        InputError: for an engine that does not exist, and for what is no store, such as a bare path.
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
        self.store: Store = MemoryStore() if store is None else check_store(store)
        self._engine = engine
        engines = engines_for(book, engine)
        self._assessor = Assessor(book, engines)
        self._rules = CourseRules(book, _reading(engines))
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
                event that is not there or is of another kind, one that would not count as a later one
                is there, and for a person with 200,000 events, who may still have 1,000 corrections.
                Nothing is kept.
            EventConflict: when the person has another event under the same id. It is an InputError.
            StoreError: when it can't be kept.

        ``advice`` of each of these errors is rest, with the urgency of the answers in the event that can
        be read; ``None`` where it holds no answers. Tell it first, as it may be an emergency.
        """
        with telling(self._assessor, answers_in(event)):
            known = self._events(person) if isinstance(event, Amended) else {}
            accepted = self._acceptance.accepted(event, check_time("now", now), known.get)
            if isinstance(accepted, Amended):
                check_counts(accepted, known.values())
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

        Returns:
            The advice. After a fault of ours it is rest, with ``fault``, and as urgent as the most
            urgent of all that was ever told.

        Raises:
            InputError: for a preference or time that can't be taken, and when an answer in an event
                can't be read by today's rules. ``faults`` names each with its event, and ``advice``
                is rest, with the urgency of what can be read. Amend the event, or have the rules
                read the older question.
            StoreError: when the events can't be read. Where some of them can, ``advice`` is rest, with
                the urgency that follows from these.
        """
        at = check_time("as_of", as_of)
        try:
            kept = self._readable(person, at, preferences)
            return self._advise(person, kept, at, preferences)
        except (InputError, StoreError, RecursionError, MemoryError):
            raise
        except Exception as error:
            log_fault("history", type(error).__name__, self.book)
            self._distrust(person)
            return after_fault(self._events(person).values(), self._assessor, preferences)

    def course(self, person: str) -> Course:
        """What all of a person's events come to: the danger signs that stand, the last session and so on.

        Raises:
            InputError: as :meth:`advise`.
            StoreError: when the events can't be read.
        """
        return self._readable(person, check_time("as_of", None), None).course

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

        Warns:
            UserWarning: as there, where no course is given.
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
        return timeline(kept, lambda course, at: self._advice_on(course, at, wanted), words)

    def export(self, person: str) -> list[str]:
        """Every event of a person as a line of JSON, in order, corrections included.

        Raises:
            StoreError: when one of the events can't be read, or two have one id; as :meth:`advise`.
        """
        return [event.to_json() for event in self._events(person).values()]

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
                line; corrections are taken in any order. Nothing is kept.
            StoreError: when they can't be kept.

        ``advice`` of these errors is rest, with the urgency of the most urgent line; ``None`` where none
        holds answers.
        """
        given = cut(lines)
        with telling(self._assessor, answers_in_lines(given)):
            held = self._events(person).values()
            events = read_lines(given, held, check_time("now", now), self._acceptance)
            return self._append(person, events)

    def forget(self, person: str) -> int:
        """Delete every event of a person, and give back how many there were.

        Backups of a database, and what was exported, are yours to delete.

        Raises:
            StoreError: when they can't be deleted.
        """
        try:
            return self.store.forget(check_person(person))
        finally:  # after it, so that nothing that was read before can be kept
            self._kept.forget(person)

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
        held = len(self._kept.get(person).texts) or len(self._rows(person))
        if held + len(events) > MOST_EVENTS:
            events = self._new(person, events)
        try:
            return self.store.append(person, [(one.id, one.to_json()) for one in events])
        except EventConflict:
            known = self._events(person)
            new = [one for one in events if known.get(one.id) != one]
            if len(new) == len(events):
                raise
            return self.store.append(person, [(one.id, one.to_json()) for one in new])

    def _new(self, person: str, events: Sequence[Event]) -> list[Event]:
        """Those that a person does not have yet, for whom there is room."""
        known = self._events(person)
        new = [one for one in dict.fromkeys(events) if known.get(one.id) != one]
        if new:
            check_room([*known.values(), *new])
        return new

    def _events(self, person: str) -> dict[str, Event]:
        """A person's events by id, in order, corrections included."""
        rows = self._rows(check_person(person))
        try:
            return {event.id: event for event in in_order(map(read_event, rows))}
        except InputError as error:
            at = check_time("now", None)
            raise self._unreadable(person, rows, error, at, None) from error

    def _rows(self, person: str) -> tuple[str, ...]:
        """What the store holds of a person, be each a text or not; it is the store's own no more."""
        rows = self.store.read(check_person(person))
        if not isinstance(rows, Iterable) or isinstance(rows, (str, bytes)):
            why = f"it gave a {type(rows).__name__} in place of a list"
            raise StoreError(repr(self.store), f"give the events of {person}", why, _MEND)
        return tuple(rows)

    def _readable(self, person: str, at: datetime, preferences: AnyPreferences) -> Kept:
        """What follows from a person's events, all of which can be read."""
        forgotten = self._kept.forgotten
        rows = self._rows(person)
        before = self._kept.get(person)
        try:
            kept = before.after(rows, self._rules, self._lowering)
        except InputError as error:
            raise self._unreadable(person, rows, error, at, preferences) from error
        if kept is not before:
            self._kept.put(person, kept, forgotten)
        if kept.unread:
            then = kept.course_at(instant(at) + AHEAD)
            on_the_rest = self._at_rest(kept.course, at, preferences, then)
            raise refusal(kept.unread, on_the_rest, self._assessor, preferences)
        return kept

    def _advise(self, person: str, kept: Kept, at: datetime, preferences: AnyPreferences) -> Advice:
        """The advice that follows from a person's events; of events ahead, none lifts what stands."""
        then = kept.course_at(instant(at) + AHEAD)
        advice = self._advice_on(kept.course, at, preferences, then)[1]
        if advice.fault:
            self._distrust(person)
        return advice

    def _distrust(self, person: str) -> None:
        """Keep nothing that was read by an engine with a fault, so that it is read anew."""
        self._kept.drop(person)
        self._rules.read.cache_clear()

    def _advice_on(
        self,
        course: Course,
        at: datetime,
        preferences: AnyPreferences,
        then: Course | None = None,
    ) -> tuple[Mapping[str, Answer], Advice]:
        """The derived answers and the advice that follow from a course at a time."""
        answers = derived(self._rules, course, instant(at), then)
        check_in = self._lowering.check_in(course, at)
        return answers, self._assessor.assess(check_in, preferences, at.date(), answers)

    def _at_rest(
        self,
        course: Course,
        at: datetime,
        preferences: AnyPreferences,
        then: Course | None = None,
    ) -> Advice:
        """Rest, as urgent as what follows from a course at a time: something beside it can't be read."""
        answers = derived(self._rules, course, instant(at), then)
        check_in, wanted = self._lowering.check_in(course, at), self._wanted(preferences)
        refused = Refused((REFUSED,), ())
        advice = self._assessor.refused(refused, check_in, wanted, at.date(), answers).advice
        assert advice is not None, "an assessor's refusal has one"
        return advice

    def _wanted(self, preferences: AnyPreferences) -> Preferences:
        """The preferences, or none where they can't be taken: that must not hide an emergency."""
        try:
            return self._assessor.intake.parse_preferences(preferences)
        except InputError:
            return self._assessor.intake.parse_preferences(None)

    def _unreadable(
        self,
        person: str,
        rows: Sequence[object],
        error: InputError,
        at: datetime,
        preferences: AnyPreferences,
    ) -> StoreError:
        def at_rest(course: Course) -> Advice:
            return self._at_rest(course, at, preferences)

        wanted = self._wanted(preferences)
        advice = advice_beside(rows, self._rules, self._lowering, self._assessor, wanted, at_rest)
        doing = f"give the events of {person}"
        return StoreError(repr(self.store), doing, error.message, _MEND, advice)


def _reading(engines: Sequence[Engine]) -> Engine:
    """The one of an assessor's engines that reads check-ins: the fastest, where it takes part."""
    bitmap = (one for one in engines if isinstance(one, BitmapEngine))
    return next(bitmap, engines[0])
