"""Formats conditions, thresholds, answers and effects as text."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.rulebook.amounts import amount_answered, amount_or_beyond, is_amount
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import ENGLISH, Translator, humanize


def condition_in_words(condition: Condition, questions: Mapping[str, Question]) -> str:
    """Format a condition: ``injury is yes and either pain is 3 or worse or swelling is severe``."""
    match condition:
        case AllOf(parts):
            return " and ".join(condition_in_words(part, questions) for part in parts)
        case AnyOf(parts):
            return "either " + " or ".join(condition_in_words(part, questions) for part in parts)
        case _:
            question = questions[condition.question]
            return f"{humanize(question.id)} is {threshold_in_words(condition, question)}"


def condition_in_full(condition: Condition, questions: Mapping[str, Question]) -> str:
    """Format a condition so that it leaves no doubt, whatever the order of its parts."""

    def in_words(part: Condition) -> str:
        if isinstance(part, (AllOf, AnyOf)):
            joined = " and " if isinstance(part, AllOf) else " or "
            return f"({joined.join(sorted(map(in_words, part.parts)))})"
        question = questions[part.question]
        return f"{question.id} is {threshold_in_words(part, question)}"

    return in_words(condition).removeprefix("(").removesuffix(")")


def threshold_in_words(threshold: Threshold, question: Question) -> str:
    """Format a threshold: ``3 or worse``, or the value alone at an end of the scale."""
    return _with_side(threshold, question, str(answer_of(question, threshold.severity)), ENGLISH)


def threshold_for_people(threshold: Threshold, question: Question, words: Translator) -> str:
    """Format a threshold for people, translated: ``3 or worse``, or ``7 days or more``."""
    number, at_end = question.value(threshold.severity), threshold.severity in (0, question.span)
    if is_amount(question) and not at_end:
        worse = isinstance(threshold, AtLeast)
        return amount_or_beyond(question, number, worse=worse, words=words)
    value = answer_for_people(question, threshold.severity, words)
    return _with_side(threshold, question, value, words)


def _with_side(threshold: Threshold, question: Question, value: str, words: Translator) -> str:
    if threshold.severity in (0, question.span):
        return value
    if isinstance(threshold, AtLeast):
        return filled(words("{value} or worse"), value=value)
    return filled(words("{value} or better"), value=value)


def answer_of(question: Question, severity: int) -> int | str:
    """A known answer as a check-in takes it: its own band's name, else the number."""
    return question.word(severity) or question.value(severity)


def answer_in_words(question: Question, severity: int) -> str:
    """Format an answer: ``3``, ``severe`` or ``not answered``."""
    known = severity != question.unknown
    return str(answer_of(question, severity)) if known else "not answered"


def answer_for_people(question: Question, severity: int, words: Translator) -> str:
    """Format a known answer for people: a translated word on a scale of words, else the number.

    What a history counts has its unit, such as ``7 days``.
    """
    if is_amount(question):
        return amount_answered(question, question.value(severity), words)
    answer = question.answer(severity)
    return words(humanize(answer)) if isinstance(answer, str) else str(answer)


def effect_in_words(effect: Effect) -> str:
    """Format an effect: ``limit rest``, or ``avoid squat``."""
    if effect.kind == "avoid":
        return f"avoid {', '.join(sorted(effect.ways)) or 'nothing'}"
    return kind_in_words(effect.kind.replace("_", " "), effect.level)


def levels_in_words(told: Note | LevelNet) -> str:
    """Format the readiness levels of a note or safety net: ``mobility, gradual or full``."""
    *levels, last = (level for level in Readiness if level in told.levels)
    return f"{', '.join(levels)} or {last}" if levels else last


def kind_in_words(kind: str, level: str | None) -> str:
    """Format the kind and level of an effect: ``limit rest``, or ``avoid``."""
    return f"{kind} {level}" if level else kind
