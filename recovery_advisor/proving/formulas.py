"""A symbolic person and its view as z3 formulas: they stand for every possible person.

A person is an integer for each question: the number of the answer's interval, the last of which is
the unknown one. Whether an interval meets a threshold or passes a test is computed by the code that
decides; only connectives and the order of the laws' rows are stated again here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import groupby
from typing import Any

from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.lowering import Test, lower_effect, lower_known
from recovery_advisor.proving.view import Truths, View, watched_of
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, Condition, Threshold
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.questions import Interval, Question
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.values.errors import EngineUnavailable
from recovery_advisor.values.levels import Readiness

#: A formula of z3, which has no types.
Formula = Any


@cache
def solver_library() -> Any:
    """The module z3, imported on first use.

    Raises:
        EngineUnavailable: where it is not installed.
    """
    try:
        import z3
    except ImportError as error:
        message = "z3 can't be imported, which proofs need; pip install 'recovery-advisor[proof]'"
        raise EngineUnavailable(message) from error
    return z3


class FormulaLogic:
    """The connectives of z3; see :class:`~.logic.Logic`."""

    def all_of(self, parts: Iterable[Formula]) -> Formula:
        """The conjunction of the parts; true where there is none."""
        return solver_library().And(list(parts))

    def any_of(self, parts: Iterable[Formula]) -> Formula:
        """The disjunction of the parts; false where there is none."""
        return solver_library().Or(list(parts))

    def negated(self, one: Formula) -> Formula:
        """The negation."""
        return solver_library().Not(one)


_LOGIC = FormulaLogic()


@dataclass(frozen=True)
class SymbolicPerson:
    """A person with a z3 variable for each answer.

    Attributes:
        numbers: for each question, by id, the number of its answer's interval.
        possible: a formula: each number is that of an interval of its question.
    """

    questions: Mapping[str, Question]
    numbers: Mapping[str, Formula]
    possible: Formula
    #: Cache of formulas by condition: rule books that differ in little share most of them.
    _made: dict[Any, Formula] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, questions: Sequence[Question], name: str) -> SymbolicPerson:
        """A person whose variables begin with a name."""
        z3 = solver_library()
        numbers = {one.id: z3.Int(f"{name}.{one.id}") for one in questions}
        bounds = [z3.And(numbers[one.id] >= 0, numbers[one.id] <= one.unknown) for one in questions]
        return cls({one.id: one for one in questions}, numbers, z3.And(bounds))

    def harmless(self, scope: Mapping[str, Formula]) -> SymbolicPerson:
        """The same person with each answer at its best where its formula in ``scope`` is true."""
        z3 = solver_library()
        numbers = {
            id: z3.If(scope[id], 0, number) if id in scope else number
            for id, number in self.numbers.items()
        }
        return SymbolicPerson(self.questions, numbers, self.possible)

    def known(self, condition: Condition) -> Formula:
        """A formula: the condition is known to be true."""
        return self._once((condition, True), lambda: self._joined(condition, True))

    def ruled_out(self, condition: Condition) -> Formula:
        """A formula: the condition is known to be false."""
        return self._once((condition, False), lambda: self._joined(condition, False))

    def passes(self, test: Test) -> Formula:
        """A formula: the answer passes a test of an engine."""
        return self._once(test, lambda: self._among(test.question, test.holds))

    def _once(self, says: Any, make: Callable[[], Formula]) -> Formula:
        if says not in self._made:
            self._made[says] = make()
        return self._made[says]

    def _joined(self, condition: Condition, wanted: bool) -> Formula:
        """A formula: the condition has the truth value wanted, by strong Kleene logic."""
        if isinstance(condition, (AllOf, AnyOf)):
            parts = [self._joined(part, wanted) for part in condition.parts]
            every = isinstance(condition, AllOf) is wanted
            return _LOGIC.all_of(parts) if every else _LOGIC.any_of(parts)
        return self._among(condition.question, lambda it: _threshold(condition, it) is wanted)

    def _among(self, id: str, holds: Callable[[Interval], bool]) -> Formula:
        """A formula: the predicate holds for the interval of the answer."""
        z3, number = solver_library(), self.numbers[id]
        return z3.Or([
            z3.And(number >= first, number <= last)
            for first, last in _runs([holds(one) for one in self.questions[id].intervals])
        ])  # fmt: skip


def _threshold(condition: Threshold, interval: Interval) -> bool | None:
    return truth(condition, {condition.question: interval})


def _runs(truths: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of true values."""
    for holds, run in groupby(range(len(truths)), truths.__getitem__):
        numbers = list(run)
        if holds:
            yield numbers[0], numbers[-1]


def view_of(
    person: SymbolicPerson,
    book: RuleBook,
    laws: Laws,
    *,
    kept: Mapping[int, Formula] | None = None,
    scope: Mapping[str, Formula] | None = None,
) -> View[Formula]:
    """The view of a symbolic person by a rule book, as formulas.

    Args:
        person: answers at least the questions of the book.
        book: the rule book.
        laws: its laws.
        kept: for each effect that may be removed, the formula that it is kept.
        scope: for each question that may be cleared, the formula that it is.
    """
    effects = _effects(person, book.effects, kept or {})
    if scope:
        harmless = _effects(person.harmless(scope), book.effects, kept or {})
        effects = _cleared(harmless, effects, laws.as_given)
    counts = effects.counts
    decided = _decided(laws, counts)
    reported = _reported(laws, book.effects, effects, decided)
    allowed = _allowed(book, counts, decided)
    watched = watched_of(book, effects.known)
    return View(_LOGIC, decided, allowed, watched, book, effects, reported)


def _effects(
    person: SymbolicPerson, effects: Sequence[Effect], kept: Mapping[int, Formula]
) -> Truths[Formula]:
    def only_kept(truths: Iterable[Formula]) -> tuple[Formula, ...]:
        return tuple(
            _LOGIC.all_of([truth, kept[index]]) if index in kept else truth
            for index, truth in enumerate(truths)
        )

    known = [person.known(effect.rule.when) for effect in effects]
    ruled_out = [person.ruled_out(effect.rule.when) for effect in effects]
    return Truths(
        counts=only_kept(
            _LOGIC.negated(out) if effect.kind in COUNTS_UNLESS_RULED_OUT else sure
            for effect, sure, out in zip(effects, known, ruled_out, strict=True)
        ),
        known=only_kept(known),
        ruled_out=tuple(ruled_out),
        lowered_counts=only_kept(_lowered(person, lower_effect(effect)) for effect in effects),
        lowered_known=only_kept(_lowered(person, lower_known(effect)) for effect in effects),
    )


def _cleared(harmless: Truths[Formula], given: Truths[Formula], as_given: int) -> Truths[Formula]:
    """The truths under a clearance: by harmless answers; of some effects by those given."""

    def seen(name: str) -> tuple[Formula, ...]:
        both = zip(getattr(harmless, name), getattr(given, name), strict=True)
        return tuple(
            truth if as_given >> index & 1 else lifted for index, (lifted, truth) in enumerate(both)
        )

    return Truths(**{one.name: seen(one.name) for one in fields(Truths)})


def _lowered(person: SymbolicPerson, split: Iterable[Iterable[Test]]) -> Formula:
    return _LOGIC.any_of(_LOGIC.all_of(map(person.passes, tests)) for tests in split)


def _decided(laws: Laws, counts: Sequence[Formula]) -> dict[Decision, Formula]:
    """For each decision, a formula: one of its rows is the first of the table that holds."""
    decided: dict[Decision, Formula] = {}
    earlier: list[Formula] = []
    for needs, forbids, decision in laws.table:
        some = [_some_count(counts, mask) for mask in needs]
        holds = _LOGIC.all_of([*some, _LOGIC.negated(_some_count(counts, forbids))])
        first = _LOGIC.all_of([holds, *map(_LOGIC.negated, earlier)])
        decided[decision] = (
            _LOGIC.any_of([decided[decision], first]) if decision in decided else first
        )
        earlier.append(holds)
    return decided


def _reported(
    laws: Laws, effects: Sequence[Effect], of: Truths[Formula], decided: Mapping[Decision, Formula]
) -> list[Formula]:
    reportable = {decision: laws.reportable(decision) for decision in decided}
    one_of = cache(lambda some: _LOGIC.any_of(decided[one] for one in some))
    may_be_reported = [
        one_of(tuple(one for one in decided if reportable[one] >> index & 1))
        for index in range(len(effects))
    ]
    return [
        _LOGIC.all_of(parts) for parts in zip(of.counts, of.known, may_be_reported, strict=True)
    ]  # fmt: skip


def _allowed(
    book: RuleBook, counts: Sequence[Formula], decided: Mapping[Decision, Formula]
) -> dict[str, Formula]:
    allowed = {}
    for way in book.ways:
        offered = [
            truth
            for decision, truth in decided.items()
            if decision.readiness is not Readiness.REST
            and way.phase in book.session.plans[decision.readiness].phases
        ]
        avoided = [
            counts[index]
            for index, effect in enumerate(book.effects)
            if effect.kind == "avoid" and way.id in effect.ways
        ]
        allowed[way.id] = _LOGIC.all_of([_LOGIC.any_of(offered), *map(_LOGIC.negated, avoided)])
    return allowed


def _some_count(counts: Sequence[Formula], mask: int) -> Formula:
    """A formula: some effect of a bit set counts."""
    return _LOGIC.any_of(counts[index] for index in bits(mask))
