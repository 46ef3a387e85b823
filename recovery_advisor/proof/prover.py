"""Settles claims over everybody with z3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from recovery_advisor.laws import Laws, bits
from recovery_advisor.proof.claim import AGAINST, TWO_PEOPLE, Claim, Other, overlay_effects
from recovery_advisor.proof.everybody import Formula, Someone, solver_library, view_of
from recovery_advisor.proof.search import NotSettled, Search
from recovery_advisor.proof.view import View
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.lowering import Lowered


class Settled(StrEnum):
    """What came of a claim."""

    PROVED = "proved"
    REFUTED = "refuted"
    NOT_SETTLED = "not settled"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """One person of whom a claim is not true, or two.

    Attributes:
        person: the answers.
        other: those of the one compared with; the same where only the rules differ.
        without: the effects that are taken away for the one compared with.
    """

    person: Lowered
    other: Lowered | None = None
    without: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one claim.

    Attributes:
        counterexample: the smallest, where the claim is refuted by somebody.
        lacking: what nobody was found for, where it is refuted by that.
    """

    claim: Claim
    settled: Settled
    counterexample: Counterexample | None
    lacking: tuple[str, ...]


class Prover:
    """Settles claims about one rule book.

    Args:
        book: the rule book.
        laws: its laws.
        seconds: how long one claim may take.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """

    def __init__(self, book: RuleBook, laws: Laws, seconds: float) -> None:
        self._z3 = solver_library()
        self._book, self._laws, self._seconds = book, laws, seconds
        self._person = Someone.of(book.questions, "person")
        self._second = Someone.of(book.questions, "other")
        self._kept = {
            index: self._z3.Bool(f"kept.{index}")
            for index, effect in enumerate(book.effects)
            if effect.kind in AGAINST
        }

    def settle(self, claim: Claim) -> Outcome:
        """Whether a claim is true of everybody; at worst that it is not settled."""
        counterexample: Counterexample | None = None
        lacking: tuple[str, ...] = ()
        try:
            if claim.found:
                lacking = tuple(self._not_found(claim))
            else:
                counterexample = self._counterexample(claim)
            settled = Settled.REFUTED if counterexample or lacking else Settled.PROVED
        except NotSettled:
            settled = Settled.NOT_SETTLED
        return Outcome(claim, settled, counterexample, lacking)

    def _not_found(self, claim: Claim) -> Iterator[str]:
        search = Search(self._spoken_of(claim), self._seconds)
        for says, truth in claim.sought(self._view):
            if not search.finds(truth):
                yield says

    def _counterexample(self, claim: Claim) -> Counterexample | None:
        views = [self._view] if claim.other is None else [self._view, self._compared(claim.other)]
        sought = self._z3.Or([truth for _, truth in claim.sought(*views)])
        between = self._between(claim.other)
        search = Search([*self._spoken_of(claim), *between, sought], self._seconds)
        if not search.finds():
            return None
        return self._smallest(search, claim.other)

    def _smallest(self, search: Search, other: Other | None) -> Counterexample:
        if other in TWO_PEOPLE:
            # Many changes can be made one by one, so that one of them is to blame alone.
            changed = zip(self._person.numbers.values(), self._second.numbers.values(), strict=True)
            search.keep(self._z3.PbEq([(one != two, 1) for one, two in changed], 1))
            person = search.smallest(self._person)
            return Counterexample(person, search.nearest(self._second, person))
        if other is Other.FEWER_AGAINST:
            lost = [(self._z3.Not(kept), 1) for kept in self._kept.values()]
            search.keep(self._z3.PbEq(lost, 1))
            person = search.smallest(self._person)
            without = list(self._kept)[search.first_false(list(self._kept.values()))]
            return Counterexample(person, person, 1 << without)
        person = search.smallest(self._person)
        if other is Other.NO_OVERLAY:
            return Counterexample(person, person, overlay_effects(self._book))
        return Counterexample(person)

    def _spoken_of(self, claim: Claim) -> Iterator[Formula]:
        yield self._person.possible
        if claim.about is not None:
            yield self._person.known(claim.about)
        if claim.unless is not None:
            yield self._z3.Not(self._person.known(claim.unless))

    def _between(self, other: Other | None) -> Iterator[Formula]:
        """What is known of the second of two people."""
        if other in TWO_PEOPLE:
            yield self._second.possible
            for question in self._book.questions:
                one, two = self._person.numbers[question.id], self._second.numbers[question.id]
                unknown = one == question.unknown
                if other is Other.COMPLETED:
                    yield self._z3.Or(unknown, one == two)
                else:
                    worse = self._z3.And(one <= two, two != question.unknown)
                    yield self._z3.If(unknown, two == question.unknown, worse)

    @cached_property
    def _view(self) -> View[Formula]:
        return view_of(self._person, self._book, self._laws)

    @cached_property
    def _second_view(self) -> View[Formula]:
        return view_of(self._second, self._book, self._laws)

    def _compared(self, other: Other) -> View[Formula]:
        if other in TWO_PEOPLE:
            return self._second_view
        kept: Mapping[int, Formula] = self._kept
        if other is Other.NO_OVERLAY:
            kept = dict.fromkeys(bits(overlay_effects(self._book)), self._z3.BoolVal(False))
        return view_of(self._person, self._book, self._laws, kept)
