"""The law that a clearance lifts what it names, and never an emergency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import check_ins
from recovery_advisor.testing.law import Law
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.permissive import more_permissive

#: Days on which a clearance holds whenever the tests run.
_LONG_AGO, _LAST_DAY = date(2000, 1, 1), date.max


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase]]:
    """One check-in with a clearance, where the rules have questions that may be cleared."""
    clearable = [question.id for question in book.questions if question.may_be_cleared]
    if not clearable:
        return st.tuples(check_ins(book))
    scopes = st.frozensets(st.sampled_from(clearable), min_size=1)
    return st.tuples(st.builds(_cleared, check_ins(book), scopes))


def _cleared(check_in: CheckInBase, scope: frozenset[str]) -> CheckInBase:
    clearance = Clearance(by="Dr Example", at=_LONG_AGO, scope=scope, expires=_LAST_DAY)
    return check_in.model_copy(update={"clearance": clearance})


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
)
