"""The bitmap engine: one table look-up and one ``&`` for each question.

Each alternative of each effect is a bit. For each question and each interval of its answer, a mask
has the alternatives whose tests on this question pass; the conjunction of the masks has the
alternatives that hold. The first alternative of an effect has the effect's own bit, so that most
books need nothing but the ``&``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recovery_advisor.engines.lowering import Lowered, Test, lower_effect
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect

Lower = Callable[[Effect], tuple[tuple[Test, ...], ...]]


class BitmapEngine:
    """Evaluates the effects of a rule book by bit masks.

    Args:
        book: the rule book.
        lower: lowers an effect to tests; with
            :func:`~recovery_advisor.engines.lowering.lower_effect` the engine returns the effects
            that count.
    """

    name = "bitmap"

    def __init__(self, book: RuleBook, lower: Lower = lower_effect) -> None:
        self._questions = len(book.questions)
        self._effects = len(book.effects)
        self._firsts = (1 << self._effects) - 1
        split = [lower(effect) for effect in book.effects]
        standing = [alternatives[0] for alternatives in split]
        #: For each further alternative, the bit of its effect.
        self._further: list[int] = []
        for index, alternatives in enumerate(split):
            standing += alternatives[1:]
            self._further += [1 << index] * (len(alternatives) - 1)
        self._everything = (1 << len(standing)) - 1
        tested = _by_question(standing)
        self._masks = tuple(
            _masks(question, tested.get(question.id, {}), self._everything)
            for question in book.questions
        )

    def counting(self, answers: Lowered) -> int:
        """The effects that count, as a bit mask."""
        if len(answers) != self._questions:
            raise ValueError(f"{len(answers)} answers to {self._questions} questions")
        standing = self._everything
        for masks, interval in zip(self._masks, answers):  # noqa: B905 - checked above, and faster
            standing &= masks[interval]
        if standing <= self._firsts:
            return standing
        further = standing >> self._effects
        standing &= self._firsts
        while further:
            highest = further.bit_length() - 1
            standing |= self._further[highest]
            further ^= 1 << highest
        return standing


def _by_question(alternatives: Sequence[Sequence[Test]]) -> dict[str, dict[Test, list[int]]]:
    """For each question and each test of it, the bits of the alternatives with that test."""
    tested: dict[str, dict[Test, list[int]]] = {}
    for bit, tests in enumerate(alternatives):
        for test in tests:
            tested.setdefault(test.question, {}).setdefault(test, []).append(bit)
    return tested


def _masks(question: Question, tests: dict[Test, list[int]], everything: int) -> list[int]:
    """For each interval, the mask of the alternatives whose tests pass.

    Neighbouring intervals mostly pass the same tests and share one int, which saves memory on
    scales with many values.
    """
    falling = [(test, _set_of(bits)) for test, bits in tests.items()]
    shared: dict[int, int] = {}
    masks = []
    for interval in question.intervals:
        standing = everything
        for test, alternatives in falling:
            if not test.holds(interval):
                standing &= ~alternatives
        masks.append(shared.setdefault(standing, standing))
    return masks


def _set_of(bits: Sequence[int]) -> int:
    """An int with these bits set."""
    flags = bytearray(max(bits) // 8 + 1)
    for bit in bits:
        flags[bit // 8] |= 1 << bit % 8
    return int.from_bytes(flags, "little")
