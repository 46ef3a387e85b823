"""Every person there could be, as formulas that z3 can search.

A person is a whole number a question: the number of the answer's interval, the last of which is the
unknown one. What a threshold or a test makes of each number is asked of the code that decides, number
by number; only how conditions are joined and what the laws go through is written down again here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.lowering import Test, lower_effect, lower_known
from recovery_advisor.proving.view import Truths, View
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
    """z3.

    Raises:
        EngineUnavailable: where it is not installed.
    """
    try:
        import z3
    except ImportError as error:
        message = "z3 can't be imported, which proofs need; pip install 'recovery-advisor[proof]'"
        raise EngineUnavailable(message) from error
    return z3


class Formulas:
    """Joins formulas."""

    def all_of(self, parts: Iterable[Formula]) -> Formula:
        """That every part is true; true where there is none."""
        return solver_library().And(list(parts))

    def any_of(self, parts: Iterable[Formula]) -> Formula:
        """That a part is true; false where there is none."""
        return solver_library().Or(list(parts))

    def negated(self, one: Formula) -> Formula:
        """That it is false."""
        return solver_library().Not(one)


_LOGIC = Formulas()


@dataclass(frozen=True)
class SymbolicPerson:
    """One person of whom nothing is said but that each answer is one that there is.

    Attributes:
        numbers: for each question, by id, the number of its answer's interval.
        possible: that each is one that there is.
    """

    questions: Mapping[str, Question]
    numbers: Mapping[str, Formula]
    possible: Formula
    #: Formulas made before, by what they say: rule books that differ in little share most of them.
    _made: dict[Any, Formula] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, questions: Sequence[Question], name: str) -> SymbolicPerson:
        """A person whose formulas carry a name."""
        z3 = solver_library()
        numbers = {one.id: z3.Int(f"{name}.{one.id}") for one in questions}
        bounds = [z3.And(numbers[one.id] >= 0, numbers[one.id] <= one.unknown) for one in questions]
        return cls({one.id: one for one in questions}, numbers, z3.And(bounds))

    def harmless(self, scope: Mapping[str, Formula]) -> SymbolicPerson:
        """The same person, each answer at its best of which a formula says so."""
        z3 = solver_library()
        numbers = {
            id: z3.If(scope[id], 0, number) if id in scope else number
            for id, number in self.numbers.items()
        }
        return SymbolicPerson(self.questions, numbers, self.possible)

    def known(self, condition: Condition) -> Formula:
        """That a condition is known to be true."""
        return self._once((condition, True), lambda: self._joined(condition, True))

    def ruled_out(self, condition: Condition) -> Formula:
        """That a condition is known to be false."""
        return self._once((condition, False), lambda: self._joined(condition, False))

    def passes(self, test: Test) -> Formula:
        """That the answer passes a test."""
        return self._once(test, lambda: self._among(test.question, test.holds))

    def _once(self, says: Any, make: Callable[[], Formula]) -> Formula:
        if says not in self._made:
            self._made[says] = make()
        return self._made[says]

    def _joined(self, condition: Condition, wanted: bool) -> Formula:
        """Strong Kleene logic: true where all parts are, false where one is, and the other way."""
        if isinstance(condition, (AllOf, AnyOf)):
            parts = [self._joined(part, wanted) for part in condition.parts]
            every = isinstance(condition, AllOf) is wanted
            return _LOGIC.all_of(parts) if every else _LOGIC.any_of(parts)
        return self._among(condition.question, lambda it: _threshold(condition, it) is wanted)

    def _among(self, id: str, holds: Callable[[Interval], bool]) -> Formula:
        """That the answer is one of those of which something holds."""
        z3, number = solver_library(), self.numbers[id]
        return z3.Or([
            z3.And(number >= first, number <= last)
            for first, last in _runs([holds(one) for one in self.questions[id].intervals])
        ])  # fmt: skip


def _threshold(condition: Threshold, interval: Interval) -> bool | None:
    return truth(condition, {condition.question: interval})


def _runs(held: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last number of each run of numbers of which something holds."""
    for holds, run in groupby(range(len(held)), held.__getitem__):
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
    """What the rules make of a person.

    Args:
        person: answers at least the questions of the book.
        book: the rule book.
        laws: its laws.
        kept: that an effect is among the rules, for effects that may be taken away.
        scope: that a question is cleared, for questions that may be.
    """
    effects = _effects(person, book.effects, kept or {})
    if scope:
        harmless = _effects(person.harmless(scope), book.effects, kept or {})
        effects = _cleared(harmless, effects, laws.emergencies)
    counts = effects.counts
    decided = _decided(laws, counts)
    told = _told(laws, book.effects, effects, decided)
    allowed = _allowed(book, counts, decided)
    return View(_LOGIC, decided, allowed, book, effects, told)


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


def _cleared(
    harmless: Truths[Formula], given: Truths[Formula], emergencies: int
) -> Truths[Formula]:
    """A clearance takes answers as harmless; an emergency counts as they were given, too."""

    def joined(name: str, join: Callable[[list[Formula]], Formula]) -> tuple[Formula, ...]:
        both = zip(getattr(harmless, name), getattr(given, name), strict=True)
        return tuple(
            join([lifted, as_given]) if emergencies >> index & 1 else lifted
            for index, (lifted, as_given) in enumerate(both)
        )

    return Truths(
        counts=joined("counts", _LOGIC.any_of),
        known=joined("known", _LOGIC.any_of),
        ruled_out=joined("ruled_out", _LOGIC.all_of),
        lowered_counts=joined("lowered_counts", _LOGIC.any_of),
        lowered_known=joined("lowered_known", _LOGIC.any_of),
    )


def _lowered(person: SymbolicPerson, split: Iterable[Iterable[Test]]) -> Formula:
    return _LOGIC.any_of(_LOGIC.all_of(map(person.passes, tests)) for tests in split)


def _decided(laws: Laws, counts: Sequence[Formula]) -> dict[Decision, Formula]:
    """The rows that the laws go through: the first that holds decides."""
    decided: dict[Decision, Formula] = {}
    earlier: list[Formula] = []
    for needs, forbids, decision in laws.table:
        some = [_some(counts, mask) for mask in needs]
        holds = _LOGIC.all_of([*some, _LOGIC.negated(_some(counts, forbids))])
        first = _LOGIC.all_of([holds, *map(_LOGIC.negated, earlier)])
        decided[decision] = (
            _LOGIC.any_of([decided[decision], first]) if decision in decided else first
        )
        earlier.append(holds)
    return decided


def _told(
    laws: Laws, effects: Sequence[Effect], of: Truths[Formula], decided: Mapping[Decision, Formula]
) -> list[Formula]:
    speaking = {decision: laws.reportable(decision) for decision in decided}
    one_of = cache(lambda some: _LOGIC.any_of(decided[one] for one in some))
    may_speak = [
        one_of(tuple(one for one in decided if speaking[one] >> index & 1))
        for index in range(len(effects))
    ]
    heard = [
        _LOGIC.all_of(parts) for parts in zip(of.counts, of.known, may_speak, strict=True)
    ]  # fmt: skip
    silenced: dict[int, list[Formula]] = {}
    for index, effect in enumerate(effects):
        for milder in bits(laws.milder(index)) if effect.kind == "refer" else ():
            silenced.setdefault(milder, []).append(heard[index])
    return [
        _LOGIC.all_of([one, *map(_LOGIC.negated, silenced.get(index, ()))])
        for index, one in enumerate(heard)
    ]


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


def _some(counts: Sequence[Formula], mask: int) -> Formula:
    """That an effect of a set counts."""
    return _LOGIC.any_of(counts[index] for index in bits(mask))
