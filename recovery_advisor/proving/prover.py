"""Settles claims about every possible person with z3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from recovery_advisor.decision import Laws
from recovery_advisor.proving.claim import Claim, Other, Statement
from recovery_advisor.proving.comparison import Compared, Counterexample, compared
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library, view_of
from recovery_advisor.proving.search import NotSettled, SolverSearch
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.book import RuleBook

#: The part lacking where a claim is about nobody: it would hold vacuously.
SPOKEN_OF = "the answers that it is about"


class Settled(StrEnum):
    """The results of settling a claim."""

    PROVED = "proved"
    REFUTED = "refuted"
    NOT_SETTLED = "not settled"


@dataclass(frozen=True, slots=True)
class Settlement:
    """The result of settling one claim.

    Attributes:
        counterexample: the smallest, where there is one.
        lacking: the parts that are true of nobody, where that refutes the claim.
    """

    claim: Statement
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
        self._person = SymbolicPerson.of(book.questions, "person")
        self._others: dict[Other, Compared] = {}

    def settle(self, claim: Claim) -> Settlement:
        """The result for a claim; ``NOT_SETTLED`` when the time is over."""
        counterexample: Counterexample | None = None
        lacking: tuple[str, ...] = ()
        try:
            if not SolverSearch(subject_of(claim, self._person), self._seconds).finds():
                lacking = (SPOKEN_OF,)
            elif claim.found:
                lacking = tuple(self._not_found(claim))
            else:
                counterexample = self._counterexample(claim)
            settled = Settled.REFUTED if counterexample or lacking else Settled.PROVED
        except NotSettled:
            settled = Settled.NOT_SETTLED
        return Settlement(claim, settled, counterexample, lacking)

    def _not_found(self, claim: Claim) -> Iterator[str]:
        search = SolverSearch(subject_of(claim, self._person), self._seconds)
        for says, truth in claim.sought(self._view):
            if not search.finds(truth):
                yield says

    def _counterexample(self, claim: Claim) -> Counterexample | None:
        other = self._compared(claim.other) if claim.other else None
        parts = claim.sought(self._view, other.view) if other else claim.sought(self._view)
        sought = self._z3.Or([truth for _, truth in parts])
        between = other.between if other else ()
        search = SolverSearch([*subject_of(claim, self._person), *between, sought], self._seconds)
        if not search.finds():
            return None
        return other.smallest(search) if other else Counterexample(search.smallest(self._person))

    @cached_property
    def _view(self) -> View[Formula]:
        return view_of(self._person, self._book, self._laws)

    def _compared(self, other: Other) -> Compared:
        if other not in self._others:
            self._others[other] = compared(other, self._person, self._book, self._laws)
        return self._others[other]


def subject_of(claim: Claim, person: SymbolicPerson) -> Iterator[Formula]:
    """Formulas: the person is possible, and a claim is about them."""
    yield person.possible
    if claim.about is not None:
        yield person.known(claim.about)
    if claim.unless is not None:
        yield solver_library().Not(person.known(claim.unless))
