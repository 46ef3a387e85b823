"""Tells which columns of a table answer questions, and which of the others may be meant to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.tables.layout import asked_back, near_misses

#: So many columns that are no questions are named.
_NAMED = 8


def column_lines(columns: Mapping[str, str | None], book: RuleBook) -> Iterator[str]:
    """The columns in words, those whose names are nearly a question's first.

    Args:
        columns: and the question that each answers, if it does.
        book: the rule book.
    """
    if not columns:
        return
    answered = [question for question in columns.values() if question]
    own = [name for name, question in columns.items() if question is None]
    near = near_misses(book, own, answered)
    own.sort(key=lambda name: name not in near)
    answer = (
        "1 column answers a question"
        if len(answered) == 1
        else f"{len(answered)} columns answer questions"
    )
    if not own:
        yield answer
        return
    named = [asked_back(name, near) for name in own[: max(_NAMED, len(near))]]
    more = len(own) - len(named)
    others = f" and {more:,} more" if more else ""
    yield f"{answer}, {len(own)} {'is' if len(own) == 1 else 'are'} yours: {', '.join(named)}{others}"
