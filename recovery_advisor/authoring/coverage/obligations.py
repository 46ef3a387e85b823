"""The coverage obligations of a rule book, one bit each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from recovery_advisor.authoring.coverage.deciding import Demonstration, Demonstrations
from recovery_advisor.engines.clearance import NOTHING_CLEARED, ClearedQuestions
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect


class Obligation(NamedTuple):
    """A demonstration of an effect that coverage requires."""

    effect: Effect
    shown: Demonstration


class Obligations:
    """The obligations of a rule book.

    Each effect must count for somebody and not count for somebody; in either case each of its
    thresholds must decide independently at least once.

    Attributes:
        book: the rule book.
        all: every obligation; a set of them is an int whose bit *i* is the one at *i*.
    """

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._bits: list[tuple[Demonstrations, dict[Demonstration, int]]] = []
        found: list[Obligation] = []
        for effect in book.effects:
            of = Demonstrations(effect, book)
            due = [
                Demonstration(one, counts)
                for one in (None, *of.thresholds)
                for counts in (True, False)
            ]
            self._bits.append((of, {one: 1 << len(found) + at for at, one in enumerate(due)}))
            found += [Obligation(effect, one) for one in due]
        self.all = tuple(found)

    def met_by(self, answers: Lowered, cleared: ClearedQuestions = NOTHING_CLEARED) -> int:
        """The obligations that a person with these answers meets.

        With a clearance, only those met both by the answers as given and with the cleared ones at
        their best: an effect that was lifted demonstrates nothing of its rule.

        Args:
            answers: the answers as given.
            cleared: the questions that a professional has cleared.
        """
        met = 0
        for of, bits in self._bits:
            for shown in of.by(answers):
                met |= bits[shown]
        if cleared.positions:
            met &= self.met_by(cleared.at_best(answers))
        return met

    def left_by(self, met: int) -> Iterator[tuple[int, Obligation]]:
        """The obligations not met, with their numbers."""
        return ((number, one) for number, one in enumerate(self.all) if not met >> number & 1)

    def met_under(self, other: Obligations, met: int) -> int:
        """The obligations of this book that were met under another one.

        Args:
            other: the obligations of that book, such as a base pack alone.
            met: those of them that were met.
        """
        return sum(
            self._place.get(_name(one), 0)
            for number, one in enumerate(other.all)
            if met >> number & 1
        )

    @cached_property
    def _place(self) -> dict[object, int]:
        return {_name(one): 1 << number for number, one in enumerate(self.all)}


def _name(obligation: Obligation) -> object:
    """The key of an obligation in any book: a rule has one effect of a kind at most."""
    effect, shown = obligation
    return effect.rule.id, effect.kind, shown
