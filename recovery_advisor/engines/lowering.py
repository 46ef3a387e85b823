"""Lowering: translates answers and conditions into comparisons of integers.

Only this module gives a missing answer its meaning. A known answer becomes the interval of its one
severity, an unknown one the last interval of its question, which extends beyond every threshold.
*Known true* tests one end of the interval, *not known false* the other; engines see no null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.questions import Interval, Question
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Answer

_TYPES = frozenset({str, int, type(None)})
#: What is known of somebody who has no history.
NOTHING_DERIVED: Mapping[str, Answer] = MappingProxyType({})
#: For each question, in the book's order, the index of its answer's interval.
Lowered = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison of one end of a question's interval with a bound."""

    question: str
    end: Literal["least", "most"]
    operator: Literal[">=", "<="]
    bound: int

    def holds(self, interval: Interval) -> bool:
        """Whether an interval passes the test."""
        end = interval.least if self.end == "least" else interval.most
        return end >= self.bound if self.operator == ">=" else end <= self.bound


def lower_effect(effect: Effect) -> tuple[tuple[Test, ...], ...]:
    """The alternatives of which one must hold for an effect to count, as tests."""
    return _lower(effect, effect.kind in COUNTS_UNLESS_RULED_OUT)


def lower_known(effect: Effect) -> tuple[tuple[Test, ...], ...]:
    """The alternatives of which one must hold for an effect's condition to be known true."""
    return _lower(effect, False)


def _lower(effect: Effect, counts_unless_ruled_out: bool) -> tuple[tuple[Test, ...], ...]:
    split = alternatives(effect.rule.when)
    assert split is not None, "the compiler refuses rules that split too far"
    return tuple(tuple(_test(one, counts_unless_ruled_out) for one in every) for every in split)


def _test(threshold: Threshold, counts_unless_ruled_out: bool) -> Test:
    if isinstance(threshold, AtLeast):
        end: Literal["least", "most"] = "most" if counts_unless_ruled_out else "least"
        return Test(threshold.question, end, ">=", threshold.severity)
    end = "least" if counts_unless_ruled_out else "most"
    return Test(threshold.question, end, "<=", threshold.severity)


class Lowering:
    """Lowers check-ins, and what histories say, to the indexes of intervals."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        asked = [question for question in questions if not question.derived]
        self._codes = [(question.id, dict(question.codes)) for question in asked]
        self._numbers = [question.id for question in asked if not question.worded]
        self._derived = [(i, question) for i, question in enumerate(questions) if question.derived]

    def lower(
        self, check_in: CheckInBase, derived: Mapping[str, Answer] = NOTHING_DERIVED
    ) -> Lowered:
        """The index of each answer's interval.

        Args:
            check_in: has a field for each question of the book that is asked.
            derived: valid answers to derived questions; what it leaves out is unknown.

        Raises:
            KeyError: for an answer that is not on its scale.
            TypeError: for one that only equals a number on it, as ``True`` and 1.0 equal 1.
        """
        answers = vars(check_in)
        lowered = [codes[answers[id]] for id, codes in self._codes]
        if not _TYPES.issuperset([type(answers[id]) for id in self._numbers]):
            raise TypeError("an answer on a scale of numbers is an int, a word or None")
        for position, question in self._derived:
            lowered.insert(position, question.codes[derived.get(question.id)])
        return tuple(lowered)
