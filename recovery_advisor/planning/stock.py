"""The stock: what a permit, and the equipment and wishes of a person, leave to plan with."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_advisor.planning.items import Items
from recovery_advisor.planning.repertoire import Repertoire
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.translator import Translator


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to plan a session with, for one permit, one person's equipment and a language.

    Attributes:
        repertoire: all moves of the permit's readiness.
        items: their items in the language.
        words: translator into the language.
        usable: the set of the moves that are permitted and whose equipment is available.
        has_warm_up: whether one of them is a warm-up move.
        turns: for each phase with usable moves, the moves from the first on, from the second on…
    """

    repertoire: Repertoire
    items: Items
    words: Translator
    usable: int
    has_warm_up: bool
    turns: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, repertoire: Repertoire, items: Items, words: Translator, usable: int) -> Stock:
        """The stock of a set of usable moves."""
        by_phase = [usable & moves for moves in repertoire.of_phase.values() if usable & moves]
        turns = tuple([_turns(moves) for moves in by_phase])
        has_warm_up = bool(usable & repertoire.of_phase[Phase.WARM_UP])
        return cls(repertoire, items, words, usable, has_warm_up, turns)

    def first_in_turn(self, variant: int) -> int:
        """The moves of each phase that come before the others of it, in the turn of a variant."""
        first = 0
        for turns in self.turns:
            first |= turns[variant % len(turns)]
        return first


def _turns(moves: int) -> tuple[int, ...]:
    """For each of the moves, it and those after it."""
    return tuple([moves >> place << place for place in bits(moves)])
