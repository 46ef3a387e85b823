"""The law that a clearance lifts what it names, and never an emergency."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import check_ins
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.tried_people import cleared, one_answer_cleared
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.permissive import more_permissive


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase]]:
    """One check-in with a clearance, where the rules have questions that may be cleared."""
    clearable = [question.id for question in book.questions if question.may_be_cleared]
    if not clearable:
        return st.tuples(check_ins(book))
    scopes = st.frozensets(st.sampled_from(clearable), min_size=1)
    return st.tuples(st.builds(cleared, check_ins(book), scopes))


def breaks(asked: Asked) -> Iterator[str]:
    """More is permitted than by the rules under the same clearance."""
    [one] = asked.told
    return more_permissive(one.advice, asked.by_the_rules(one))


def wrong(advisor: Advisor) -> Advise:
    """Takes a clearance for leave to do everything."""
    well = {one.id: answer_of(one, 0) for one in advisor.book.questions}
    return lambda check_in: advisor.assess(well if check_in.clearance else check_in)


LAW = Law(
    id="clearance-lifts-what-it-names",
    says="A clearance lifts what follows from the answers it names, and never an emergency.",
    source="decision 0010",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_cleared,
)
