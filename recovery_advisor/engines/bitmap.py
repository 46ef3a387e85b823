"""The bitmap engine: one look-up and one ``&`` a question.

Each alternative of each effect is a bit. For each question and each interval its answer can have,
a mask holds the alternatives that this answer leaves standing; what stands after the last
question has all its tests met. The first alternative of an effect has the effect's own bit, so
that most books need no more than the ``&``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.lowering import Lowered, Test, lower_effect
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.vocabulary import Question

Lower = Callable[[Effect], tuple[tuple[Test, ...], ...]]


class BitmapEngine:
    """The effects of a book as bit masks.

    Args:
        book: the rule book.
        lower: how an effect becomes tests; :func:`~recovery_advisor.rulebook.lowering.lower_effect`
            gives the effects that count.
    """

    name = "bitmap"

    def __init__(self, book: RuleBook, lower: Lower = lower_effect) -> None:
        self._questions = len(book.questions)
        self._effects = len(book.effects)
        self._firsts = (1 << self._effects) - 1
        split = [lower(effect) for effect in book.effects]
        bits = [(1 << index, tests[0]) for index, tests in enumerate(split)]
        further: list[int] = []
        for index, tests in enumerate(split):
            for more in tests[1:]:
                bits.append((1 << len(bits), more))
                further.append(1 << index)
        self._folds = [_fold(further[start : start + 8]) for start in range(0, len(further), 8)]
        self._everything = (1 << len(bits)) - 1
        by_question: dict[str, list[tuple[int, Test]]] = {}
        for bit, alternative in bits:
            for test in alternative:
                by_question.setdefault(test.question, []).append((bit, test))
        self._masks = tuple(
            _masks(question, by_question.get(question.id, []), self._everything)
            for question in book.questions
        )

    def counting(self, answers: Lowered) -> int:
        """The effects that count, one bit each."""
        if len(answers) != self._questions:
            raise ValueError(f"{len(answers)} answers to {self._questions} questions")
        standing = self._everything
        for masks, interval in zip(self._masks, answers):  # noqa: B905 - checked above, and faster
            standing &= masks[interval]
        if standing <= self._firsts:
            return standing
        further = standing >> self._effects
        standing &= self._firsts
        for fold in self._folds:
            standing |= fold[further & 255]
            further >>= 8
        return standing


def _fold(effects: Sequence[int]) -> list[int]:
    """For each combination of up to eight alternatives, the effects that they belong to."""
    folded = [0]
    for effect in effects:
        folded += [effect | other for other in folded]
    return folded


def _masks(question: Question, tests: Sequence[tuple[int, Test]], everything: int) -> list[int]:
    """For each interval, the alternatives left standing.

    Neighbouring intervals mostly pass the same tests and share one int, so that a scale of a
    thousand values costs no thousand masks.
    """
    shared: dict[int, int] = {}
    masks = []
    for interval in question.intervals:
        standing = everything
        for bit, test in tests:
            if not test.holds(interval):
                standing &= ~bit
        masks.append(shared.setdefault(standing, standing))
    return masks
