"""Keeps what follows from the events of the people who were asked about last."""

from __future__ import annotations

from recovery_advisor.assessment.process_lock import ProcessLock
from recovery_advisor.history.kept import Kept

#: As many moments are kept in all, some 100 MB of them; one person may have more.
MOST_MOMENTS = 25_000
_NOTHING = Kept()


class KeptPeople:
    """Keeps what follows from people's events. Safe to share between threads."""

    def __init__(self) -> None:
        self._people: dict[str, Kept] = {}
        self._moments = 0
        self._lock = ProcessLock()

    def get(self, person: str) -> Kept:
        """What is kept of a person, be it nothing."""
        return self._people.get(person, _NOTHING)

    def put(self, person: str, kept: Kept) -> None:
        """Keep it; whoever was asked about longest ago makes room."""
        with self._lock.here():
            self.drop(person)
            self._people[person] = kept
            self._moments += len(kept.moments)
            while self._moments > MOST_MOMENTS and len(self._people) > 1:
                self.drop(next(iter(self._people)))

    def drop(self, person: str) -> None:
        """Keep nothing of a person."""
        with self._lock.here():
            self._moments -= len(self._people.pop(person, _NOTHING).moments)
