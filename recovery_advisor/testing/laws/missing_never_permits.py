"""The law that a missing answer never permits what some value of it forbids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import check_ins, near_thresholds
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.tried_people import open_and_answered
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.permissive import opens_more
from recovery_advisor.values.scale import UNKNOWN


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase, CheckInBase]]:
    """A check-in with one question unanswered, and the same with an answer to it."""
    answers = [
        {one.id: answer_of(one, severity)}
        for one in book.questions
        for severity in near_thresholds(book, one)
    ]
    return st.builds(_without_and_with, check_ins(book), st.sampled_from(answers))


def _without_and_with(
    check_in: CheckInBase, answer: Mapping[str, int | str]
) -> tuple[CheckInBase, CheckInBase]:
    without = check_in.model_copy(update=dict.fromkeys(answer))
    return without, without.model_copy(update=answer)


def breaks(asked: Asked) -> Iterator[str]:
    """The first permits more exercise than the second; its urgency may be lower."""
    without, with_answer = asked.told
    more = opens_more(without.advice, with_answer.advice)
    return (f"while it is missing, {must}" for must in more)


def wrong(advisor: Advisor) -> Advise:
    """Takes a missing answer for a good one."""
    healthy = {one.id: answer_of(one, 0) for one in advisor.book.questions}

    def advise(check_in: Any) -> object:
        known = {id: one for id, one in check_in.answers.items() if one != UNKNOWN}
        return advisor.assess({**healthy, **known})

    return advise


LAW = Law(
    id="missing-never-permits",
    says="A missing answer never permits what some value of it would forbid.",
    source="law 7; property 5",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=open_and_answered,
)
