"""Somebody who has an answer to everything, and how an interview with them went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import Advice, Advisor, AskedQuestion, Preferences, RuleBook, Screen
from recovery_advisor.rulebook.boundary_classes import classes, thresholds_of
from recovery_advisor.values.permissive import allowed
from tests.support.situations import Situation, situations


@dataclass
class Respondent:
    """Answers everything that is asked, and keeps what was."""

    advisor: Advisor
    wishes: Preferences
    answers: Mapping[str, Any]
    asked: list[str] = field(default_factory=list)
    returned: list[Advice | None] = field(default_factory=list)

    def answer(self, question: AskedQuestion) -> Any:
        self.asked.append(question.id)
        assert question.takes(self.answers[question.id])
        return self.answers[question.id]

    def answer_screen(self, screen: Screen) -> dict[str, Any]:
        return {question.id: self.answer(question) for question in screen.questions}

    def interview(self) -> Advice:
        interview = self.advisor.interview({}, self.wishes)
        while question := interview.next_question():
            self.returned.append(interview.answer(question.id, self.answer(question)))
        return interview.advice

    def interview_by_screen(self) -> Advice:
        interview = self.advisor.interview({}, self.wishes)
        while screen := interview.next_screen():
            self.returned.append(interview.answers(self.answer_screen(screen)))
        return interview.advice

    @property
    def full_advice(self) -> Advice:
        """The advice when everything is answered."""
        return self.advisor.assess(dict(self.answers), self.wishes)


@st.composite
def respondents(draw: DrawFn) -> Respondent:
    """People before shipped and generated rules, each question answered at some value."""
    situation = draw(situations())
    answers = {
        question.id: question.value(severity)
        if (severity := _severity(situation, question.id)) is not None
        else draw(st.integers(question.low, question.high))
        for question in situation.advisor.book.questions
    }
    return Respondent(situation.advisor, situation.wishes, answers)


def _severity(situation: Situation, id: str) -> int | None:
    book = situation.advisor.book
    given = getattr(situation.check_in, id)
    denied = book.questionnaires.get(situation.check_in.screening or "", frozenset())
    if given is None:
        return 0 if id in denied and id not in situation.check_in.model_fields_set else None
    return book.question[id].codes[given]


def decided(advice: Advice) -> tuple[object, ...]:
    """What an interview settles."""
    return advice.verdict, advice.readiness, advice.urgency, allowed(advice)


def completions(
    book: RuleBook, answers: Mapping[str, Any], most: int
) -> Iterator[dict[str, Any]] | None:
    """Every way to answer what is open, one answer of each boundary class; ``None`` if too many."""
    tested = list(thresholds_of(book))
    open_ones = [question for question in book.questions if answers.get(question.id) is None]
    values = [
        [question.value(severity) for severity in classes(question, tested)[:-1]]
        for question in open_ones
    ]
    size = 1
    for one in values:
        size *= len(one)
    if size > most:
        return None
    ids = [question.id for question in open_ones]
    return ({**answers, **dict(zip(ids, one, strict=True))} for one in product(*values))


InterviewMethod = Callable[[Respondent], Advice]
