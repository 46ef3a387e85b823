"""Boundary classes: the equivalence classes of answers that no threshold distinguishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from recovery_advisor.rulebook.questions import Question


def thresholds_of(book: RuleBook) -> Iterator[Threshold]:
    """Yield every threshold of a rule book."""
    return (one for effect in book.effects for one in thresholds(effect.rule.when))


def edge(threshold: Threshold) -> int:
    """The least severity on the worse side of a threshold."""
    return threshold.severity + (not isinstance(threshold, AtLeast))


def first_beyond(question: Question, tested: Iterable[Threshold]) -> list[int]:
    """The sorted edges of the thresholds of a question."""
    return sorted({edge(one) for one in tested if one.question == question.id})


def classes(question: Question, tested: Iterable[Threshold]) -> list[int]:
    """The least severity of each class of a question's answers, then the unknown answer."""
    return [0, *first_beyond(question, tested), question.unknown]
