"""Orders of preference among the moves of a readiness: sets of equally good moves, best first.

An order ranks all moves, be they at hand or not, so that few have to be made and all can be kept. The
move to choose is one of the first set that has any of the moves at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from recovery_advisor.planning import tally as tallies
from recovery_advisor.planning.moves import Move
from recovery_advisor.rulebook.session_parameters import Plan
from recovery_advisor.values.levels import Phase

#: Sets of equally good moves, best first.
Order = tuple[int, ...]
#: The phases that a session is filled up from; of those as empty, the first is filled first.
_FILLED = (Phase.STRENGTH, Phase.STRETCH, Phase.WARM_UP)
#: The most orders of each kind that are kept for one readiness.
_KEPT = 2_048


#: Gives an order for the set of the regions of the focus that no chosen move works on, and the tally
#: of the chosen moves.
Choice = Callable[[int, int], Order]


class Orders:
    """The orders of preference for one readiness.

    Attributes:
        balanced: those that cover most of the focus first, then those of the emptiest phase, then
            those that balance the use of equipment; without the phases that have the plan's
            maximum.
        shortest_of_focus: those that cover most of the focus first, then the shortest.
        shortest: the shortest first.
        gentlest_cardio: the cardio activities, the one with the fewest tags, by which rules could
            exclude it, first.
    """

    def __init__(self, moves: Sequence[Move], plan: Plan) -> None:
        self._moves = [move for move in moves if move.way.phase in _FILLED]
        self._plan = plan
        cardio = [move for move in moves if move.way.phase is Phase.CARDIO and plan.cardio[1]]
        self.gentlest_cardio: Order = ranked(cardio, lambda move: -len(move.way.tags))
        shortest = ranked(self._moves, lambda move: -move.seconds)
        of_focus = lru_cache(_KEPT)(self._shortest_of_focus)
        self.shortest: Choice = lambda uncovered, tally: shortest
        self.shortest_of_focus: Choice = lambda uncovered, tally: of_focus(uncovered)
        self.balanced: Choice = lru_cache(_KEPT)(self._balanced)

    def _shortest_of_focus(self, uncovered: int) -> Order:
        return ranked(
            self._moves, lambda move: ((uncovered & move.regions).bit_count(), -move.seconds)
        )

    def _balanced(self, uncovered: int, tally: int) -> Order:
        emptiness, equipment_next = {}, {}
        for place, phase in enumerate(_FILLED):
            chosen, most = tallies.chosen(tally, phase), self._plan.of(phase)[1]
            if chosen < most:
                emptiness[phase] = (-chosen / most, -place)
                equipment_next[phase] = 2 * tallies.with_equipment(tally, phase) <= chosen
        return ranked(
            [move for move in self._moves if move.way.phase in emptiness],
            lambda move: (
                (uncovered & move.regions).bit_count(),
                emptiness[move.way.phase],
                move.needs_equipment is equipment_next[move.way.phase],
            ),
        )


def ranked(moves: Iterable[Move], worth: Callable[[Move], Any]) -> Order:
    """The moves in an order: those of the greatest worth first."""
    equal: defaultdict[Any, int] = defaultdict(int)
    for move in moves:
        equal[worth(move)] |= 1 << move.place
    return tuple([equal[each] for each in sorted(equal, reverse=True)])


def best(order: Order, at_hand: int, first_in_turn: int) -> int:
    """The bit of the best move at hand, or 0; of those as good, it is the first in turn."""
    for equally_good in order:
        if found := equally_good & at_hand:
            found = found & first_in_turn or found
            return found & -found
    return 0
