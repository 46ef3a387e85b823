"""A store that is opened when it is first needed, as opening it may have to wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recovery_advisor.history import Store
from recovery_advisor.values.lazily import cached_property


class LateStore:
    """Opens a store when something is first asked of it; see :class:`~recovery_advisor.history.Store`.

    Args:
        open: opens it. What it raises, each method does.
    """

    def __init__(self, open: Callable[[], Store]) -> None:
        self._open = open

    def __repr__(self) -> str:
        return repr(self._store)

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        """As the store."""
        return self._store.append(person, events)

    def read(self, person: str) -> list[str]:
        """As the store."""
        return self._store.read(person)

    def forget(self, person: str) -> int:
        """As the store."""
        return self._store.forget(person)

    def people(self) -> list[str]:
        """As the store."""
        return self._store.people()

    @cached_property
    def _store(self) -> Store:
        return self._open()
