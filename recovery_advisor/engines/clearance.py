"""An engine under a professional's clearance."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine


class ClearedEngine:
    """An engine that takes the cleared answers as harmless, but for emergencies.

    Whatever belongs to a rule that refers as an emergency counts on the answers as they were given,
    so that no clearance takes one of the two halves of an emergency away.

    Args:
        engine: the engine asked.
        cleared: positions of the cleared questions.
        emergencies: the effects of rules that refer as an emergency.
    """

    def __init__(self, engine: Engine, cleared: Sequence[int], emergencies: int) -> None:
        self.name = engine.name
        self._engine, self._cleared, self._emergencies = engine, cleared, emergencies

    def counting(self, answers: Lowered) -> int:
        """The effects that count, one bit each."""
        harmless = list(answers)
        for position in self._cleared:
            harmless[position] = 0
        lifted = self._engine.counting(tuple(harmless))
        return lifted | self._engine.counting(answers) & self._emergencies
