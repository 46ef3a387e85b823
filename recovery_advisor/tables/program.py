"""Compiles the laws over a rule book to formulas over the answers of one row.

Effects that the decision table never tells apart are one *group*, and a group counts if its formula
does: a disjunction of conjunctions of thresholds, of which those that follow from others are left out.
Only what is *known* is ever tested, so that a missing answer can't permit: a referral and a permit count
if their formula is known to be true, a limit unless it is known to be false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from recovery_advisor.decision import Decision, Laws
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.bit_sets import mask_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Threshold
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.values.levels import REFERRED_NOW, Readiness, Urgency

T = TypeVar("T")

#: At least one alternative must hold whole.
Formula = tuple[Alternative, ...]

#: Every decision there can be; a row of a table is decided by the place of one here.
DECISIONS: tuple[Decision, ...] = tuple(
    Decision.of(readiness, urgency) for urgency in Urgency for readiness in Readiness
)
_PLACES = {decision: place for place, decision in enumerate(DECISIONS)}


class Group(NamedTuple):
    """Effects that the decision table never tells apart.

    Attributes:
        kind: of the effects: permit, limit or refer.
        formula: what must be known, or for limits ruled out.
    """

    kind: str
    formula: Formula


class Row(NamedTuple):
    """A row of the decision table; the first that applies decides.

    Attributes:
        needs: sets of groups, one of each of which must count.
        forbids: groups none of which may count.
        place: of the decision in ``DECISIONS``.
    """

    needs: tuple[tuple[int, ...], ...]
    forbids: tuple[int, ...]
    place: int


class Told(NamedTuple):
    """A rule that an advice may name.

    Attributes:
        rule: its id.
        formula: its condition, which must be known to be true; always true where it is ``None``.
        places: the decisions in ``DECISIONS`` with which it is named.
        unread: the same where a cell of the row could not be read.
    """

    rule: str
    formula: Formula | None
    places: frozenset[int]
    unread: frozenset[int]


@dataclass(frozen=True, slots=True)
class Program:
    """The laws over one rule book, as formulas.

    Attributes:
        groups: what the rows speak of.
        rows: the decision table.
        rules: each rule with its condition.
        reasons: the rules that an advice may name as reasons; last what is built in for a cell that could
            not be read.
        no_reason: the built-in reason where there is no other: that nothing permits.
        safety_net: the rules and general texts that it may tell to watch for.
    """

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    rules: tuple[tuple[str, Formula], ...]
    reasons: tuple[Told, ...]
    no_reason: str
    safety_net: tuple[Told, ...]


def compile_program(book: RuleBook, laws: Laws | None = None) -> Program:
    """The program of a rule book.

    Args:
        book: the rule book.
        laws: its laws, where they are there already.
    """
    laws = laws or Laws(book)
    groups, rows = _table(book, laws)
    conditions = {effect.rule.id: _formula([effect]) for effect in book.effects}
    everywhere = frozenset(range(len(DECISIONS)))
    unreadable = Told("unreadable", None, frozenset(), everywhere)
    reasons = (*_told(book, laws, conditions, telling=False), unreadable)
    nets = (*_general_nets(book), *_told(book, laws, conditions, telling=True))
    no_reason = book.words.nothing_permits.rule
    return Program(groups, rows, tuple(conditions.items()), reasons, no_reason, nets)


def _table(book: RuleBook, laws: Laws) -> tuple[tuple[Group, ...], tuple[Row, ...]]:
    masks = {mask for needs, forbids, _ in laws.table for mask in (*needs, forbids)}
    named = sorted(masks)
    found: dict[tuple[str, tuple[bool, ...]], list[int]] = {}
    for index, effect in enumerate(book.effects):
        named_by = tuple(bool(mask >> index & 1) for mask in named)
        if any(named_by):
            found.setdefault((effect.kind, named_by), []).append(index)
    groups = tuple(
        Group(kind, _formula([book.effects[index] for index in members]))
        for (kind, _), members in found.items()
    )
    members_of = [_mask(members) for members in found.values()]

    def of(mask: int) -> tuple[int, ...]:
        return tuple(i for i, members in enumerate(members_of) if members & mask)

    rows = (
        Row(tuple(map(of, needs)), of(forbids), _PLACES[decision])
        for needs, forbids, decision in laws.table
    )
    return groups, tuple(row for row in rows if _can_apply(row))


def _can_apply(row: Row) -> bool:
    """Whether a row needs nothing that it forbids, or that is nowhere."""
    return all(set(some) - set(row.forbids) for some in row.needs)


def _mask(numbers: Iterable[int]) -> int:
    """The bit set of some numbers."""
    return sum(1 << number for number in set(numbers))


def _told(
    book: RuleBook, laws: Laws, conditions: dict[str, Formula], *, telling: bool
) -> Iterator[Told]:
    """The rules that are told, or give reasons, in the order of their first effect."""
    reportable = [laws.reportable(decision) for decision in DECISIONS]
    referring = laws.referrals_among([mask_of(book.effects)])
    nets = mask_of(effect.kind == "safety_net" for effect in book.effects)
    notes = mask_of(effect.kind == "note" for effect in book.effects)
    wanted = nets if telling else ~(nets | notes)
    effects: dict[str, int] = {}
    for index, effect in enumerate(book.effects):
        effects[effect.rule.id] = effects.get(effect.rule.id, 0) | 1 << index
    for rule, own in effects.items():
        told = [mask & own & wanted for mask in reportable]
        places = frozenset(place for place, mask in enumerate(told) if mask)
        unread = frozenset(place for place, mask in enumerate(told) if mask & referring)
        if places:
            yield Told(rule, conditions[rule], places, unread)


def _general_nets(book: RuleBook) -> Iterator[Told]:
    for one in book.safety_nets:
        places = frozenset(
            place
            for place, decision in enumerate(DECISIONS)
            if decision.readiness in one.levels and decision.verdict not in REFERRED_NOW
        )
        yield Told(one.net.rule, None, places, places)


def _formula(effects: Iterable[Effect]) -> Formula:
    """What must be known for one of some effects, without what follows from the rest of it."""
    split: dict[Alternative, None] = {}
    for effect in effects:
        found = alternatives(effect.rule.when)
        assert found is not None, "the compiler refuses rules that split too far"
        split.update(dict.fromkeys(found))
    kept: list[Alternative] = []
    for one in sorted(split, key=len):
        if not any(_follows(other, one) for other in kept):
            kept = [other for other in kept if not _follows(one, other)] + [one]
    return tuple(kept)


def _follows(weaker: Alternative, of: Alternative) -> bool:
    """Whether an alternative holds wherever another does."""
    return all(any(_implies(one, other) for one in of) for other in weaker)


def _implies(one: Threshold, other: Threshold) -> bool:
    if one.question != other.question or type(one) is not type(other):
        return False
    if isinstance(one, AtLeast):
        return one.severity >= other.severity
    return one.severity <= other.severity


class Joining(Protocol[T]):
    """How a back end joins what it knows of each row. What is null is not known to hold."""

    def every(self, parts: Sequence[T]) -> T:
        """Where all of some conditions hold; everywhere where there are none."""
        ...

    def some(self, parts: Sequence[T]) -> T:
        """Where at least one holds; nowhere where there are none."""
        ...


class Logic(Joining[T], Protocol[T]):
    """The same, where it can also tell that something is not known to hold."""

    def opposite(self, part: T) -> T:
        """Where a condition is not known to hold."""
        ...


def known(formula: Formula, passes: Callable[[Threshold], T], logic: Joining[T]) -> T:
    """Where a formula is known to be true.

    Args:
        formula: the formula.
        passes: where an answer is known that passes a threshold.
        logic: the back end's.
    """
    return logic.some([logic.every([passes(one) for one in every]) for every in formula])


def ruled_out(formula: Formula, passes: Callable[[Threshold], T], logic: Joining[T]) -> T:
    """Where a formula is known to be false; as :func:`known`."""
    return logic.every([logic.some([passes(_negated(one)) for one in every]) for every in formula])


def _negated(one: Threshold) -> Threshold:
    """The threshold that known answers pass which do not pass this one; beyond the scale, none does."""
    if isinstance(one, AtLeast):
        return AtMost(one.question, one.severity - 1)
    return AtLeast(one.question, one.severity + 1)


def counting(group: Group, passes: Callable[[Threshold], T], logic: Logic[T]) -> T:
    """Where an effect of a group counts."""
    if group.kind in COUNTS_UNLESS_RULED_OUT:
        return logic.opposite(ruled_out(group.formula, passes, logic))
    return known(group.formula, passes, logic)


def applies(row: Row, counts: Sequence[T], logic: Logic[T]) -> T:
    """Where a row of the decision table applies, if none before it does.

    Args:
        row: the row.
        counts: where each group counts.
        logic: the back end's.
    """
    needed = [logic.some([counts[i] for i in some]) for some in row.needs]
    forbidden = [logic.opposite(counts[i]) for i in row.forbids]
    return logic.every([*needed, *forbidden])
