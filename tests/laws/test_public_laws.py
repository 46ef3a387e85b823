"""The laws of ``recovery_advisor.testing``, kept by the advisor itself on rules of every kind."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor.testing import LAWS
from recovery_advisor.testing.law import breach_of
from tests.support.situations import Situation, situations


@given(situations(), st.data())
def test_the_advisor_keeps_every_public_law(situation: Situation, data: st.DataObject) -> None:
    advisor, wishes = situation.advisor, situation.wishes
    for law in LAWS:
        people = data.draw(law.people(advisor.book), law.id)
        breach = breach_of(law, advisor.assess, people, advisor, wishes)
        assert breach is None, str(breach)
