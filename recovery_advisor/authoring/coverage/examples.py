"""Somebody who would meet an obligation, for whoever wants to write the case that is missing."""

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
    """For what can be shown of an effect, answers to its questions that show it.

    Only people are tried who just meet an alternative of the condition, or would but for one answer.
    Where a condition speaks of one side of its scales, as all do but those of notes, what none of
    them shows can't be shown by anybody.
    """
    of, found = Demonstrations(effect, book), dict[Demonstration, Given]()
    for person in _candidates(effect):
        answers = tuple(person.get(question.id, question.unknown) for question in book.questions)
        for shown in of.by(answers) - found.keys():
            found[shown] = {id: answer_of(book.question[id], person[id]) for id in person}
    return found


def _candidates(effect: Effect) -> Iterator[_Severities]:
    own = tuple(thresholds(effect.rule.when))
    against = effect.kind in COUNTS_UNLESS_RULED_OUT
    # What counts unless it is ruled out has to be ruled out by the other answers.
    others = dict.fromkeys((one.question for one in own), 0) if against else {}
    for alternative in alternatives(effect.rule.when) or ():
        met = {**others, **{one.question: one.severity for one in alternative}}
        yield met
        yield from _but_for_one(alternative, met, own)


def _but_for_one(
    alternative: Alternative, met: _Severities, own: tuple[Threshold, ...]
) -> Iterator[_Severities]:
    """The same people, one answer moved past its threshold, by as little as possible at first."""
    for one in alternative:
        edges = [edge(other) for other in own if other.question == one.question]
        beside = {severity for first in edges for severity in (first - 1, first)}
        for severity in sorted(beside, key=lambda it: (abs(it - one.severity), it)):
            yield {**met, one.question: severity}
