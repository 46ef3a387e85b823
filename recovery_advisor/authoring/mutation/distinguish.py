"""Distinguishes a mutant from the original: finds persons with another outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from recovery_advisor.authoring.mutation.subject import RuledBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library
from recovery_advisor.proving.search import SolverSearch
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question

T = TypeVar("T")
_Pair = tuple[Formula, Formula]


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person with another outcome by the mutant.

    Attributes:
        answers: the answers as lowered by the original.
        others: the same answers as lowered by the mutant, which a moved band can change.
    """

    answers: Lowered
    others: Lowered


class Distinguisher:
    """Searches for persons with different outcomes by two rule books.

    Both get the same answers, given as values or as bands. Outcomes differ where another decision
    is taken, another way of exercising is allowed or another effect is reported.

    Args:
        rules: the original rules.
        mutant: the mutant, whose person :func:`person_of` made.
        seconds: how long one question may take.
    """

    def __init__(self, rules: RuledBook, mutant: RuledBook, seconds: float) -> None:
        self.rules, self.mutant, self._seconds = rules, mutant, seconds

    def is_anybody(self) -> bool:
        """Whether anybody has another outcome.

        Raises:
            NotSettled: when the time is over.
        """
        return self._search(_served_otherwise(self.rules.view, self.mutant.view)).finds()

    def smallest(self) -> PersonFound:
        """The person with another outcome who differs least from a healthy one.

        Raises:
            NotSettled: when the time is over.
        """
        found = self._smallest(_served_otherwise(self.rules.view, self.mutant.view))
        assert found is not None
        return found

    def smallest_counted(self) -> PersonFound | None:
        """The smallest person for whom a rule of both counts in one alone; ``None`` if none.

        Raises:
            NotSettled: when the time is over.
        """
        return self._smallest(_counted_otherwise(self.rules.view, self.mutant.view))

    def lost(self) -> list[str]:
        """Ids of the rules that the mutant still has, but without one of their effects."""
        left = {effect.rule.id for effect in self.mutant.book.effects}
        lost = counted(self.rules.view).keys() - counted(self.mutant.view).keys()
        return sorted({rule for rule, _ in lost if rule in left})

    def _smallest(self, sought: Formula) -> PersonFound | None:
        search = self._search(sought)
        if not search.finds():
            return None
        answers = search.smallest(self.rules.person)
        return PersonFound(answers, search.nearest(self.mutant.person, answers))

    def _search(self, sought: Formula) -> SolverSearch:
        rules, mutant = self.rules.person, self.mutant.person
        linked = _the_same_answers(rules, mutant)
        return SolverSearch([rules.possible, mutant.possible, linked, sought], self._seconds)


def person_of(mutant: RuleBook, person: SymbolicPerson) -> SymbolicPerson:
    """A symbolic person for a mutant's questions: the one given where no question has changed."""
    changed = [one for one in mutant.questions if one != person.questions[one.id]]
    if not changed:
        return person
    changed_part = SymbolicPerson.of(changed, "mutant")
    questions = {one.id: one for one in mutant.questions}
    return SymbolicPerson(
        questions, {**person.numbers, **changed_part.numbers}, changed_part.possible
    )


def _the_same_answers(rules: SymbolicPerson, mutant: SymbolicPerson) -> Formula:
    """A formula: the two are one person, who answers in values or in bands."""
    z3 = solver_library()
    return z3.And([
        z3.Or(number == mutant.numbers[id], *_same_band(rules, mutant, id))
        for id, number in rules.numbers.items()
        if not number.eq(mutant.numbers[id])
    ])  # fmt: skip


def _same_band(rules: SymbolicPerson, mutant: SymbolicPerson, id: str) -> Iterator[Formula]:
    z3 = solver_library()
    for one, other in moved_bands(rules.questions[id], mutant.questions[id]).values():
        yield z3.And(rules.numbers[id] == one, mutant.numbers[id] == other)


def moved_bands(question: Question, mutant: Question) -> dict[str, tuple[int, int]]:
    """The bands that mean another answer in the mutant, with both numbers."""
    names = [name for name, _, _ in question.bands]
    both = {name: (question.codes[name], mutant.codes[name]) for name in names}
    return {name: codes for name, codes in both.items() if codes[0] != codes[1]}


def _served_otherwise(one: View[Formula], other: View[Formula]) -> Formula:
    return _differing(
        *((truth, other.decided[key]) for key, truth in one.decided.items()),
        *((truth, other.allowed[way]) for way, truth in one.allowed.items()),
        *_beside(_reported(one), _reported(other)),
    )


def _counted_otherwise(one: View[Formula], other: View[Formula]) -> Formula:
    counts, others = counted(one), counted(other)
    return _differing(*((counts[key], others[key]) for key in counts if key in others))


def _reported(view: View[Formula]) -> dict[Any, Formula]:
    keys = [(effect.rule.id, effect.kind, effect.level) for effect in view.book.effects]
    return dict(zip(keys, view.reported, strict=True))


def counted(view: View[T]) -> dict[tuple[str, str], T]:
    """Whether each effect counts, by its rule and its kind."""
    keys = [(effect.rule.id, effect.kind) for effect in view.book.effects]
    return dict(zip(keys, view.effects.counts, strict=True))


def _beside(one: Mapping[Any, Formula], other: Mapping[Any, Formula]) -> Iterator[_Pair]:
    never = solver_library().BoolVal(False)
    for key in sorted({*one, *other}, key=str):
        yield one.get(key, never), other.get(key, never)


def _differing(*pairs: _Pair) -> Formula:
    """A formula: the formulas of some pair differ; identical ones are left out."""
    return solver_library().Or([one != other for one, other in pairs if not one.eq(other)])
