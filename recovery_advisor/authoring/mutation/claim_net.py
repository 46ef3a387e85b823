"""Tries whether the claims of a rules folder catch a mutant."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.authoring.mutation.subject import RuledBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.claim import Claim
from recovery_advisor.proving.enumeration import is_about
from recovery_advisor.proving.formulas import Formula, solver_library
from recovery_advisor.proving.prover import subject_of
from recovery_advisor.proving.search import NotSettled, SolverSearch


class ClaimNet:
    """Claims about one rule book.

    Args:
        claims: the claims, each about one person; those not known to be true of the original rules
            are left out.
        rules: the original rules.
        seconds: how long it may take to settle them for one mutant.
    """

    def __init__(self, claims: Sequence[Claim], rules: RuledBook, seconds: float) -> None:
        self._seconds = seconds
        #: By claim, the persons found: most mutants keep them, so they are tried before z3.
        self._found = {
            one.id: found for one in claims if (found := self._true_by(one, rules)) is not None
        }

    def catches(self, claims: Sequence[Claim], mutant: RuledBook) -> str | None:
        """A claim that is false of a mutant: the first about everybody, else about somebody.

        Args:
            claims: the same claims, as read with the mutant's bands.
            mutant: the mutant.

        Raises:
            NotSettled: when the time is over.
        """
        true = [one for one in claims if one.id in self._found]
        refuting = {one.id: _refuting(one, mutant) for one in true if not one.found}
        search = SolverSearch([mutant.person.possible], self._seconds)
        if search.finds(solver_library().Or(list(refuting.values()))):
            return next(id for id, formula in refuting.items() if search.finds(formula))
        return next((one.id for one in true if one.found and self._lacks(one, mutant)), None)

    def _lacks(self, claim: Claim, mutant: RuledBook) -> bool:
        """Whether some part of a claim is true of nobody."""
        true = {
            says for one in self._found[claim.id] for says in _true_of(claim, one, mutant)
        }  # fmt: skip
        lacking = [truth for says, truth in claim.sought(mutant.view) if says not in true]
        search = SolverSearch(subject_of(claim, mutant.person), self._seconds)
        return not all(map(search.finds, lacking))

    def _true_by(self, claim: Claim, rules: RuledBook) -> list[Lowered] | None:
        """Persons found for the parts of a claim; ``None`` where it is not known to be true."""
        try:
            return self._those_found(claim, rules)
        except NotSettled:
            return None

    def _those_found(self, claim: Claim, rules: RuledBook) -> list[Lowered] | None:
        people: list[Lowered] = []
        search = SolverSearch(subject_of(claim, rules.person), self._seconds)
        if not claim.found:
            parts = [truth for _, truth in claim.sought(rules.view)]
            return None if search.finds(solver_library().Or(parts)) else people
        true: set[str] = set()
        for says, truth in claim.sought(rules.view):
            if says not in true:
                somebody = search.somebody(rules.person, truth)
                if somebody is None:
                    return None
                people.append(somebody)
                true |= _true_of(claim, somebody, rules)
        return people


def _refuting(claim: Claim, rules: RuledBook) -> Formula:
    """A formula: some person whom a claim is about refutes it."""
    z3 = solver_library()
    sought = z3.Or([truth for _, truth in claim.sought(rules.view)])
    return z3.And(*subject_of(claim, rules.person), sought)


def _true_of(claim: Claim, somebody: Lowered, rules: RuledBook) -> set[str]:
    """The parts of a claim that are true of one person."""
    if not is_about(claim, rules.book)(somebody):
        return set()
    view = rules.people.view(rules.people.seen(somebody))
    return {says for says, truth in claim.sought(view) if truth}
