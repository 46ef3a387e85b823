"""The repertoire of a readiness: all of its moves, and sets of them that planning asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Set

from recovery_advisor.planning.moves import Move, moves_of, region_bits
from recovery_advisor.planning.orders import Orders
from recovery_advisor.rulebook.bit_sets import bits, mask_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.session_parameters import Plan
from recovery_advisor.values.levels import AboveRest, Phase


class Repertoire:
    """All moves for one readiness.

    Attributes:
        readiness: the readiness.
        plan: how many moves of each phase a session has.
        warm_up_before_strength: the least number of warm-up moves before strength work.
        moves: the moves, each at its place in the catalog.
        by_bit: the moves by their bit in sets of moves.
        of_phase: for each phase the set of its moves.
        orders: the orders of preference among the moves.
    """

    def __init__(self, book: RuleBook, readiness: AboveRest) -> None:
        self.readiness: AboveRest = readiness
        self.plan: Plan = book.session.plans[readiness]
        self.warm_up_before_strength: int = book.session.warm_up_before_strength
        self.moves: tuple[Move, ...] = tuple(moves_of(book, readiness))
        self.by_bit: Mapping[int, Move] = {1 << move.place: move for move in self.moves}
        self.of_phase: Mapping[Phase, int] = {
            phase: mask_of(move.way.phase is phase for move in self.moves) for phase in Phase
        }
        self.orders: Orders = Orders(self.moves, self.plan)
        self._region_bits = region_bits(book)
        self._regions = tuple(self._region_bits)
        self._durations = sorted({move.seconds for move in self.moves})
        self._no_longer = [
            mask_of(move.seconds <= most for move in self.moves) for most in (-1, *self._durations)
        ]

    def set_of(self, ways: Set[str]) -> int:
        """The set of the moves of some ways, given their ids."""
        return mask_of(move.way.id in ways for move in self.moves)

    def no_longer_than(self, seconds: float) -> int:
        """The set of the moves that take at most so many seconds."""
        return self._no_longer[bisect_right(self._durations, seconds)]

    def regions_of(self, names: Iterable[str]) -> int:
        """The set of some regions, given their names."""
        return sum([self._region_bits[name] for name in names])

    def names_of(self, regions: int) -> tuple[str, ...]:
        """The names of a set of regions, in alphabetical order."""
        return tuple([self._regions[place] for place in bits(regions)])
