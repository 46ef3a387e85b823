"""The law that a worse answer never permits more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import check_ins, near_thresholds
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.tried_people import a_step_apart
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.permissive import more_permissive


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase, CheckInBase]]:
    """A check-in, and the same with a worse answer to one question."""
    steps = [
        (one.id, answer_of(one, better), answer_of(one, worse))
        for one in book.questions
        for better, worse in combinations(near_thresholds(book, one), 2)
    ]
    return st.builds(_a_step_apart, check_ins(book), st.sampled_from(steps))


def _a_step_apart(
    check_in: CheckInBase, step: tuple[str, int | str, int | str]
) -> tuple[CheckInBase, CheckInBase]:
    id, better, worse = step
    return check_in.model_copy(update={id: better}), check_in.model_copy(update={id: worse})


def breaks(asked: Asked) -> Iterator[str]:
    """The second permits more than the first."""
    before, after = asked.told
    return (
        f"with the worse answer, {must}" for must in more_permissive(after.advice, before.advice)
    )


def wrong(advisor: Advisor) -> Advise:
    """Has the scale of pain upside down."""

    def advise(check_in: Any) -> object:
        pain = check_in.pain
        turned = 10 - pain if isinstance(pain, int) else pain
        return advisor.assess(check_in.model_copy(update={"pain": turned}))

    return advise


LAW = Law(
    id="worse-never-permits",
    says="A worse answer never gives a more permissive advice.",
    source="law 6; property 3",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=a_step_apart,
)
