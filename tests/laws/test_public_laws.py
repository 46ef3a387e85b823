"""The laws of ``recovery_advisor.testing``, kept by the advisor itself on rules of every kind."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor.testing import LAWS
from recovery_advisor.testing.search import broken
from tests.support.situations import Situation, situations


@given(situations(), st.data())
def test_the_advisor_keeps_every_public_law(situation: Situation, data: st.DataObject) -> None:
    advisor, wishes = situation.advisor, situation.wishes
    for law in LAWS:
        people = data.draw(law.people(advisor.book), law.id)
        for _, breach in broken([law], advisor.assess, people, advisor, wishes):
            raise AssertionError(str(breach))
