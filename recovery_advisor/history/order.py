"""The one order of events, and which of them stand once corrections are applied."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from recovery_advisor.values.errors import EventConflict, InputError
from recovery_advisor.values.events import KINDS, Amended, Event

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Standing(NamedTuple):
    """An event that is no correction, as it stands.

    Attributes:
        event: as it was corrected, under the id it was recorded with; as it was where it is
            withdrawn.
        amended: the correction that counts, the latest; ``None`` where there is none.
    """

    event: Event
    amended: Amended | None

    @property
    def withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.amended is not None and self.amended.by is None


def place_of(event: Event) -> tuple[datetime, int, str]:
    """Sorts events into their order: by instant, then by kind, then by id."""
    return event.at, _RANK[event.kind], event.id


def in_order(events: Iterable[Event]) -> list[Event]:
    """A set of events in their order, each once.

    Raises:
        EventConflict: when two that differ have one id.
    """
    by_id: dict[str, Event] = {}
    for event in events:
        same = by_id.setdefault(event.id, event)
        if same is not event and same != event:
            raise EventConflict(event.id)
    return sorted(by_id.values(), key=place_of)


def standing(events: Iterable[Event]) -> list[Standing]:
    """The events of a set that are no corrections, corrected, in order.

    A correction of an event that the set lacks waits for it.

    Raises:
        EventConflict: when two that differ have one id.
        InputError: for a correction that :func:`check_amendment` refuses.
    """
    ordered = in_order(events)
    latest = {one.event: one for one in ordered if isinstance(one, Amended)}
    if not latest:
        return [Standing(event, None) for event in ordered]
    corrected = (_corrected(event, latest.get(event.id)) for event in ordered)
    kept = [one for one in corrected if not isinstance(one.event, Amended)]
    return sorted(kept, key=lambda one: place_of(one.event))


def check_amendment(amended: Amended, event: Event) -> None:
    """Refuse a correction of another correction, or by an event of another kind.

    Raises:
        InputError: with what to do instead.
    """
    if isinstance(event, Amended):
        allowed = "the id of an event that is no correction"
        hint = f"Amend {event.event} once more: the latest correction counts."
        raise InputError("event", amended.event, allowed, hint)
    if amended.by is not None and amended.by.kind != event.kind:
        allowed = f"an event of kind {event.kind}, as {event.id} is"
        hint = "To put another in its place, withdraw it and record the other."
        raise InputError("by.kind", amended.by.kind, allowed, hint)


def _corrected(event: Event, amended: Amended | None) -> Standing:
    if amended is None:
        return Standing(event, None)
    check_amendment(amended, event)
    if amended.by is None:
        return Standing(event, amended)
    return Standing(amended.by.model_copy(update={"id": event.id}), amended)
