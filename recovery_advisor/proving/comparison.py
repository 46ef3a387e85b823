"""The second person of a claim about two, as formulas, and the smallest counterexample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.claim import AGAINST, Other, clearable, overlay_effects
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library, view_of
from recovery_advisor.proving.search import SolverSearch
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook


@dataclass(frozen=True, slots=True)
class Counterexample:
    """One person, or two, for whom a claim is false.

    Attributes:
        person: the answers.
        other: those of the second person; the same where only the rules differ.
        without: the effects that are removed for the second, one bit each.
        cleared: positions of the questions that are cleared for the second.
    """

    person: Lowered
    other: Lowered | None = None
    without: int = 0
    cleared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The second of two persons compared, as formulas.

    Attributes:
        view: the view of that person.
        between: constraints on the two.
        changes: for each thing that may differ between them, the formula that it does.
        found: reads the counterexample from a search.
    """

    view: View[Formula]
    between: tuple[Formula, ...]
    changes: tuple[Formula, ...]
    found: Callable[[SolverSearch], Counterexample]

    def smallest(self, search: SolverSearch) -> Counterexample:
        """The smallest counterexample: with a single change, where one is enough."""
        alone = solver_library().PbEq([(one, 1) for one in self.changes], 1)
        if self.changes and search.finds(alone):
            search.keep(alone)
        return self.found(search)


def compared(other: Other, person: SymbolicPerson, book: RuleBook, laws: Laws) -> Compared:
    """The second person, compared with the first as the claim says."""
    if other is Other.FEWER_AGAINST:
        return _by_fewer_rules(person, book, laws)
    if other is Other.NO_OVERLAY:
        return _without_overlays(person, book, laws)
    if other is Other.CLEARED:
        return _with_a_clearance(person, book, laws)
    return _with_other_answers(other, person, book, laws)


def _with_other_answers(
    other: Other, person: SymbolicPerson, book: RuleBook, laws: Laws
) -> Compared:
    second = SymbolicPerson.of(book.questions, "other")

    def found(search: SolverSearch) -> Counterexample:
        smallest = search.smallest(person)
        return Counterexample(smallest, search.nearest(second, smallest))

    both = list(zip(person.numbers.values(), second.numbers.values(), strict=True))
    return Compared(
        view_of(second, book, laws),
        (second.possible, *_answered(other, person, second)),
        tuple(one != two for one, two in both),
        found,
    )


def _answered(other: Other, person: SymbolicPerson, second: SymbolicPerson) -> Iterator[Formula]:
    """Constraints on the answers of the second person, by those of the first."""
    z3 = solver_library()
    for id, question in person.questions.items():
        one, two = person.numbers[id], second.numbers[id]
        unknown = one == question.unknown
        if other is Other.COMPLETED:
            yield z3.Or(unknown, one == two)
        else:
            worse = z3.And(one <= two, two != question.unknown)
            yield z3.If(unknown, two == question.unknown, worse)


def _by_fewer_rules(person: SymbolicPerson, book: RuleBook, laws: Laws) -> Compared:
    z3 = solver_library()
    against = [index for index, effect in enumerate(book.effects) if effect.kind in AGAINST]
    kept = {index: z3.Bool(f"kept.{index}") for index in against}
    taken_away = tuple(z3.Not(one) for one in kept.values())

    def found(search: SolverSearch) -> Counterexample:
        smallest = search.smallest(person)
        lost = [against[place] for place in search.fewest_true(taken_away)]
        return Counterexample(smallest, smallest, sum(1 << index for index in lost))

    return Compared(view_of(person, book, laws, kept=kept), (), taken_away, found)


def _without_overlays(person: SymbolicPerson, book: RuleBook, laws: Laws) -> Compared:
    overlays = overlay_effects(book)
    kept = dict.fromkeys(bits(overlays), solver_library().BoolVal(False))

    def found(search: SolverSearch) -> Counterexample:
        smallest = search.smallest(person)
        return Counterexample(smallest, smallest, overlays)

    return Compared(view_of(person, book, laws, kept=kept), (), (), found)


def _with_a_clearance(person: SymbolicPerson, book: RuleBook, laws: Laws) -> Compared:
    positions = clearable(book)
    scope = {book.questions[i].id: solver_library().Bool(f"cleared.{i}") for i in positions}
    cleared = tuple(scope.values())

    def found(search: SolverSearch) -> Counterexample:
        smallest = search.smallest(person)
        lifted = tuple(positions[place] for place in search.fewest_true(cleared))
        return Counterexample(smallest, smallest, cleared=lifted)

    return Compared(view_of(person, book, laws, scope=scope), (), cleared, found)
