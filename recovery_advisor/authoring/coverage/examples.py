"""Finds answers that would meet an obligation, as a start for the missing case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recovery_advisor.authoring.coverage.deciding import Demonstration, Demonstrations
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.boundary_classes import edge
from recovery_advisor.rulebook.conditions import Threshold, thresholds
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.rulebook.wording import answer_of

#: Answers as a case or a check-in has them.
Given = Mapping[str, int | str]
_Severities = Mapping[str, int]


def examples(effect: Effect, book: RuleBook) -> Mapping[Demonstration, Given]:
    """For each possible demonstration of an effect, answers to its questions that give it.

    Only answers that just meet an alternative of the condition, or all but one of its thresholds,
    are tried. Where a condition is one-sided, as all are but those of notes, what none of them
    demonstrates can't be demonstrated.
    """
    of, found = Demonstrations(effect, book), dict[Demonstration, Given]()
    for person in _candidates(effect):
        answers = tuple(person.get(question.id, question.unknown) for question in book.questions)
        for shown in of.by(answers) - found.keys():
            found[shown] = {id: answer_of(book.question[id], person[id]) for id in person}
    return found


def _candidates(effect: Effect) -> Iterator[_Severities]:
    every_threshold = tuple(thresholds(effect.rule.when))
    against = effect.kind in COUNTS_UNLESS_RULED_OUT
    # The other answers have to rule out an effect that counts unless it is ruled out.
    others = dict.fromkeys((one.question for one in every_threshold), 0) if against else {}
    for alternative in alternatives(effect.rule.when) or ():
        met = {**others, **{one.question: one.severity for one in alternative}}
        yield met
        yield from _but_for_one(alternative, met, every_threshold)


def _but_for_one(
    alternative: Alternative, met: _Severities, every_threshold: tuple[Threshold, ...]
) -> Iterator[_Severities]:
    """The same answers, one of them moved past its threshold, the smallest step first."""
    for one in alternative:
        edges = [edge(other) for other in every_threshold if other.question == one.question]
        beside = {severity for first in edges for severity in (first - 1, first)}
        for severity in sorted(beside, key=lambda it: (abs(it - one.severity), it)):
            yield {**met, one.question: severity}
