"""The readiness and the urgency of a person by the rules, read off their conditions."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.kleene import counts
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.testing.check_in_strategies import Person
from recovery_advisor.values.levels import Readiness, Urgency


def readiness_of(person: Person, book: RuleBook) -> Readiness:
    """The readiness by the rules: the best permit, and at most every limit."""
    if urgency_of(person, book) >= Urgency.URGENT:
        return Readiness.REST
    permits, limits = (
        [Readiness(str(effect.level)) for effect in _counting(kind, person, book)]
        for kind in ("permit", "limit")
    )
    return min([max(permits, default=Readiness.REST), *limits])


def urgency_of(person: Person, book: RuleBook) -> Urgency:
    """The urgency by the rules: that of the most urgent one."""
    levels = (Urgency(str(effect.level)) for effect in _counting("refer", person, book))
    return max(levels, default=Urgency.NONE)


def _counting(kind: str, person: Person, book: RuleBook) -> Iterator[Effect]:
    answers = {one.id: one.intervals[_index(person[one.id], one)] for one in book.questions}
    return (one for one in book.effects if one.kind == kind and counts(one, answers))


def _index(severity: int | None, question: Question) -> int:
    return question.unknown if severity is None else severity
