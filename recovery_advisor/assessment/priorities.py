"""The priority of each question: which is most worth asking.

Compared in this order: the greatest urgency that an answer can still bring about; the greatest that
one brings about whatever the other answers are; whether it can change the verdict or the exercises
alone; how many effects test the question; its place in the rules. A question that can change nothing
any more has no priority, and is never asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from recovery_advisor.assessment.completions import CHANGES_EXERCISES, CHANGES_VERDICT, NOT_MISSING
from recovery_advisor.assessment.relevance import Relevance
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.rules import TELLING, Effect
from recovery_advisor.values.levels import Urgency


class Priority(NamedTuple):
    """The priority of a question, as a tuple that compares.

    Attributes:
        urgency: the greatest that an answer can still bring about.
        urgency_alone: the greatest that an answer brings about whatever the others are.
        weight: what an answer can change, as in :class:`~.relevance.Relevance`.
        effects: how many test the question.
        place: of the question in the rules, counted from the end.
    """

    urgency: Urgency
    urgency_alone: Urgency
    weight: int
    effects: int
    place: int


class Priorities:
    """The priorities of one rule book's questions.

    Attributes:
        highest: for each question, its priority on an empty check-in; it never has a higher one.
    """

    def __init__(self, book: RuleBook) -> None:
        testing: dict[str, list[Effect]] = {question.id: [] for question in book.questions}
        enough: dict[str, list[Effect]] = {question.id: [] for question in book.questions}
        for effect in book.effects:
            if effect.kind not in TELLING:
                for id in {threshold.question for threshold in thresholds(effect.rule.when)}:
                    testing[id].append(effect)
            if effect.kind == "refer":
                for id in _enough_alone(effect):
                    enough[id].append(effect)
        self.highest = tuple(
            _highest(place, effects, enough[id])
            for place, (id, effects) in enumerate(testing.items())
        )

    def of(self, position: int, relevance: Relevance) -> Priority | None:
        """The priority of a question for one person; ``None`` where it can change nothing."""
        weight = relevance.weight(position)
        if weight == NOT_MISSING:
            return None
        highest = self.highest[position]
        if highest.urgency is Urgency.NONE:
            return highest._replace(weight=weight)
        return highest._replace(weight=weight, urgency=relevance.urgency(position))


def _highest(place: int, effects: Sequence[Effect], enough: Iterable[Effect]) -> Priority:
    """The priority of a question on an empty check-in, by the effects that test it.

    Args:
        enough: the referrals for which an answer to it is enough.
    """
    referrals = [effect for effect in effects if effect.kind == "refer"]
    decides = any(effect.kind != "avoid" for effect in effects)
    return Priority(
        urgency=_greatest(referrals),
        urgency_alone=_greatest(enough),
        weight=CHANGES_VERDICT if decides else CHANGES_EXERCISES,
        effects=len(effects),
        place=-place,
    )


def _greatest(effects: Iterable[Effect]) -> Urgency:
    levels = [effect.level for effect in effects if isinstance(effect.level, Urgency)]
    return max(levels, default=Urgency.NONE)


def _enough_alone(effect: Effect) -> Set[str]:
    """The questions of which one answer is enough for an effect to count."""
    split = alternatives(effect.rule.when) or ()
    tested = [{threshold.question for threshold in alternative} for alternative in split]
    return {id for ids in tested if len(ids) == 1 for id in ids}
