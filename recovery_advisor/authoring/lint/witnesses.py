"""The people who show what a rule does: those whom it just takes in, everything else at its best.

Conditions of what holds back only get truer as answers get worse. So if anybody shows that such a
condition makes a difference, then one of these people does.
"""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect


def healthiest(book: RuleBook) -> Lowered:
    """Everything answered, and at its best."""
    return (0,) * len(book.questions)


def just_met(effect: Effect, book: RuleBook) -> Iterator[Lowered]:
    """For each alternative of an ``or worse`` condition, the mildest answers that meet it."""
    for alternative in alternatives(effect.rule.when) or ():
        bounds = {one.question: one.severity for one in alternative}
        yield tuple(bounds.get(question.id, 0) for question in book.questions)
