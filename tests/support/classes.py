"""Boundary classes: people whom no threshold of a rule book can tell apart stand for each other."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from recovery_advisor import RuleBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.conditions import AtLeast, thresholds
from recovery_advisor.rulebook.questions import Question


def first_beyond(book: RuleBook, question: Question) -> list[int]:
    """For each threshold of a question, the least severity on its worse side."""
    return sorted(
        {
            one.severity if isinstance(one, AtLeast) else one.severity + 1
            for effect in book.effects
            for one in thresholds(effect.rule.when)
            if one.question == question.id
        }
    )


def classes(book: RuleBook, question: Question) -> list[int]:
    """One severity between each two thresholds, and last the unknown answer."""
    return [0, *first_beyond(book, question), question.unknown]


def neighbours(book: RuleBook, question: Question) -> list[int]:
    """Both severities beside each threshold, both ends, and last the unknown answer."""
    beyond = first_beyond(book, question)
    beside = {0, question.span, *beyond, *(severity - 1 for severity in beyond)}
    return [*sorted(beside), question.unknown]


def all_combinations(choices: Sequence[Sequence[int]]) -> Iterator[Lowered]:
    """Every combination of one choice a question."""
    return product(*choices)


def how_many(choices: Sequence[Sequence[int]]) -> int:
    """How many combinations there are."""
    return prod(len(one) for one in choices)
