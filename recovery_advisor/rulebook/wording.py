"""Conditions in words."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.model.text import in_words
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition
from recovery_advisor.rulebook.vocabulary import Question


def condition_in_words(condition: Condition, questions: Mapping[str, Question]) -> str:
    """Such as ``injury is yes and either pain is 3 or worse or swelling is severe``."""
    match condition:
        case AllOf(parts):
            return " and ".join(condition_in_words(part, questions) for part in parts)
        case AnyOf(parts):
            return "either " + " or ".join(condition_in_words(part, questions) for part in parts)
        case _:
            question = questions[condition.question]
            value = question.value(condition.severity)
            worst = isinstance(condition, AtLeast) and condition.severity == question.span
            side = " or worse" if isinstance(condition, AtLeast) else " or better"
            end = worst or (side == " or better" and condition.severity == 0)
            return f"{in_words(question.id)} is {_named(question, value)}{'' if end else side}"


def _named(question: Question, value: int) -> str:
    """The band of a value where the band has no other, else the number."""
    band = question.band_of(value)
    ends = question.band(band)
    return band if ends and ends[0] == ends[1] else str(value)
