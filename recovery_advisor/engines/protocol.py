"""The interface of engines."""

from typing import Protocol

from recovery_advisor.engines.lowering import Lowered


class EngineFailure(Exception):
    """An engine could not evaluate the rules. The assessor reports it as an engine fault."""


class Engine(Protocol):
    """Computes which effects of one rule book count on given answers."""

    @property
    def name(self) -> str:
        """The name used in ``advice.engine``."""
        ...

    def counting(self, answers: Lowered) -> int:
        """The effects that count, as a bit mask: bit *i* stands for effect *i* of the book.

        Thread-safe.
        """
        ...
