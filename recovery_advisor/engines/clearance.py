"""Applies a professional's clearance: decides which answers each effect sees."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.rulebook.book import RuleBook


class ClearedQuestions(NamedTuple):
    """The questions that a professional has cleared.

    Effects see the best answer to each of them. Effects of rules that refer as an emergency, and
    safety nets, see all answers as given: no clearance hides part of an emergency, or what to watch
    for with a condition.

    Attributes:
        positions: indexes of the cleared questions in the book.
        as_given: bit mask of the effects that see all answers as given.
    """

    positions: tuple[int, ...]
    as_given: int

    @classmethod
    def of(cls, scope: Set[str], book: RuleBook) -> ClearedQuestions:
        """The cleared questions with these ids."""
        asked = enumerate(book.questions)
        return cls(tuple([i for i, one in asked if one.id in scope]), book.as_given)

    def hidden_from(self, effect: int) -> tuple[int, ...]:
        """The indexes of the questions whose answers an effect sees as the best answer."""
        return () if self.as_given >> effect & 1 else self.positions

    def at_best(self, answers: Lowered) -> Lowered:
        """The answers as the effects see them that see the cleared ones at their best."""
        if not self.positions:
            return answers
        return tuple([0 if i in self.positions else one for i, one in enumerate(answers)])

    def seen_by(self, effect: int, answers: Lowered) -> Lowered:
        """The answers as an effect sees them."""
        return self.at_best(answers) if self.hidden_from(effect) else answers

    def shown_to(self, engine: Engine) -> Engine:
        """Wrap an engine so that it evaluates each effect on the answers that the effect sees."""
        return _ClearedEngine(engine, self) if self.positions else engine


#: No clearance.
NOTHING_CLEARED = ClearedQuestions((), 0)


class _ClearedEngine:
    def __init__(self, engine: Engine, cleared: ClearedQuestions) -> None:
        self.name = engine.name
        self._engine, self._cleared = engine, cleared

    def counting(self, answers: Lowered) -> int:
        """The effects that count, as a bit mask."""
        as_given = self._cleared.as_given
        on_best = self._engine.counting(self._cleared.at_best(answers)) & ~as_given
        return on_best | self._engine.counting(answers) & as_given
