"""What a professional's clearance changes: which answers each effect sees."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.rulebook.book import RuleBook


class ClearedQuestions(NamedTuple):
    """The questions that a professional has cleared.

    Every effect sees their answers at their best, but those of rules that refer as an emergency:
    these see all answers as they were given, so that no clearance takes one of the two halves of
    an emergency away.

    Attributes:
        positions: of the cleared questions among those of the book.
        emergencies: the effects of rules that refer as an emergency.
    """

    positions: tuple[int, ...]
    emergencies: int

    @classmethod
    def of(cls, scope: Set[str], book: RuleBook) -> ClearedQuestions:
        """Those with these ids."""
        asked = enumerate(book.questions)
        return cls(tuple([i for i, one in asked if one.id in scope]), book.emergencies)

    def hidden_from(self, effect: int) -> tuple[int, ...]:
        """The positions of the questions whose answers an effect sees at their best."""
        return () if self.emergencies >> effect & 1 else self.positions

    def at_best(self, answers: Lowered) -> Lowered:
        """The answers as all effects see them but those of emergencies."""
        if not self.positions:
            return answers
        return tuple([0 if i in self.positions else one for i, one in enumerate(answers)])

    def seen_by(self, effect: int, answers: Lowered) -> Lowered:
        """The answers as an effect sees them."""
        return self.at_best(answers) if self.hidden_from(effect) else answers

    def shown_to(self, engine: Engine) -> Engine:
        """An engine that evaluates each effect on the answers that it sees."""
        return _ClearedEngine(engine, self) if self.positions else engine


#: Where there is no clearance.
NOTHING_CLEARED = ClearedQuestions((), 0)


class _ClearedEngine:
    def __init__(self, engine: Engine, cleared: ClearedQuestions) -> None:
        self.name = engine.name
        self._engine, self._cleared = engine, cleared

    def counting(self, answers: Lowered) -> int:
        """The effects that count, one bit each."""
        on_best = self._engine.counting(self._cleared.at_best(answers))
        return on_best | self._engine.counting(answers) & self._cleared.emergencies
