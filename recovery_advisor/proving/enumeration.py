"""Settles claims by enumeration: one person for each combination of boundary classes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import combinations, product
from math import prod
from typing import TypeAlias

from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.claim import AGAINST, Claim, Other, clearable, overlay_effects
from recovery_advisor.proving.individuals import Individuals, SeenEffects, truth_of
from recovery_advisor.proving.view import Outcome, View
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.boundary_classes import classes, thresholds_of
from recovery_advisor.rulebook.conditions import thresholds

#: The most combinations that are enumerated.
MOST = 200_000
#: The outcomes of two persons compared.
Pair: TypeAlias = tuple[Outcome[bool], Outcome[bool]]
Views: TypeAlias = tuple[View[bool]] | Pair


def enumeration(book: RuleBook, laws: Laws, claims: Collection[Claim]) -> Enumeration | None:
    """An enumeration of all persons that claims and rules can tell apart; ``None`` if too many."""
    conditions = [one for claim in claims for one in (claim.about, claim.unless) if one is not None]
    looked_at = [*thresholds_of(book), *(one for every in conditions for one in thresholds(every))]
    choices = [classes(question, looked_at) for question in book.questions]
    if prod(map(len, choices)) * 2 ** len(clearable(book)) > MOST:
        return None
    return Enumeration(Individuals(book, laws), choices)


class Enumeration:
    """Tries claims on every combination of boundary classes.

    Args:
        people: evaluates single persons.
        choices: for each question, an answer of each class, best first, the unknown one last.
    """

    def __init__(self, people: Individuals, choices: list[list[int]]) -> None:
        self._people, self._choices = people, choices
        self._seen = {person: people.seen(person) for person in product(*choices)}
        self._distinct_views = cache(self._new_distinct_views)

    def __len__(self) -> int:
        return len(self._seen)

    def holds(self, claim: Claim) -> bool:
        """Whether a claim is true of everybody."""
        speaks_of, lacking = is_about(claim, self._people.book), set[str]()
        if claim.other is None and not any(map(speaks_of, self._seen)):
            return False
        for number, (views, members) in enumerate(self._distinct_views(claim.other)):
            parts = list(claim.sought(*views))
            if claim.found and number == 0:
                lacking = {says for says, _ in parts}
            true = {says for says, truth in parts if truth}
            if true and any(map(speaks_of, members)):
                if not claim.found:
                    return False
                lacking -= true
        return not lacking

    def _new_distinct_views(self, other: Other | None) -> Sequence[tuple[Views, Sequence[Lowered]]]:
        """The distinct views, or pairs of outcomes, each with the persons who have it."""
        if other is None:
            alone: dict[SeenEffects, list[Lowered]] = {}
            for person, seen in self._seen.items():
                alone.setdefault(seen, []).append(person)
            return [((self._people.view(seen),), members) for seen, members in alone.items()]
        pairs = self._pairs(other)
        # Equal outcomes are the same object, so they are compared by identity.
        different = {(id(one), id(two)): (one, two) for one, two in pairs}
        return [(pair, ((),)) for pair in different.values()]

    def _pairs(self, other: Other) -> Iterator[Pair]:
        if other is Other.CLEARED:
            return self._cleared()
        by_answers = other in (Other.WORSE, Other.COMPLETED)
        return self._changed(other) if by_answers else self._with_fewer_rules(other)

    def _cleared(self) -> Iterator[Pair]:
        """Every person paired with the same person under every possible clearance."""
        people, outcome = self._people, cache(self._people.outcome)
        positions = clearable(people.book)
        scopes = [
            scope for size in range(len(positions)) for scope in combinations(positions, size + 1)
        ]
        for person, seen in self._seen.items():
            for scope in scopes:
                yield outcome(seen), outcome(people.cleared(person, scope))

    def _changed(self, other: Other) -> Iterator[Pair]:
        """Every person paired with those a step of one answer away; the rest follows."""
        outcome = cache(self._people.outcome)
        outcomes = {person: outcome(seen) for person, seen in self._seen.items()}
        changed = [_other_answers(choices, other) for choices in self._choices]
        for person, one in outcomes.items():
            for index, answers in enumerate(changed):
                for answer in answers[person[index]]:
                    yield one, outcomes[(*person[:index], answer, *person[index + 1 :])]

    def _with_fewer_rules(self, other: Other) -> Iterator[Pair]:
        book, outcome = self._people.book, cache(self._people.outcome)
        if other is Other.NO_OVERLAY:
            taken_away = [overlay_effects(book)]
        else:
            taken_away = [
                1 << index for index, effect in enumerate(book.effects) if effect.kind in AGAINST
            ]
        for seen in set(self._seen.values()):
            for effects in taken_away:
                yield outcome(seen), outcome(seen.without(effects))


def _other_answers(choices: list[int], other: Other) -> dict[int, list[int]]:
    """For each answer to a question, the answers that the second person may have given."""
    *known, unknown = choices
    if other is Other.COMPLETED:
        return {**{answer: [] for answer in known}, unknown: known}
    one_worse = {answer: known[place + 1 : place + 2] for place, answer in enumerate(known)}
    return {**one_worse, unknown: []}


def is_about(claim: Claim, book: RuleBook) -> Callable[[Lowered], bool]:
    """A predicate: whether a claim is about a person (``about`` and ``unless``)."""
    about = truth_of(claim.about, book) if claim.about else None
    unless = truth_of(claim.unless, book) if claim.unless else None
    return lambda person: (
        (about is None or about(person) is True) and (unless is None or unless(person) is not True)
    )
