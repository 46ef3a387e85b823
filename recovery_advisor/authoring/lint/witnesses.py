"""Witnesses of an effect: the answers that just meet its condition, all else at its best.

Conditions of effects that tighten are monotone: they stay true as answers get worse. So if such a
condition makes a difference for anybody, it does for one of the witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect


def healthiest(book: RuleBook) -> Lowered:
    """Every answer at its best."""
    return (0,) * len(book.questions)


def just_met(effect: Effect, book: RuleBook) -> Iterator[Lowered]:
    """For each alternative of an ``or worse`` condition, the mildest answers that meet it."""
    for alternative in alternatives(effect.rule.when) or ():
        bounds = {one.question: one.severity for one in alternative}
        yield tuple(bounds.get(question.id, 0) for question in book.questions)
