"""Writes a person as a check-in to paste into a file of cases."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.authoring.diff.answers import ComparedQuestion
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.person_text import flow

Given = Mapping[str, int | str | None]


def given(pair: Pair, person: Lowered) -> Given:
    """A check-in that means these answers in both books.

    It names the longest questionnaire of which each question is answered, and leaves out what is
    answered at its best by not being mentioned. Every other unknown answer is left out.
    """
    screening = _screening(pair, person)
    answers: dict[str, int | str | None] = {}
    for one, number in zip(pair.asked, person, strict=True):
        said = one.said(number)
        if number != _not_mentioned(one, screening, pair) and not (said and said.screening):
            answers[one.question.id] = _answer(one, number)
    return {**answers, "screening": screening} if screening else answers


def as_yaml(answers: Given) -> str:
    """The check-in as one line of a file of cases."""
    return f"given: {flow({id: 'null' if one is None else one for id, one in answers.items()})}"


def _answer(one: ComparedQuestion, number: int) -> int | str | None:
    said = one.said(number)
    if said:
        return said.band
    return None if number == one.question.unknown else one.value(number)


def _not_mentioned(one: ComparedQuestion, screening: str | None, pair: Pair) -> int | None:
    """The number of an answer that is left out; ``None`` where the books do not agree on it."""
    id = one.question.id
    contained = [
        id in side.book.questionnaires.get(screening or "", ())
        for side in (pair.old, pair.new)
        if id in side.book.question
    ]
    if not any(contained):
        return one.question.unknown
    return 0 if all(contained) else None


def _screening(pair: Pair, person: Lowered) -> str | None:
    """The questionnaire to name; ``None`` where there is none."""
    answers = list(zip(pair.asked, person, strict=True))
    for one, number in answers:
        said = one.said(number)
        if said and said.screening:
            return said.screening
    answered = {one.question.id for one, number in answers if number < one.question.unknown}
    held: dict[str, frozenset[str]] = {}
    for side in (pair.old, pair.new):
        for name, ids in side.book.questionnaires.items():
            held[name] = held.get(name, frozenset()) | ids
    whole = [name for name, ids in held.items() if ids <= answered]
    return max(whole, key=lambda name: (len(held[name]), name), default=None)
