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


class Orders:
    """The orders of preference for one readiness.

    ``uncovered`` is the set of the regions of the focus that no chosen move works on, and ``tally``
    the tally of the chosen moves.
    """

    def __init__(self, moves: Sequence[Move], plan: Plan) -> None:
        self._moves = [move for move in moves if move.way.phase in _FILLED]
        self._plan = plan
        #: The cardio activities, the one with the fewest tags, which rules could exclude, first.
        self.gentlest_cardio: Order = ranked(
            [move for move in moves if move.way.phase is Phase.CARDIO and plan.cardio[1]],
            lambda move: -len(move.way.tags),
        )
        self._shortest = ranked(self._moves, lambda move: -move.seconds)
        self._balanced = lru_cache(_KEPT)(self._new_balanced)
        self._shortest_of_focus = lru_cache(_KEPT)(self._new_shortest_of_focus)

    def balanced(self, uncovered: int, tally: int) -> Order:
        """Those that cover most of the focus, of the emptiest phase, balancing use of equipment.

        Without the phases that have the plan's maximum.
        """
        return self._balanced(uncovered, tally)

    def shortest_of_focus(self, uncovered: int, tally: int) -> Order:
        """Those that cover most of the focus, then take the least time."""
        return self._shortest_of_focus(uncovered)

    def shortest(self, uncovered: int, tally: int) -> Order:
        """Those that take the least time."""
        return self._shortest

    def _new_balanced(self, uncovered: int, tally: int) -> Order:
        urgency, equipment_next = {}, {}
        for place, phase in enumerate(_FILLED):
            chosen, most = tallies.chosen(tally, phase), self._plan.of(phase)[1]
            if chosen < most:
                urgency[phase] = (-chosen / most, -place)
                equipment_next[phase] = 2 * tallies.with_equipment(tally, phase) <= chosen
        return ranked(
            [move for move in self._moves if move.way.phase in urgency],
            lambda move: (
                (uncovered & move.regions).bit_count(),
                urgency[move.way.phase],
                move.needs_equipment is equipment_next[move.way.phase],
            ),
        )

    def _new_shortest_of_focus(self, uncovered: int) -> Order:
        return ranked(
            self._moves, lambda move: ((uncovered & move.regions).bit_count(), -move.seconds)
        )


def best(order: Order, at_hand: int, first_in_turn: int) -> int:
    """The bit of the best move at hand, or 0; of those as good, it is the first in turn."""
    for equally_good in order:
        if found := equally_good & at_hand:
            found = found & first_in_turn or found
            return found & -found
    return 0


#: Gives the order to choose by, of what is uncovered and the tally.
Choice = Callable[[int, int], Order]


def ranked(moves: Iterable[Move], worth: Callable[[Move], Any]) -> Order:
    """The moves in an order: those of the greatest worth first."""
    equal: defaultdict[Any, int] = defaultdict(int)
    for move in moves:
        equal[worth(move)] |= 1 << move.place
    return tuple([equal[each] for each in sorted(equal, reverse=True)])
