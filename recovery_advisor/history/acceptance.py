"""Decides whether an event may be recorded, and gives it the form in which it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.history.order import check_amendment
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import Fault, InputError, nearest
from recovery_advisor.values.events import KINDS, Amended, CheckedIn, Cleared, Event, Noticed

#: A clock may be so far ahead.
AHEAD = timedelta(minutes=5)
#: As many events of one person are kept: a check-in, a session and a tap a day for 180 years.
MOST_EVENTS = 200_000
_LONGEST_NAME = 200

#: Gives the event with an id, if a person has one.
Find = Callable[[str], Event | None]


class Acceptance:
    """Accepts events by one history book. Immutable, safe to share between threads."""

    def __init__(self, assessor: Assessor, lowering: EventLowering) -> None:
        self._assessor, self._lowering = assessor, lowering

    def accepted(self, event: Event, now: datetime, find: Find) -> Event:
        """The event as it is kept, its answers spelt out; under the same id.

        Args:
            event: what is to be recorded.
            now: the time by a clock that is trusted.
            find: gives the event that a correction names.

        Raises:
            InputError: with all of it that can't be taken; for answers that can't be read with the
                advice on the rest of them.
        """
        if type(event) not in KINDS.values():
            kinds = ", ".join(kind.__name__ for kind in KINDS.values())
            raise InputError("event", event, f"an event: {kinds}")
        if event.at > now + AHEAD:
            allowed = f"a time up to now, {now.isoformat()}"
            raise InputError("at", event.at.isoformat(), allowed, "Look at the clock.")
        match event:
            case CheckedIn(check_in=answers):
                return event.model_copy(update={"check_in": self._spelt_out(answers)})
            case Noticed(answers=answers):
                return event.model_copy(update={"answers": self._spelt_out(answers)})
            case Cleared(scope=scope):
                _require_questions(scope, self._assessor.book)
            case Amended():
                return self._correction(event, now, find)
        return event

    def _spelt_out(self, answers: Mapping[str, Any]) -> CheckInBase:
        """The answers, so that no later reading takes anything for a denial.

        Raises:
            InputError: with the advice on what can be read.
        """
        try:
            return self._lowering.read(answers)
        except InputError as error:
            given = {id: one for id, one in answers.items() if id != "clearance"}
            raise self._assessor.refusal(error.faults, given) from None

    def _correction(self, amended: Amended, now: datetime, find: Find) -> Amended:
        corrected = find(amended.event)
        if corrected is None:
            raise InputError("event", amended.event, "the id of an event of this person")
        check_amendment(amended, corrected)
        if amended.by is None:
            return amended
        try:
            by = self.accepted(amended.by, now, find)
        except InputError as error:
            faults = [_within("by", fault) for fault in error.faults]
            raise InputError.of(faults, error.advice) from None
        return amended.model_copy(update={"by": by})


def _within(name: str, fault: Fault) -> Fault:
    field = name if fault.field is None else f"{name}.{fault.field}"
    return Fault(field, fault.given, fault.allowed, fault.hint)


def _require_questions(scope: Any, book: RuleBook) -> None:
    known = book.question
    faults = [
        Fault.of("scope", id, "a question of the rules", nearest(id, known))
        for id in sorted(set(scope) - known.keys())
    ]
    if faults:
        raise InputError.of(faults)


def check_person(person: object) -> str:
    """A person's name in the store.

    Raises:
        InputError: for what can't be one.
    """
    whole = isinstance(person, str) and person.isprintable() and person == person.strip()
    if not isinstance(person, str) or not whole or not 0 < len(person) <= _LONGEST_NAME:
        allowed = (
            f"a text on one line of at most {_LONGEST_NAME} characters, such as an id of yours"
        )
        raise InputError("person", person, allowed)
    return person


def check_time(name: str, at: datetime | None) -> datetime:
    """A time with its zone; that of the machine now for ``None``.

    Raises:
        InputError: for a time without a zone, and what is no time.
    """
    if at is None:
        return datetime.now().astimezone()
    if not isinstance(at, datetime) or at.utcoffset() is None:
        allowed = "a time with its zone, such as datetime.now().astimezone()"
        raise InputError(name, str(at) if isinstance(at, datetime) else at, allowed)
    return at
