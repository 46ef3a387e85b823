"""Writes lowered answers as a check-in, as YAML and in words."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_in_words, answer_of
from recovery_advisor.values.translator import humanize


def given_of(person: Lowered, book: RuleBook) -> dict[str, int | str]:
    """The answers as a check-in gives them; what is left out is unknown.

    Where a questionnaire is answered in full, its name stands for its answers *no*.
    """
    answers = dict(zip(book.questions, person, strict=True))
    unknown = {one.id for one, number in answers.items() if number == one.unknown}
    denied_by = {name: book.denied_by(name) for name in book.questionnaires}
    best = {one.id for one, number in answers.items() if number == 0}
    # One that is too old for a denial would take it away.
    whole = [
        name
        for name, asked in denied_by.items()
        if asked and not asked & unknown and not best & book.form.outdated(name)
    ]
    screening = max(whole, key=lambda name: (len(denied_by[name]), name), default=None)
    denied = denied_by[screening] if screening else frozenset[str]()
    given: dict[str, int | str] = {
        question.id: answer_of(question, number)
        for question, number in answers.items()
        if question.id not in unknown and (number or question.id not in denied)
    }
    return {**given, "screening": screening} if screening else given


def flow(given: Mapping[str, int | str]) -> str:
    """A mapping as YAML on one line."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}"


def person_in_words(person: Lowered, book: RuleBook) -> str:
    """The answers that are not at their best or missing, in words."""
    answers = list(zip(book.questions, person, strict=True))
    worse = [
        f"{humanize(question.id)} is {answer_in_words(question, number)}"
        for question, number in answers
        if 0 < number < question.unknown
    ]
    unknown = [humanize(one.id) for one, number in answers if number == one.unknown]
    phrases = [*worse, *([f"not answered: {', '.join(unknown)}"] if unknown else [])]
    if len(worse) + len(unknown) < len(answers):
        phrases.append("everything else at its best" if phrases else "everything at its best")
    return "; ".join(phrases)
