"""The alternatives of effects as bounds on severities, and bit masks of those that forbid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from recovery_advisor.decision import Laws
from recovery_advisor.engines.clearance import ClearedQuestions
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.bit_sets import bits, mask_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import AboveRest

#: Positions of questions, each with the severity of its threshold.
Bounds = tuple[tuple[int, int], ...]


def bounds_of(effect: Effect, place: Mapping[str, int]) -> Iterator[Bounds]:
    """The bounds of each alternative of an effect, always in the same order."""
    for alternative in alternatives(effect.rule.when) or ():
        yield tuple((place[threshold.question], threshold.severity) for threshold in alternative)


def places(book: RuleBook) -> dict[str, int]:
    """The position of each question in lowered answers."""
    return {question.id: position for position, question in enumerate(book.questions)}


class Forbidding:
    """The alternatives of all effects that forbid some readiness, one bit each.

    Args:
        book: the rule book.
        laws: its laws, which say what forbids what.
    """

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        place = places(book)
        anything = reduce(or_, laws.forbids.values())
        both = [(i, one) for i in bits(anything) for one in bounds_of(book.effects[i], place)]
        self.bounds: Sequence[Bounds] = [bounds for _, bounds in both]
        self._effects = [index for index, _ in both]
        #: For each readiness, the alternatives that forbid it.
        self.of: dict[AboveRest, int] = {
            level: mask_of(forbids >> index & 1 for index in self._effects)
            for level, forbids in laws.forbids.items()
        }
        everything = (1 << len(both)) - 1
        self._masks = [
            _standing(question, tested, everything)
            for question, tested in zip(book.questions, self._tested(len(place)), strict=True)
        ]

    def masks(self, cleared: ClearedQuestions) -> Sequence[Sequence[int]]:
        """For each question and each answer to it, the alternatives that it does not rule out."""
        masks = list(self._masks)
        if cleared.positions:
            at_best = mask_of(cleared.hidden_from(effect) for effect in self._effects)
            for position in cleared.positions:
                best, *_ = by_answer = masks[position]
                masks[position] = [best & at_best | mask & ~at_best for mask in by_answer]
        return masks

    def _tested(self, questions: int) -> list[dict[int, int]]:
        """For each question and each threshold of it, the alternatives that have it."""
        tested: list[dict[int, int]] = [{} for _ in range(questions)]
        for bit, bounds in enumerate(self.bounds):
            for position, severity in bounds:
                tested[position][severity] = tested[position].get(severity, 0) | 1 << bit
        return tested


def _standing(question: Question, tested: Mapping[int, int], everything: int) -> list[int]:
    """For each severity, the alternatives not ruled out; last for an unknown answer: all."""
    masks, standing = [], everything & ~sum(tested.values())
    for severity in range(question.unknown + 1):
        standing |= tested.get(severity, 0)
        masks.append(standing)
    return masks
