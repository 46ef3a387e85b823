"""Formats what a history counts, such as ``7 days``: the derived answers that have a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator


def _hours(number: int, words: Translator) -> str:
    return words.many("{n} hour", "{n} hours", number)


def _days(number: int, words: Translator) -> str:
    return words.many("{n} day", "{n} days", number)


def _sessions(number: int, words: Translator) -> str:
    return words.many("{n} session", "{n} sessions", number)


_UNITS: Mapping[str, Callable[[int, Translator], str]] = MappingProxyType({
    "check_in_age": _hours,
    "strength_rest": _hours,
    "clear_days": _days,
    "unclear_days": _days,
    "tolerated_sessions": _sessions,
})  # fmt: skip


def is_amount(question: Question) -> bool:
    """Whether the answers to a question are counted in a unit."""
    return question.derived and not question.worded and question.id in _UNITS


def amount_in_unit(question: Question, number: int, words: Translator) -> str:
    """A number in the unit of a question that has one, such as ``7 days``."""
    return _UNITS[question.id](number, words)


def amount_answered(question: Question, number: int, words: Translator) -> str:
    """An answer in its unit; the end of the scale stands for all that lies beyond."""
    counted = amount_in_unit(question, number, words)
    return filled(words("{amount} or more"), amount=counted) if number == question.high else counted


def amount_or_beyond(question: Question, number: int, *, worse: bool, words: Translator) -> str:
    """A number in its unit and all on the worse side of it, or on the better: ``7 days or more``."""
    counted = amount_in_unit(question, number, words)
    if worse == (question.worse == "higher"):
        return filled(words("{amount} or more"), amount=counted)
    return filled(words("{amount} or less"), amount=counted)
