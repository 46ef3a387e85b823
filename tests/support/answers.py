"""Known answers: the best, and strategies of any."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_of


def known_answers(question: Question) -> SearchStrategy[int | str]:
    """Each answer to a question but ``unknown``: its word where it has one of its own, else a number."""
    return st.integers(0, question.span).map(lambda severity: answer_of(question, severity))


def best_of(book: RuleBook) -> dict[str, int | str]:
    """The best answer to each question."""
    return {question.id: answer_of(question, 0) for question in book.questions}
