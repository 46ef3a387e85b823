"""Boundary classes: answers that no threshold can tell apart stand for each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from recovery_advisor.rulebook.questions import Question


def thresholds_of(book: RuleBook) -> Iterator[Threshold]:
    """Every threshold of a rule book."""
    return (one for effect in book.effects for one in thresholds(effect.rule.when))


def edge(threshold: Threshold) -> int:
    """The least severity on the worse side of a threshold; the one before it lies on the other."""
    return threshold.severity + (not isinstance(threshold, AtLeast))


def first_beyond(question: Question, tested: Iterable[Threshold]) -> list[int]:
    """For each threshold of a question, the least severity on its worse side."""
    return sorted({edge(one) for one in tested if one.question == question.id})


def classes(question: Question, tested: Iterable[Threshold]) -> list[int]:
    """The least severity of each class, and last the unknown answer."""
    return [0, *first_beyond(question, tested), question.unknown]
