"""A session being planned: takes the moves that a session needs, then fills it up."""

from __future__ import annotations

from math import inf
from operator import attrgetter

from recovery_advisor.planning.moves import Move
from recovery_advisor.planning.orders import Choice, best
from recovery_advisor.planning.shortfalls import few_left, no_strength, none_left
from recovery_advisor.planning.stock import Stock
from recovery_advisor.values.frozen import of_valid
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.session import Item, Session

_RANK = attrgetter("rank")


class Draft:
    """A session being planned: the moves chosen, the moves left, and the duration in seconds.

    Args:
        stock: what there is to plan with.
        first_in_turn: the set of the moves that come before others as good.
        focus: the set of regions to work on first.
    """

    def __init__(self, stock: Stock, first_in_turn: int, focus: int) -> None:
        self.seconds: int = 0
        self.uncovered: int = focus
        self._stock = stock
        self._repertoire = stock.repertoire
        self._first_in_turn = first_in_turn
        self._left = stock.usable
        self._chosen: list[Move] = []
        self._tally = 0
        cardio = best(self._repertoire.orders.gentlest_cardio, stock.usable, first_in_turn)
        self._gentlest = self._repertoire.by_bit.get(cardio)
        self._cardio: Item | None = None
        self._remarks: list[str] = []

    def take_minimum(self, choice: Choice) -> None:
        """Take the plan's minimum of each phase, warm-up first.

        Args:
            choice: gives the order of preference to choose by.
        """
        self._take_minimum_of(Phase.WARM_UP, choice)
        if self._has_warm_up_for_strength():
            self._take_minimum_of(Phase.STRENGTH, choice)
        elif self._repertoire.plan.strength[1]:
            self._left &= ~self._repertoire.of_phase[Phase.STRENGTH]
            self._remarks.append(no_strength(self._stock.words))
        self._take_minimum_of(Phase.STRETCH, choice)

    def fill(self, seconds: int) -> None:
        """Add moves within the time and the plan's maximum: the focus first, then evenly.

        Cardio takes the remaining time, or its shortest time first if the focus needs it.
        """
        gentlest = self._gentlest
        needed = gentlest and not self._cardio and self.uncovered & gentlest.regions
        if gentlest and needed and self.seconds + gentlest.minutes[0] * 60 <= seconds:
            self._take_cardio()
        everything = len(self._repertoire.moves)
        self._take(self._repertoire.orders.balanced, self._left, everything, seconds)
        if not self._cardio:
            self._take_cardio((seconds - self.seconds) // 60)

    def covers_more_than(self, other: Draft) -> bool:
        """Whether this draft leaves fewer regions of the focus uncovered than another."""
        return self.uncovered.bit_count() < other.uncovered.bit_count()

    def session(self) -> Session:
        """The planned session."""
        items = self._stock.items.of(sorted(self._chosen, key=_RANK))
        return of_valid(
            Session,
            readiness=self._repertoire.readiness,
            exercises=(self._cardio, *items) if self._cardio else tuple(items),
            seconds=self.seconds,
            focus_not_covered=self._repertoire.names_of(self.uncovered),
            remarks=tuple(self._remarks),
        )

    def _take(self, choice: Choice, moves: int, most: int, seconds: float = inf) -> int:
        """Take up to ``most`` of some moves, best first, while the session is within the seconds.

        Returns how many were taken. Of moves as good, the first in turn is taken.
        """
        repertoire = self._repertoire
        for taken in range(most):
            at_hand = self._left & moves & repertoire.no_longer_than(seconds - self.seconds)
            order = choice(self.uncovered, self._tally)
            move = repertoire.by_bit.get(best(order, at_hand, self._first_in_turn))
            if move is None:
                return taken
            self.seconds += move.seconds
            self.uncovered &= ~move.regions
            self._left &= ~move.alternatives
            self._tally += move.tally
            self._chosen.append(move)
        return most

    def _take_minimum_of(self, phase: Phase, choice: Choice) -> None:
        least, _ = self._repertoire.plan.of(phase)
        taken = self._take(choice, self._repertoire.of_phase[phase], least)
        if taken < least:
            left = few_left if taken else none_left
            self._remarks.append(left(phase, self._stock.words))

    def _has_warm_up_for_strength(self) -> bool:
        """Whether there is enough warm-up for strength; cardio may replace one missing move."""
        missing = self._repertoire.warm_up_before_strength - len(self._chosen)
        if missing == 1 and self._chosen:
            self._take_cardio()
            return self._cardio is not None
        return missing <= 0

    def _take_cardio(self, spare: int | None = None) -> None:
        """Add the gentlest cardio activity for the spare minutes; ``None`` means its shortest."""
        gentlest = self._gentlest
        if gentlest is None:
            return
        shortest, longest = gentlest.minutes
        minutes = shortest if spare is None else min(spare, longest)
        if minutes >= shortest:
            self._cardio = self._stock.items.lasting(gentlest, minutes)
            self.seconds += self._cardio.seconds
            self.uncovered &= ~gentlest.regions
