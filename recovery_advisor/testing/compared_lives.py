"""Compares what was advised in lives, and makes the lives that several laws compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from recovery_advisor.testing.app_over_time import Lived
from recovery_advisor.testing.lives import Heard, Life, Lives, Wanted, life_of
from recovery_advisor.testing.made_up_days import START
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import Event
from recovery_advisor.values.permissive import allowed


def end_of(events: Sequence[Event]) -> datetime:
    """The instant of the last of some events, whichever arrives last."""
    return max((event.at for event in events), default=START)


def asked_at_the_end(*lives: Sequence[Event]) -> Lives:
    """Lives that differ in their events, each asked for advice when the last event of all is there."""
    as_of = max(map(end_of, lives))
    return tuple(life_of(events, as_of) for events in lives)


def differing(told: Sequence[Lived]) -> Iterator[str]:
    """How the last advice of each life differs from that of the first."""
    first, *others = (one.told[-1] for one in told)
    for number, other in enumerate(others, 2):
        for what, one, now in _compared(first, other):
            if one != now:
                yield f"person {number} gets the {what} of person 1: {one}, and not {now}"


def _compared(one: Advice, other: Advice) -> Iterator[tuple[str, object, object]]:
    yield "readiness", one.readiness, other.readiness
    yield "urgency", one.urgency, other.urgency
    yield "exercises", _listed(sorted(allowed(one))), _listed(sorted(allowed(other)))
    yield (
        "reasons",
        _listed(why.rule for why in one.reasons),
        _listed(why.rule for why in other.reasons),
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def heard_in(life: Life) -> tuple[Event, ...]:
    """The events of a life, as they arrive."""
    return tuple(step.event for step in life if isinstance(step, Heard))


def wanted_in(life: Life) -> tuple[datetime, ...]:
    """The times at which a life asks for advice."""
    return tuple(step.as_of for step in life if isinstance(step, Wanted))
