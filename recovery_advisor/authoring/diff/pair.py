"""Two rule books, evaluated for persons who answer the questions of either."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

from recovery_advisor.authoring.diff.answers import ComparedQuestion, asked_by_either
from recovery_advisor.authoring.diff.change import (
    AdviceChange,
    Closed,
    Opened,
    Redecided,
    Verdicts,
    permits_more,
)
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library, view_of
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.book import RuleBook

#: The index of a book's number in an answer, a pair of numbers.
_Which = Literal[0, 1]


class Side:
    """One of the two books, and its outcomes."""

    def __init__(self, book: RuleBook, asked: Sequence[ComparedQuestion], which: _Which) -> None:
        self.book: RuleBook = book
        self.laws: Laws = Laws(book)
        self._reference, self._fast = ReferenceEngine(book), BitmapEngine(book)
        compared = {one.question.id: (at, one) for at, one in enumerate(asked)}
        self._own = [compared[question.id] for question in book.questions]
        self._which = which

    def verdicts(self, person: Lowered) -> Verdicts:
        """The outcome for one person, by the reference engine."""
        return self._verdicts(person, self._reference)

    def likely_verdicts(self, person: Lowered) -> Verdicts:
        """The outcome by the bitmap engine: fast, to be confirmed afterwards."""
        return self._verdicts(person, self._fast)

    def _verdicts(self, person: Lowered, engine: Engine) -> Verdicts:
        counting = engine.counting(
            tuple([one.answers[person[at]][self._which] for at, one in self._own])
        )
        permit = self.laws.permit_for(counting)
        ways = permit.ways if permit else frozenset()
        return Verdicts(self.laws.decide(counting), ways, counting)

    def view(self, numbers: Mapping[str, Formula], possible: Formula) -> View[Formula]:
        """The view of a symbolic person, as formulas."""
        numbers_here = {one.question.id: self._number_here(one, numbers) for _, one in self._own}
        return view_of(
            SymbolicPerson(self.book.question, numbers_here, possible), self.book, self.laws
        )

    def _number_here(self, one: ComparedQuestion, numbers: Mapping[str, Formula]) -> Formula:
        """The number of an answer in this book, as a formula."""
        number = here = numbers[one.question.id]
        for at, said in enumerate(one.reworded, one.question.unknown + 1):
            own_number = (said.old, said.new)[self._which]
            here = solver_library().If(number == at, own_number, here)
        return here

    def fate(self, way: str) -> object:
        """A key of what decides whether a way is allowed: ways with equal keys go together."""
        phases = {one.id: one.phase for one in self.book.ways}
        if way not in phases:
            return None
        plans = self.book.session.plans
        offered = tuple(level for level, plan in plans.items() if phases[way] in plan.phases)
        avoided = tuple(
            index for index, effect in enumerate(self.book.effects) if way in effect.ways
        )
        return offered, avoided


class Pair:
    """Two rule books, and a symbolic person who answers the questions of both.

    Args:
        old: the rule book compared with.
        new: the rule book in question.

    Raises:
        EngineUnavailable: where z3 is not installed.
        NotComparable: where a question of both lies on two scales.
    """

    def __init__(self, old: RuleBook, new: RuleBook) -> None:
        self._z3 = solver_library()
        self.asked: tuple[ComparedQuestion, ...] = asked_by_either(old, new)
        self.old: Side = Side(old, self.asked, 0)
        self.new: Side = Side(new, self.asked, 1)
        self._numbers = {one.question.id: self._z3.Int(one.question.id) for one in self.asked}

    @cached_property
    def person(self) -> SymbolicPerson:
        """A symbolic person who answers the questions of either book."""
        z3, asked = self._z3, list(zip(self.asked, self._numbers.values(), strict=True))
        possible = [z3.And(number >= 0, number < len(one.answers)) for one, number in asked]
        screened: dict[str, Any] = {}
        for one, number in asked:
            for at, said in enumerate(one.reworded, one.question.unknown + 1):
                if said.screening:
                    screened.setdefault(said.screening, []).append(number == at)
        if screened:
            # A check-in names one questionnaire at most, and no denial that is too old for it stands.
            possible.append(z3.PbLe([(z3.Or(by), 1) for by in screened.values()], 1))
        for name, by in screened.items():
            stand = [self._numbers[id] == 0 for id in sorted(self.outdated(name))]
            possible.append(z3.Implies(z3.Or(by), z3.Not(z3.Or(stand))))
        questions = {one.question.id: one.question for one in self.asked}
        return SymbolicPerson(questions, self._numbers, z3.And(possible))

    def outdated(self, questionnaire: str) -> frozenset[str]:
        """Ids of the questions that mean something newer than a questionnaire in either book."""
        return self.old.book.form.outdated(questionnaire) | self.new.book.form.outdated(
            questionnaire
        )

    def happens(self, change: AdviceChange) -> Formula:
        """A formula: the person sees a change."""
        old, new = self._views
        if isinstance(change, Redecided):
            return self._z3.And(old.decided[change.old], new.decided[change.new])
        [way, *_] = change.ways
        if isinstance(change, Opened):
            return self._only(new.allowed.get(way), old.allowed.get(way), self._looser)
        return self._only(old.allowed.get(way), new.allowed.get(way), self._tighter)

    def changes(self) -> Iterator[AdviceChange]:
        """Every possible change, each once, the most urgent decisions first."""
        old, new = (_most_urgent_first(view.decided) for view in self._views)
        for before in old:
            yield from (Redecided(before, after) for after in new if after != before)
        groups: dict[object, list[str]] = {}
        for way in dict.fromkeys(way.id for side in (self.old, self.new) for way in side.book.ways):
            groups.setdefault((self.old.fate(way), self.new.fate(way)), []).append(way)
        for ways in groups.values():
            yield Opened(tuple(ways))
            yield Closed(tuple(ways))

    def confirms(self, change: AdviceChange, person: Lowered) -> bool:
        """Whether a person sees a change by the reference engine too."""
        return change.is_of(self.old.verdicts(person), self.new.verdicts(person))

    def likely(self, change: AdviceChange, person: Lowered) -> bool:
        """Whether a person sees it by the fast engine, to be confirmed afterwards."""
        return change.is_of(self.old.likely_verdicts(person), self.new.likely_verdicts(person))

    @cached_property
    def _views(self) -> tuple[View[Formula], View[Formula]]:
        numbers, possible = self.person.numbers, self.person.possible
        return self.old.view(numbers, possible), self.new.view(numbers, possible)

    @cached_property
    def _looser(self) -> Formula:
        """A formula: the new decision is more permissive."""
        return self._decided(lambda old, new: permits_more(new, old))

    @cached_property
    def _tighter(self) -> Formula:
        """A formula: the old decision is more permissive."""
        return self._decided(permits_more)

    def _decided(self, wanted: Callable[[Decision, Decision], bool]) -> Formula:
        old, new = self._views
        return self._z3.Or([
            self._z3.And(before, after)
            for one, before in old.decided.items()
            for other, after in new.decided.items()
            if wanted(one, other)
        ])  # fmt: skip

    def _only(self, one: Formula | None, other: Formula | None, unless: Formula) -> Formula:
        """A formula: one book alone allows a way; either may not have it at all."""
        never = self._z3.BoolVal(False)
        one, other = (never if allowed is None else allowed for allowed in (one, other))
        return self._z3.And(one, self._z3.Not(self._z3.Or(other, unless)))


def _most_urgent_first(decisions: Iterable[Decision]) -> list[Decision]:
    """Of the same urgency the best readiness first."""
    return sorted(decisions, key=lambda one: (one.urgency, one.readiness), reverse=True)
