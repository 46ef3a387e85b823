"""Lowering: from answers and conditions to plain comparisons of whole numbers.

Here, and nowhere else, a missing answer becomes something. A known answer becomes the interval of its
one severity, an unknown one the last interval of its question, wider than any threshold; *known true*
then tests one end and *not known false* the other, and no engine ever sees a null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from operator import eq
from typing import Literal

from recovery_advisor.model.answers import CheckInBase
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition, Threshold
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.rulebook.vocabulary import Interval, Question

#: For each question, in the book's order, the number of its answer's interval.
Lowered = tuple[int, ...]
#: Thresholds that must all hold.
Alternative = tuple[Threshold, ...]

#: A rule that splits into more is refused at load.
MOST_ALTERNATIVES = 256
_MOST_STEPS = 10_000


def alternatives(condition: Condition) -> tuple[Alternative, ...] | None:
    """The condition as alternatives of which one must hold whole; ``None`` where too many."""
    if isinstance(condition, AnyOf):
        split = [alternatives(part) for part in condition.parts]
        return None if None in split else _few(one for many in split if many for one in many)
    if isinstance(condition, AllOf):
        joined: tuple[Alternative, ...] | None = ((),)
        for part in condition.parts:
            more = alternatives(part)
            if joined is None or more is None:
                return None
            joined = _few(_tightest((*left, *right)) for left, right in product(joined, more))
        return joined
    return ((condition,),)


def _few(split: Iterable[Alternative]) -> tuple[Alternative, ...] | None:
    """In one order and each once; ``None`` where too many."""
    kept: set[Alternative] = set()
    for one in split:
        kept.add(one)
        if len(kept) > MOST_ALTERNATIVES:
            return None
    return tuple(sorted(kept, key=_order))


def _order(alternative: Alternative) -> tuple[tuple[str, bool, int], ...]:
    """Alternatives stand by what they test, whatever our classes are called."""
    return tuple((one.question, isinstance(one, AtLeast), one.severity) for one in alternative)


def _tightest(thresholds: Alternative) -> Alternative:
    """One threshold for each question and side: the one that implies the others."""
    tight: dict[tuple[str, bool], Threshold] = {}
    for threshold in thresholds:
        worse = isinstance(threshold, AtLeast)
        key = (threshold.question, worse)
        held = tight.get(key)
        if held is None or (threshold.severity > held.severity) == worse:
            tight[key] = threshold
    return tuple(tight[key] for key in sorted(tight))


def always_holds(split: Iterable[Alternative], questions: Mapping[str, Question]) -> bool:
    """Whether every complete set of answers meets one of the alternatives.

    Only a note can mix both sides of a scale and so be met by all; the search for somebody who
    meets none gives up on a note of very many alternatives, and takes it.
    """
    everybody = {id: (0, question.span) for id, question in questions.items()}
    return not _somebody_misses(sorted(split, key=len), everybody, iter(range(_MOST_STEPS)))


def _somebody_misses(
    split: list[Alternative], left: dict[str, tuple[int, int]], steps: Iterator[int]
) -> bool:
    """Whether answers within ``left`` exist that meet no alternative."""
    if not split or next(steps, None) is None:
        return True
    for threshold in split[0]:
        low, high = left[threshold.question]
        if isinstance(threshold, AtLeast):
            high = min(high, threshold.severity - 1)
        else:
            low = max(low, threshold.severity + 1)
        narrowed = {**left, threshold.question: (low, high)}
        if low <= high and _somebody_misses(split[1:], narrowed, steps):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison of one end of a question's interval with a bound."""

    question: str
    end: Literal["least", "most"]
    operator: Literal[">=", "<="]
    bound: int

    def holds(self, interval: Interval) -> bool:
        """Whether an interval passes."""
        end = interval.least if self.end == "least" else interval.most
        return end >= self.bound if self.operator == ">=" else end <= self.bound


def lower_effect(effect: Effect) -> tuple[tuple[Test, ...], ...]:
    """The alternatives on which an effect counts, as tests that know nothing of *unknown*."""
    return _lower(effect, effect.kind in COUNTS_UNLESS_RULED_OUT)


def lower_known(effect: Effect) -> tuple[tuple[Test, ...], ...]:
    """The alternatives on which an effect's condition is known to be true."""
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
    """Lowers check-ins to a book's questions."""

    def __init__(
        self, questions: tuple[Question, ...], questionnaires: Mapping[str, frozenset[str]]
    ) -> None:
        self._codes = [(question.id, question.codes) for question in questions]
        self._unknown = [question.unknown for question in questions]
        self._unmentioned = {
            name: [0 if question.id in denied else question.unknown for question in questions]
            for name, denied in questionnaires.items()
        }

    def complete(self, answers: Lowered) -> bool:
        """Whether no answer is unknown."""
        return not any(map(eq, answers, self._unknown))

    def lower(self, check_in: CheckInBase) -> Lowered:
        """Number of each question's interval.

        A question of the questionnaire named under ``screening`` that was not mentioned was
        answered no; one mentioned as ``None``, and every other that is left out, is unknown.

        Args:
            check_in: carries each question of the book; its questionnaire is one of the book's.
        """
        answers = vars(check_in)
        if check_in.screening is None:
            return tuple([codes[answers[id]] for id, codes in self._codes])
        mentioned = check_in.model_fields_set
        unmentioned = self._unmentioned[check_in.screening]
        return tuple([
            codes[answers[id]] if id in mentioned else number
            for (id, codes), number in zip(self._codes, unmentioned, strict=True)
        ])  # fmt: skip
