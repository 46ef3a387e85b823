"""The reference engine: Kleene logic over each rule's condition. Slow, simple, authoritative."""

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.kleene import counts


class ReferenceEngine:
    """Evaluates every effect in turn by Kleene logic."""

    name = "reference"

    def __init__(self, book: RuleBook) -> None:
        self._book = book

    def counting(self, answers: Lowered) -> int:
        """The effects that count, as a bit mask."""
        intervals = {
            question.id: question.intervals[number]
            for question, number in zip(self._book.questions, answers, strict=True)
        }
        counting = 0
        for index, effect in enumerate(self._book.effects):
            if counts(effect, intervals):
                counting |= 1 << index
        return counting
