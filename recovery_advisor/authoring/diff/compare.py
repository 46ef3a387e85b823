"""Finds every change between two rule books, or proves that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from recovery_advisor.authoring.diff.change import AdviceChange, Direction
from recovery_advisor.authoring.diff.cubes import NOBODY_YET, Cover, Region, kinds_of_answers
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.authoring.diff.responsible import Responsible, responsible
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.search import NotSettled, SolverSearch
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.boundary_classes import thresholds_of


@dataclass(frozen=True, slots=True)
class FoundChange:
    """A change that somebody sees.

    Attributes:
        change: what changes.
        example: the answers of the smallest such person; ``None`` if the time was over.
        cover: cubes of the others who see it.
        responsible: the effects that count for the example in one of the two books alone.
    """

    change: AdviceChange
    example: Lowered | None
    cover: Cover
    responsible: tuple[Responsible, ...]

    @property
    def settled(self) -> bool:
        """Whether no search ran out of time."""
        return self.example is not None and self.cover.settled


@dataclass(frozen=True, slots=True)
class Clearable:
    """A question that a professional may clear in one book alone."""

    question: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes from one rule book to another.

    Attributes:
        pair: the two rule books.
        found: the changes, the more permissive first.
        clearable: what a professional may clear now, or may no longer.
        proved: whether it is proved that nothing else changes.
    """

    pair: Pair
    found: tuple[FoundChange, ...]
    clearable: tuple[Clearable, ...]
    proved: bool

    @property
    def settled(self) -> bool:
        """Whether no search ran out of time."""
        return self.proved and all(one.settled for one in self.found)

    @property
    def permissive(self) -> bool:
        """Whether some change is more permissive."""
        return any(
            one is not Direction.RESTRICTIVE
            for one in (
                *(found.change.direction for found in self.found),
                *(clearable.direction for clearable in self.clearable),
            )
        )


def compare(old: RuleBook, new: RuleBook, seconds: float) -> Difference:
    """The difference between two rule books.

    Args:
        old: the rule book compared with.
        new: the rule book in question.
        seconds: how long one search may take: that for all changes there are, and for each of them
            that for its smallest example and that for its people.

    Raises:
        EngineUnavailable: where z3 is not installed.
        NotComparable: where a question of both lies on two scales.
    """
    pair = Pair(old, new)
    somebody = SolverSearch([pair.person.possible], seconds)
    happens = {change: _happens(change, pair, somebody) for change in pair.changes()}
    found = [change for change, there_is in happens.items() if there_is]
    worst_first = sorted(found, key=lambda one: list(Direction).index(one.direction))
    changes = tuple(_found(pair, change, seconds) for change in worst_first)
    proved = None not in happens.values()
    return Difference(pair, changes, tuple(_clearable(old, new)), proved)


def _happens(change: AdviceChange, pair: Pair, somebody: SolverSearch) -> bool | None:
    """Whether anybody sees a change; ``None`` when the time is over."""
    try:
        return somebody.finds(pair.happens(change))
    except NotSettled:
        return None


def _found(pair: Pair, change: AdviceChange, seconds: float) -> FoundChange:
    kinds = kinds_of_answers(
        pair.asked, [*thresholds_of(pair.old.book), *thresholds_of(pair.new.book)]
    )
    likely = partial(pair.likely, change)
    region = Region(pair.person, pair.happens(change), likely, kinds, seconds)
    try:
        example = region.smallest()
    except NotSettled:
        example = None
    # A change that the reference engine does not confirm is neither reported nor ruled out.
    if example is None or not pair.confirms(change, example):
        return FoundChange(change, None, NOBODY_YET, ())
    return FoundChange(change, example, region.cover(example), responsible(pair, change, example))


def _clearable(old: RuleBook, new: RuleBook) -> Iterator[Clearable]:
    for question in new.questions:
        before = old.question.get(question.id)
        if before and before.may_be_cleared is not question.may_be_cleared:
            looser = question.may_be_cleared
            yield Clearable(question.id, Direction.PERMISSIVE if looser else Direction.RESTRICTIVE)
