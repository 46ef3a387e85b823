"""Writes a person as a check-in to paste into a file of cases."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.authoring.diff.answers import ComparedQuestion
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.person_text import flow
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.scale import UNKNOWN

Given = Mapping[str, int | str]


def given(pair: Pair, person: Lowered) -> Given:
    """A check-in as a case has it, which means these answers in both books.

    It names the longest questionnaire of which each question is answered, which stands for the
    answers *no* to it. Every other unknown answer is left out.
    """
    screening = _screening(pair, person)
    answers = {
        one.question.id: _answer(one, number)
        for one, number in zip(pair.asked, person, strict=True)
        if not _goes_without_saying(one, number, screening, pair)
    }
    return {**answers, "screening": screening} if screening else answers


def as_yaml(answers: Given) -> str:
    """The check-in as one line of a file of cases."""
    return f"given: {flow(answers)}"


def _answer(one: ComparedQuestion, number: int) -> int | str:
    if said := one.said(number):
        return said.band or "no"
    return UNKNOWN if number == one.question.unknown else one.answer(number)


def _goes_without_saying(
    one: ComparedQuestion, number: int, screening: str | None, pair: Pair
) -> bool:
    """Whether each book that asks the question has this answer for it where it is not mentioned."""
    sides = zip((pair.old.book, pair.new.book), one.answers[number], strict=True)
    return all(
        here == _unmentioned(one.question.id, screening, book)
        for book, here in sides
        if one.question.id in book.question
    )


def _unmentioned(id: str, screening: str | None, book: RuleBook) -> int:
    known = screening if screening in book.questionnaires else None
    return 0 if known and id in book.denied_by(known) else book.question[id].unknown


def _screening(pair: Pair, person: Lowered) -> str | None:
    """The questionnaire to name; ``None`` where there is none."""
    answers = list(zip(pair.asked, person, strict=True))
    for one, number in answers:
        said = one.said(number)
        if said and said.screening:
            return said.screening
    answered = {one.question.id for one, number in answers if number < one.question.unknown}
    denied = {one.question.id for one, number in answers if number == 0}
    held: dict[str, frozenset[str]] = {}
    for side in (pair.old, pair.new):
        for name, ids in side.book.questionnaires.items():
            held[name] = held.get(name, frozenset()) | ids
    # One that is too old for a denial would take it away.
    whole = [
        name for name, ids in held.items() if ids <= answered and not denied & pair.outdated(name)
    ]
    return max(whole, key=lambda name: (len(held[name]), name), default=None)
