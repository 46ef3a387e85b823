"""Conditions and effects in words."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.translator import in_words


def condition_in_words(condition: Condition, questions: Mapping[str, Question]) -> str:
    """Such as ``injury is yes and either pain is 3 or worse or swelling is severe``."""
    match condition:
        case AllOf(parts):
            return " and ".join(condition_in_words(part, questions) for part in parts)
        case AnyOf(parts):
            return "either " + " or ".join(condition_in_words(part, questions) for part in parts)
        case _:
            question = questions[condition.question]
            return f"{in_words(question.id)} is {threshold_in_words(condition, question)}"


def threshold_in_words(threshold: Threshold, question: Question) -> str:
    """Such as ``3 or worse``; the end of a scale stands alone."""
    value = value_in_words(question, question.value(threshold.severity))
    if isinstance(threshold, AtLeast):
        return value if threshold.severity == question.span else f"{value} or worse"
    return value if threshold.severity == 0 else f"{value} or better"


def effect_in_words(effect: Effect) -> str:
    """Such as ``limit rest``, or ``avoid squat``."""
    if effect.kind == "avoid":
        return f"avoid {', '.join(sorted(effect.ways)) or 'nothing'}"
    return kind_in_words(effect.kind, effect.level)


def kind_in_words(kind: str, level: str | None) -> str:
    """What an effect is known by in its rule, such as ``limit rest``, or ``avoid``."""
    return f"{kind} {level}" if level else kind


def value_in_words(question: Question, value: int) -> str:
    """The band of a value where the band has no other, else the number."""
    band = question.band_of(value)
    ends = question.band(band)
    return band if ends and ends[0] == ends[1] else str(value)
