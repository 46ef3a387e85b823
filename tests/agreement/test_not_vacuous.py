"""The people and rule books that the properties try: enough of them above rest, each verdict there."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_advisor import Advisor, CheckInBase, Readiness, Verdict
from recovery_advisor.testing import check_ins, preferences, rule_books
from recovery_advisor.testing.check_in_strategies import person_of

counted = settings(
    database=None,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("number", [200, pytest.param(1_500, marks=pytest.mark.deep)])
def test_people_of_the_shipped_rules_are_not_vacuous(number: int) -> None:
    advisor = Advisor(engine="bitmap")
    verdicts: Counter[str] = Counter()
    ready, not_asked, in_danger = 0, 0, 0
    flags = [question.id for question in advisor.book.questions if question.band("unsure")]

    @settings(counted, max_examples=number)
    @given(check_ins())
    def count(check_in: CheckInBase) -> None:
        nonlocal ready, not_asked, in_danger
        advice = advisor.assess(check_in)
        person = person_of(check_in, advisor.book)
        answers = [person[flag] for flag in flags]
        not_asked += None in answers
        in_danger += 2 in answers
        verdicts[advice.verdict] += 1
        ready += advice.readiness is not Readiness.REST

    count()
    people = verdicts.total()
    assert ready >= 0.2 * people
    assert not_asked >= 0.05 * people
    assert in_danger >= 0.05 * people
    for verdict in Verdict:
        assert verdicts[verdict] >= 0.03 * people, verdict


@pytest.mark.parametrize("number", [30, pytest.param(300, marks=pytest.mark.deep)])
def test_people_of_generated_rule_books_are_not_vacuous(number: int) -> None:
    ready, people, sessions = 0, 0, 0

    @settings(counted, max_examples=number)
    @given(st.data())
    def count(data: st.DataObject) -> None:
        nonlocal ready, people, sessions
        book = data.draw(rule_books())
        wishes = data.draw(preferences(book))
        advice = Advisor.from_book(book, engine="bitmap").assess(data.draw(check_ins(book)), wishes)
        people += 1
        ready += advice.readiness is not Readiness.REST
        sessions += advice.session is not None

    count()
    assert ready >= 0.2 * people
    assert sessions >= 0.2 * people
