"""Conditions over lowered answers, compiled to look-ups."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.conditions import Condition, Threshold
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.questions import Question


class KnownCondition:
    """A condition that holds where it is known to.

    Args:
        condition: over some of the questions.
        questions: those that the answers are to, in their order.
    """

    def __init__(self, condition: Condition, questions: Sequence[Question]) -> None:
        split = alternatives(condition)
        assert split is not None, "conditions that split too far are refused at load"
        at = {question.id: (index, question) for index, question in enumerate(questions)}
        self._alternatives = [
            [(at[one.question][0], _known(one, at[one.question][1])) for one in every]
            for every in split
        ]

    def holds(self, answers: Lowered) -> bool:
        """Whether it is known to be true."""
        return any(
            all(known[answers[index]] for index, known in every) for every in self._alternatives
        )


def _known(threshold: Threshold, question: Question) -> tuple[bool, ...]:
    """For each answer, whether the threshold is known to be met."""
    return tuple(truth(threshold, {question.id: one}) is True for one in question.intervals)
