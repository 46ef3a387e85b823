"""``st.from_type`` and ``st.builds`` of each model give people, for one's own rules too."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_advisor import Advisor, CheckIn, Clearance, Preferences, Readiness, Screening
from tests.generated import EXAMPLES
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")
BASE = shared_advisor("upper-back", engine="bitmap")
ANKLE = Advisor.from_folder(EXAMPLES / "ankle-rules", engine="bitmap")
some = settings(max_examples=150, derandomize=True, database=None, deadline=None)


class Named(CheckIn):
    """The check-in of an app, with a field of its own."""

    name: str = "Ada"


class OfAnkle(ANKLE.CheckIn):  # type: ignore[misc,name-defined]
    """The same for rules of one's own."""


def drawn(strategy: st.SearchStrategy[Any]) -> list[Any]:
    seen: list[Any] = []
    some(given(strategy)(lambda one: seen.append(one)))()
    return seen


MODELS = [
    pytest.param(ADVISOR, CheckIn, id="the shipped one"),
    pytest.param(ADVISOR, ADVISOR.CheckIn, id="an advisor's"),
    pytest.param(ADVISOR, Named, id="an app's own"),
    pytest.param(BASE, BASE.CheckIn, id="of one pack"),
    pytest.param(ANKLE, ANKLE.CheckIn, id="of one's own rules"),
    pytest.param(ANKLE, OfAnkle, id="an app's own of one's own rules"),
]


@pytest.mark.deep
@pytest.mark.parametrize("how", [st.from_type, st.builds], ids=["from_type", "builds"])
@pytest.mark.parametrize(("advisor", "model"), MODELS)
def test_a_check_in_model_gives_people_of_every_kind(
    how: Any, advisor: Advisor, model: type[Any]
) -> None:
    people = drawn(how(model))
    advices = [
        advisor.assess(one if model is not Named else one.model_dump(exclude={"name"}))
        for one in people
    ]
    above_rest = sum(one.readiness is not Readiness.REST for one in advices)
    assert above_rest > 0.2 * len(advices)
    assert len({one.verdict for one in advices}) > 3


@pytest.mark.deep
@pytest.mark.parametrize("how", [st.from_type, st.builds], ids=["from_type", "builds"])
@pytest.mark.parametrize("advisor", [ADVISOR, ANKLE], ids=["shipped", "own"])
def test_preferences_are_some_that_the_advisor_takes(how: Any, advisor: Advisor) -> None:
    wishes = drawn(how(advisor.Preferences))
    assert len({advisor.assess({}, one).rulebook.sha256 for one in wishes}) == 1
    assert len({one.minutes for one in wishes}) > 5


@pytest.mark.deep
@pytest.mark.parametrize("how", [st.from_type, st.builds], ids=["from_type", "builds"])
def test_clearances_hold_and_screenings_add_up(how: Any) -> None:
    for clearance in drawn(how(Clearance)):
        assert ADVISOR.assess({"clearance": clearance})
    screened = {CheckIn(screening=one): one.questionnaire for one in drawn(how(Screening))}
    assert all(one.screened == questionnaire for one, questionnaire in screened.items())
    assert len(screened) > 5
    assert len({one.focus for one in drawn(how(Preferences))}) > 5


@pytest.mark.deep
def test_an_answer_may_be_drawn_by_a_strategy_of_ones_own() -> None:
    people = drawn(st.builds(CheckIn, pain=st.integers(8, 10), injury=st.just("no")))
    assert all(one.pain >= 8 and one.injury == "no" for one in people)
    assert len({one.swelling for one in people}) > 2


@pytest.mark.deep
def test_several_people_of_one_example_are_not_the_same() -> None:
    pairs = drawn(st.tuples(st.builds(CheckIn), st.builds(CheckIn)))
    lists = drawn(st.lists(st.builds(CheckIn), min_size=2, max_size=2))
    assert any(one != other for one, other in [*pairs, *lists])


def test_a_model_is_called_as_before() -> None:
    import inspect

    assert inspect.signature(CheckIn).parameters["pain"].default is None
    assert not CheckIn().answers
