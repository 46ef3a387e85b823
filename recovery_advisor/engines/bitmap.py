"""The bitmap engine: one table look-up and one ``&`` for each question.

Each alternative of each effect is a bit. For each question and each interval of its answer, a mask
has the alternatives whose tests on this question pass; the conjunction of the masks has the
alternatives that hold. The first alternative of an effect has the effect's own bit, so that most
books need nothing but the ``&``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Self

from recovery_advisor.engines.lowering import Lowered, Test, lower_effect
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect

#: For how many sets of further alternatives is kept what holds: those whom nobody asked share them.
KEPT = 1_024
Lower = Callable[[Effect], tuple[tuple[Test, ...], ...]]


class Bitmap:
    """Finds which of some disjunctions of tests hold: bit *i* stands for disjunction *i*.

    The first alternative of a disjunction has the disjunction's own bit; further ones come above.

    Args:
        disjunctions: how many there are.
        further: for each further alternative, the bit of its disjunction.
        masks: for each question and each interval of its answer, the alternatives left standing.

    Attributes:
        everything: all alternatives; they stand before any answer is looked at.
    """

    def __init__(
        self, disjunctions: int, further: Sequence[int], masks: Sequence[Sequence[int]]
    ) -> None:
        self._disjunctions, self._further = disjunctions, further
        self._firsts = (1 << disjunctions) - 1
        self.masks: Sequence[Sequence[int]] = masks
        self.everything: int = (1 << disjunctions + len(further)) - 1
        self._of_further = lru_cache(KEPT)(self._new_of_further)

    @classmethod
    def of(
        cls, questions: Sequence[Question], disjunctions: Sequence[Sequence[Sequence[Test]]]
    ) -> Self:
        """The bitmap of disjunctions, each given as its alternatives."""
        standing = [alternatives[0] for alternatives in disjunctions]
        further: list[int] = []
        for index, alternatives in enumerate(disjunctions):
            standing += alternatives[1:]
            further += [1 << index] * (len(alternatives) - 1)
        everything, tested = (1 << len(standing)) - 1, _by_question(standing)
        masks = [_masks(one, tested.get(one.id, {}), everything) for one in questions]
        return cls(len(disjunctions), further, masks)

    def beside(self, other: Bitmap) -> Bitmap:
        """The bitmap of its own disjunctions and, above those, the ones of another."""
        own, all_firsts = self._disjunctions, self._disjunctions + other._disjunctions
        further = [*self._further, *(bit << own for bit in other._further)]

        def joined(mask: int, above: int) -> int:
            firsts = mask & self._firsts | (above & other._firsts) << own
            rest = mask >> own | above >> other._disjunctions << len(self._further)
            return firsts | rest << all_firsts

        masks = [list(map(joined, *both)) for both in zip(self.masks, other.masks, strict=True)]
        return Bitmap(all_firsts, further, masks)

    def holding(self, standing: int) -> int:
        """The disjunctions of which an alternative stands."""
        if standing <= self._firsts:
            return standing
        return standing & self._firsts | self._of_further(standing >> self._disjunctions)

    def _new_of_further(self, further: int) -> int:
        """The disjunctions of the further alternatives that stand."""
        holding = 0
        while further:
            highest = further.bit_length() - 1
            holding |= self._further[highest]
            further ^= 1 << highest
        return holding


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
        self.bitmap: Bitmap = Bitmap.of(book.questions, [lower(effect) for effect in book.effects])

    def counting(self, answers: Lowered) -> int:
        """The effects that count, as a bit mask."""
        if len(answers) != self._questions:
            raise ValueError(f"{len(answers)} answers to {self._questions} questions")
        standing = self.bitmap.everything
        for masks, interval in zip(self.bitmap.masks, answers):  # noqa: B905 - checked above, and faster
            standing &= masks[interval]
        return self.bitmap.holding(standing)


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
