"""Makes people up for load tests, by a stated distribution: the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """How likely each answer is, each independent of all others.

    Attributes:
        unanswered: of any question.
        denied: of the best answer to a question that can be denied; its other answers share the rest evenly.
        well: the same of any other question.
        wrong: of a cell that can't be taken, in place of an answer.
    """

    unanswered: float = 0.02
    denied: float = 0.99
    well: float = 0.3
    wrong: float = 0.0

    def best(self, question: Question) -> float:
        """How likely the best answer to a question is, of those that can be taken."""
        return self.denied if question.scale.denies else self.well


def simulated(book: RuleBook, distribution: Distribution, rows: range, seed: int) -> Any:
    """Some people of a crowd, as a frame of Polars: ``id``, and a column for each question.

    Args:
        book: the rule book.
        distribution: of their answers.
        rows: their ids; those of one call are not those that several calls make.
        seed: the same gives the same, with the same versions of numpy and Polars.
    """
    import numpy as np
    import polars as pl

    random = np.random.default_rng([seed, rows.start])
    columns = {"id": pl.Series(np.arange(rows.start, rows.stop))}
    for question in book.questions:
        best = distribution.best(question)
        worse = random.random(len(rows)) >= best
        places = np.where(worse, random.integers(1, question.span + 1, len(rows)), 0)
        chance = random.random(len(rows))
        places[chance < distribution.unanswered + distribution.wrong] = question.span + 1
        places[chance < distribution.unanswered] = question.span + 2
        columns[question.id] = _answers(question).gather(places)
    return pl.DataFrame(columns)


def _answers(question: Question) -> Any:
    """The answers from the best to the worst, one that can't be taken, and none."""
    import polars as pl

    answers = [question.answer(severity) for severity in range(question.span + 1)]
    if question.worded:
        words = [*map(str, answers), WRONG_WORD]
        return pl.Series([*words, None], dtype=pl.Enum(words))
    return pl.Series([*answers, WRONG_NUMBER, None], dtype=pl.Int16)


#: What stands in a cell that can't be taken.
WRONG_WORD, WRONG_NUMBER = "?", -1


def described(book: RuleBook, distribution: Distribution) -> Iterator[str]:
    """The distribution in words."""
    deniable = sum(one.scale.denies for one in book.questions)
    others = len(book.questions) - deniable
    answered = 1 - distribution.unanswered - distribution.wrong
    yield f"Each answer is independent of all others; {_percent(distribution.unanswered)} of them are blank,"
    yield f"{_percent(distribution.wrong)} can't be taken, {_percent(answered)} are answers. Of these"
    yield f"  of {deniable} questions with yes and no: {_percent(distribution.denied)} are no"
    yield f"  of {others} others: {_percent(distribution.well)} are the best answer"
    yield "and the rest is shared evenly by the other answers."


def _percent(share: float) -> str:
    return f"{100 * share:g} %"
