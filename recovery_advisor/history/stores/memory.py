"""Events in memory, for tests and for sessions that keep nothing."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.assessment.process_lock import ProcessLock
from recovery_advisor.values.errors import EventConflict


class MemoryStore:
    """A store that lasts as long as its process. Safe to share between threads."""

    def __init__(self) -> None:
        self._events: dict[str, dict[str, str]] = {}
        self._lock = ProcessLock()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        """See :class:`~recovery_advisor.history.Store`."""
        with self._lock.here():
            held = self._events.get(person, {})
            new: dict[str, str] = {}
            for id, text in events:
                kept = held.get(id)
                if (new.setdefault(id, text) if kept is None else kept) != text:
                    raise EventConflict(id)
            if new:
                self._events[person] = {**held, **new}
            return len(new)

    def read(self, person: str) -> list[str]:
        """See :class:`~recovery_advisor.history.Store`."""
        return list(self._events.get(person, {}).values())

    def forget(self, person: str) -> int:
        """See :class:`~recovery_advisor.history.Store`."""
        with self._lock.here():
            return len(self._events.pop(person, {}))

    def people(self) -> list[str]:
        """See :class:`~recovery_advisor.history.Store`."""
        return sorted(self._events.copy())
