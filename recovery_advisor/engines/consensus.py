"""Runs several engines on the same answers and compares their results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine, EngineFailure


class Agreement(NamedTuple):
    """The results of some engines on the same answers.

    Attributes:
        seen: the distinct sets of effects returned.
        failures: engine and exception type of each failure, for the log; never holds answers.
    """

    seen: tuple[int, ...]
    failures: tuple[str, ...]

    @property
    def fault(self) -> bool:
        """Whether an engine failed or the results differ."""
        return bool(self.failures) or len(self.seen) != 1


def ask_all(engines: Sequence[Engine], answers: Lowered, effects: int) -> Agreement:
    """Run each engine on the same answers.

    Args:
        engines: at least one engine.
        answers: lowered answers.
        effects: the number of effects in the book; an engine that returns others has failed.
    """
    seen: list[int] = []
    failures: list[str] = []
    for engine in engines:
        try:
            counting = engine.counting(answers)
            if type(counting) is not int or counting >> effects:
                raise EngineFailure("returned no set of this book's effects")
        except Exception as error:
            failures.append(f"{engine.name}: {type(error).__name__}")
            continue
        if counting not in seen:
            seen.append(counting)
    return Agreement(tuple(seen), tuple(failures))
