"""What happens to one person: events that an app hears of, and times at which it is asked for advice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from recovery_advisor.values.events import Event


class Heard(NamedTuple):
    """An event that is recorded on a device of the person."""

    event: Event
    device: int = 0

    def __repr__(self) -> str:
        """Short, as Hypothesis shows whole lives."""
        return f"<{self.event.kind} {self.event.id} at {self.event.at} on {self.device}>"


class Wanted(NamedTuple):
    """A time as of which advice is wanted, on a device of the person."""

    as_of: datetime
    device: int = 0


#: What happens to one person, in the order in which the app meets it.
Life = tuple[Heard | Wanted, ...]
#: Lives of people who have nothing to do with each other, to be compared.
Lives = tuple[Life, ...]


def life_of(events: Iterable[Event], *as_of: datetime) -> Life:
    """A life on one device: all of some events, and then advice as of each time."""
    return (*map(Heard, events), *map(Wanted, as_of))
