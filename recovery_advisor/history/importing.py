"""Reads events from JSON Lines: every fault is named with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from recovery_advisor.history.acceptance import MOST_EVENTS, Acceptance
from recovery_advisor.history.event_form import read_event
from recovery_advisor.values.errors import EventConflict, Fault, InputError
from recovery_advisor.values.events import Event

#: The reading stops after so many faults.
_MOST_FAULTS = 1_000


def read_lines(
    lines: Iterable[str], held: Iterable[Event], now: datetime, acceptance: Acceptance
) -> list[Event]:
    """The events of lines, as they are kept.

    Args:
        lines: one event each, as ``Event.to_json`` gives it, in any order; blank ones are left out.
        held: the events that the person has already.
        now: the time by a clock that is trusted.
        acceptance: decides which may be recorded.

    Raises:
        InputError: with everything that can't be taken.
    """
    faults: list[Fault] = []
    parsed = _parsed(lines, faults)
    taken = {event.id: event for event in held}
    known = {event.id: event for event in parsed.values()} | taken
    read = []
    for number, event in parsed.items():
        if len(faults) >= _MOST_FAULTS:
            break
        with _noting(number, faults):
            kept = acceptance.accepted(event, now, known.get)
            if taken.setdefault(kept.id, kept) != kept:
                raise EventConflict(kept.id)
            read.append(kept)
    if faults:
        raise InputError.of(faults)
    return read


def _parsed(lines: Iterable[str], faults: list[Fault]) -> dict[int, Event]:
    """The event of each line, by its number from 1."""
    events: dict[int, Event] = {}
    for number, line in enumerate(lines.splitlines() if isinstance(lines, str) else lines, 1):
        if number > MOST_EVENTS:
            raise InputError(f"line {number}", line, f"at most {MOST_EVENTS:,} lines")
        if len(faults) >= _MOST_FAULTS:
            break
        if not isinstance(line, str) or line.strip():
            with _noting(number, faults):
                events[number] = read_event(line)
    return events


@contextmanager
def _noting(number: int, faults: list[Fault]) -> Iterator[None]:
    """Keep the faults of a line, named with it."""
    try:
        yield
    except InputError as error:
        for fault in error.faults:
            field = f"line {number}" if fault.field is None else f"line {number}: {fault.field}"
            faults.append(Fault(field, fault.given, fault.allowed, fault.hint))
