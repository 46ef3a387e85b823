"""Conditions of rules as lists that a clinician reads."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.clinical.answers import answers, subject
from docs_site.clinical.writing import text
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AllOf, Condition, Threshold
from recovery_advisor.rulebook.course_numbers import SESSION_QUESTIONS

_INDENT = " " * 4


def when(condition: Condition, book: RuleBook, name: str = "When") -> str:
    """A point of a list that says when something holds, with its parts below it."""
    if isinstance(condition, Threshold):
        return f"- **{name}:** {threshold(condition, book)}\n"
    return f"- **{name} {_joined(condition)}:**\n" + "".join(_parts(condition, book, 1))


def in_a_line(condition: Condition, book: RuleBook) -> str:
    """A condition in one line, with brackets where *and* and *or* meet."""
    return _line(condition, book).removeprefix("(").removesuffix(")")


def _line(condition: Condition, book: RuleBook) -> str:
    if isinstance(condition, Threshold):
        return threshold(condition, book)
    word = " **and** " if isinstance(condition, AllOf) else " **or** "
    return f"({word.join(_line(part, book) for part in condition.parts)})"


def threshold(one: Threshold, book: RuleBook) -> str:
    """A threshold: ``“Chest pain, pressure or tightness?”: not sure or yes``."""
    question = book.question.get(one.question) or SESSION_QUESTIONS[one.question]
    return text(f"{subject(question)}: {answers(one, question)}")


def _joined(condition: Condition) -> str:
    return "all of these hold" if isinstance(condition, AllOf) else "one or more of these hold"


def _parts(condition: Condition, book: RuleBook, depth: int) -> Iterator[str]:
    assert not isinstance(condition, Threshold)
    for part in condition.parts:
        if isinstance(part, Threshold):
            yield f"{_INDENT * depth}- {threshold(part, book)}\n"
        else:
            yield f"{_INDENT * depth}- {_joined(part)}:\n"
            yield from _parts(part, book, depth + 1)
