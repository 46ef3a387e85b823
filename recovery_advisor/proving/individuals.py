"""Evaluates persons one by one, with the code that decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered, lower_known
from recovery_advisor.proving.logic import BooleanLogic
from recovery_advisor.proving.view import Outcome, Truths, View, watched_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Condition, thresholds
from recovery_advisor.rulebook.kleene import Truth, truth
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT


class SeenEffects(NamedTuple):
    """The truth of every effect for one person, as sets of effects with one bit each."""

    known: int
    ruled_out: int
    lowered_counts: int
    lowered_known: int

    def without(self, effects: int) -> SeenEffects:
        """The same without some effects of the rule book."""
        return SeenEffects(
            self.known & ~effects, self.ruled_out | effects,
            self.lowered_counts & ~effects, self.lowered_known & ~effects,
        )  # fmt: skip

    def lifted_to(self, harmless: SeenEffects, as_given: int) -> SeenEffects:
        """The same under a clearance, under which the answers are ``harmless``.

        Some effects go by the answers as given all the same.
        """
        both = zip(self, harmless, strict=True)
        return SeenEffects(*(given & as_given | lifted & ~as_given for given, lifted in both))


class Individuals:
    """Evaluates persons by one rule book: conditions by Kleene logic, decisions by the laws."""

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        self.book: RuleBook = book
        self._laws = laws
        self._counts, self._known = BitmapEngine(book), BitmapEngine(book, lower_known)
        self._conditions = [truth_of(effect.rule.when, book) for effect in book.effects]
        self._nets = _mask(effect.kind == "safety_net" for effect in book.effects)
        self._outcome, self._split = cache(self._new_outcome), cache(self._new_split)
        self._unless_ruled_out = _mask(
            effect.kind in COUNTS_UNLESS_RULED_OUT for effect in book.effects
        )

    def seen(self, person: Lowered) -> SeenEffects:
        """The truth of every effect for a person."""
        truths = [condition(person) for condition in self._conditions]
        return SeenEffects(
            known=_mask(one is True for one in truths),
            ruled_out=_mask(one is False for one in truths),
            lowered_counts=self._counts.counting(person),
            lowered_known=self._known.counting(person),
        )

    def cleared(self, person: Lowered, positions: Collection[int]) -> SeenEffects:
        """The truth of every effect for a person with a clearance of some questions."""
        harmless = tuple(0 if i in positions else one for i, one in enumerate(person))
        return self.seen(person).lifted_to(self.seen(harmless), self._laws.as_given)

    def view(self, seen: SeenEffects) -> View[bool]:
        """The view that follows."""
        counting = self._counting(seen)
        outcome = self.outcome(seen)
        truths = Truths(
            counts=self._split(counting),
            known=self._split(seen.known),
            ruled_out=self._split(seen.ruled_out),
            lowered_counts=self._split(seen.lowered_counts),
            lowered_known=self._split(seen.lowered_known),
        )
        reported = self._split(self._laws.reported(counting, seen.known))
        return View(
            outcome.logic, outcome.decided, outcome.allowed, outcome.watched,
            self.book, truths, reported,
        )  # fmt: skip

    def outcome(self, seen: SeenEffects) -> Outcome[bool]:
        """The outcome that follows; equal outcomes are the same object."""
        counting = self._counting(seen)
        permit = self._laws.permit_for(counting)
        ways = permit.ways if permit else frozenset[str]()
        return self._outcome(self._laws.decide(counting), ways, seen.known & self._nets)

    def _counting(self, seen: SeenEffects) -> int:
        return seen.known | (self._unless_ruled_out & ~seen.ruled_out)

    def _new_outcome(self, decision: Decision, ways: frozenset[str], nets: int) -> Outcome[bool]:
        decisions = dict.fromkeys(decision for _, _, decision in self._laws.table)
        return Outcome(
            BooleanLogic(),
            decided={one: one == decision for one in decisions},
            allowed={way.id: way.id in ways for way in self.book.ways},
            watched=watched_of(self.book, self._split(nets)),
        )

    def _new_split(self, effects: int) -> tuple[bool, ...]:
        return tuple(bool(effects >> index & 1) for index in range(len(self.book.effects)))


def truth_of(condition: Condition, book: RuleBook) -> Callable[[Lowered], Truth]:
    """A function from a person to the Kleene truth of a condition; cached by its answers."""
    ids = {one.question for one in thresholds(condition)}
    looked_at = [(i, one) for i, one in enumerate(book.questions) if one.id in ids]
    remembered: dict[Sequence[int], Truth] = {}

    def found(person: Lowered) -> Truth:
        key = tuple([person[index] for index, _ in looked_at])
        if key not in remembered:
            remembered[key] = truth(
                condition, {one.id: one.intervals[person[index]] for index, one in looked_at}
            )
        return remembered[key]

    return found


def _mask(truths: Iterable[bool]) -> int:
    return sum(1 << index for index, one in enumerate(truths) if one)
