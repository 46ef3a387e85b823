"""The interface of engines."""

from typing import Protocol

from recovery_advisor.engines.lowering import Lowered


class EngineFailure(Exception):
    """An engine could not answer. Never shown to a person: it becomes an engine fault."""


class Engine(Protocol):
    """Says which effects of one rule book count on some answers."""

    @property
    def name(self) -> str:
        """Its name in ``advice.engine``."""
        ...

    def counting(self, answers: Lowered) -> int:
        """The effects that count: bit *i* for effect *i* of the book.

        Safe to call from many threads at once.
        """
        ...
