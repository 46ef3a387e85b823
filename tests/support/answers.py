"""Known answers: those of somebody well, the best, and strategies of any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_of

#: What the article alone asks, a special plan aside, of somebody who has no complaint.
NO_COMPLAINT: Mapping[str, Any] = {
    "injury": "no",
    "pain": 0,
    "daily_activity_pain": 0,
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
}


def known_answers(question: Question) -> SearchStrategy[int | str]:
    """Each answer to a question but ``unknown``: its word where it has one of its own, else a number."""
    return st.integers(0, question.span).map(lambda severity: answer_of(question, severity))


def best_of(book: RuleBook) -> dict[str, int | str]:
    """The best answer to each question."""
    return {question.id: answer_of(question, 0) for question in book.questions}
