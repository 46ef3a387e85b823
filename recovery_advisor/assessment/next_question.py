"""Chooses the question that is most worth asking.

Worth is, in this order: the greatest urgency that an answer can still bring; the greatest that one
brings whatever the other answers are; whether it can change the verdict or the exercises alone; how many
effects look at the question; its place in the rules. A question that can change nothing any more is worth
nothing, and is never asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from recovery_advisor.assessment.completions import CHANGES_EXERCISES, CHANGES_VERDICT, NOT_MISSING
from recovery_advisor.assessment.relevance import Weighing
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import Urgency

#: Urgency, urgency by itself, weight, how many effects look at the question, its place from the end.
Worth = tuple[Urgency, Urgency, int, int, int]


class Asking:
    """Chooses by one rule book.

    No question is ever worth more than on an empty check-in, so most need not be looked at.
    """

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        most = [self._most_worth(position) for position in range(len(book.questions))]
        self._most = most
        self._order = sorted(range(len(most)), key=most.__getitem__, reverse=True)

    def next(self, weighing: Weighing, skip: Set[str]) -> int | None:
        """Position of the question that is most worth asking; ``None`` where none is.

        Args:
            weighing: what each unanswered question can change.
            skip: ids of questions that are not to be asked.
        """
        open_ones = {i for i in weighing.unanswered if self._book.questions[i].id not in skip}
        found: int | None = None
        best: Worth | None = None
        for position in self._order:
            if best and best > self._most[position]:
                break
            if position in open_ones:
                worth = self._worth(weighing, position)
                if worth and (best is None or worth > best):
                    found, best = position, worth
        return found

    def screen(self, weighing: Weighing, skip: Set[str]) -> tuple[str, tuple[int, ...]] | None:
        """The first screen, in the order of the rules, with something worth asking.

        Returns:
            Its id, and the positions of its questions that are.
        """
        questions = self._book.questions
        for screen in self._book.screens:
            worth_asking = tuple(
                i
                for i in weighing.unanswered
                if questions[i].screen == screen
                and questions[i].id not in skip
                and weighing.weight(i) != NOT_MISSING
            )
            if worth_asking:
                return screen, worth_asking
        return None

    def _worth(self, weighing: Weighing, position: int) -> Worth | None:
        weight = weighing.weight(position)
        if weight == NOT_MISSING:
            return None
        urgency, alone, _, looking, place = self._most[position]
        if urgency is not Urgency.NONE:
            urgency = weighing.urgency(position)
        return urgency, alone, weight, looking, place

    def _most_worth(self, position: int) -> Worth:
        id = self._book.questions[position].id
        looking = [
            effect
            for effect in self._book.effects
            if effect.kind != "note"
            and any(threshold.question == id for threshold in thresholds(effect.rule.when))
        ]
        decides = any(effect.kind != "avoid" for effect in looking)
        return (
            _greatest(looking),
            _greatest(effect for effect in looking if _by_itself(effect, id)),
            CHANGES_VERDICT if decides else CHANGES_EXERCISES,
            len(looking),
            -position,
        )


def _greatest(effects: Iterable[Effect]) -> Urgency:
    levels = [effect.level for effect in effects if isinstance(effect.level, Urgency)]
    return max(levels, default=Urgency.NONE)


def _by_itself(effect: Effect, question: str) -> bool:
    """Whether the answer to one question is enough for an effect."""
    split = alternatives(effect.rule.when) or ()
    return any({one.question for one in alternative} == {question} for alternative in split)
