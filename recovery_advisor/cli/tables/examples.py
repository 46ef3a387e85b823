"""Shows of a row what may explain the decision on it, in a line that fits the terminal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from shutil import get_terminal_size
from textwrap import shorten
from typing import Any

from recovery_advisor.cli.terminal import writable
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.told_texts import deciding_questions
from recovery_advisor.tables.cells import CellReader, code_of


def looked_at(books: Sequence[RuleBook], rules: Collection[str]) -> frozenset[str]:
    """The questions that some rules look at."""
    effects = [one for book in books for one in book.effects if one.rule.id in rules]
    return deciding_questions(effects)


def example_line(
    place: str,
    given: Mapping[str, Any],
    questions: Mapping[str, Question],
    looked_at: Collection[str],
    *,
    text: bool,
) -> str:
    """A row in a line: answers that are not the best, then those that rules look at, then what is no answer.

    Args:
        place: where it stands.
        given: its cells.
        questions: by id.
        looked_at: the questions that rules look at.
        text: whether cells hold text.
    """
    worse, looked, other = [], [], []
    for name, cell in given.items():
        if name not in questions:
            other.append(name)
        elif CellReader(questions[name], text).code(cell) != code_of(0):
            worse.append(name)
        elif name in looked_at:
            looked.append(name)
    told = ", ".join(f"{name}: {given[name]}" for name in (*worse, *looked, *other))
    width = get_terminal_size().columns - 3
    return "  " + shorten(f"{place}: {told}", max(width, 20), placeholder=writable(" …", " ..."))
