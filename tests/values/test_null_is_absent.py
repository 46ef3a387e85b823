"""``None`` is the same as no answer, for every advice; only ``next_question`` takes a key as asked."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, CheckIn
from tests.support.advisors import shared_advisor
from tests.support.situations import Situation, situations

ADVISOR = shared_advisor(engine="bitmap")


def told(advice: Advice) -> tuple[str, str]:
    """All that is said, and all that is kept."""
    return advice.model_dump_json(), advice.record()


@given(situations(), st.data())
def test_an_answer_that_is_none_is_no_answer(situation: Situation, data: st.DataObject) -> None:
    advisor, wishes = situation.advisor, situation.wishes
    answers = dict(situation.check_in.answers)
    ids = st.sets(st.sampled_from(sorted(advisor.book.question)))
    for id in data.draw(ids):
        answers.pop(id, None)
    nulls: dict[str, Any] = dict.fromkeys(advisor.CheckIn.model_fields)
    absent, null = answers, {**nulls, **answers}
    expected = told(advisor.assess(absent, wishes))
    assert told(advisor.assess(null, wishes)) == expected
    assert told(advisor.assess(advisor.CheckIn.model_validate(null), wishes)) == expected
    assert told(advisor.assess(advisor.CheckIn(**null), wishes)) == expected
    assert advisor.CheckIn(**null) == advisor.CheckIn(**absent)
    assert hash(advisor.CheckIn(**null)) == hash(advisor.CheckIn(**absent))


@given(situations())
def test_unknown_is_what_no_answer_is_to_an_advice(situation: Situation) -> None:
    advisor = situation.advisor
    answers = {
        id: answer for id, answer in situation.check_in.answers.items() if answer != "unknown"
    }
    unknown = {**dict.fromkeys(advisor.book.question, "unknown"), **answers}
    said = advisor.assess(unknown, situation.wishes)
    assert said == advisor.assess(answers, situation.wishes)


@given(situations(), st.booleans())
def test_the_obvious_loop_asks_each_question_once_and_ends(
    situation: Situation, from_nothing: bool
) -> None:
    advisor = situation.advisor
    answers: dict[str, Any] = {} if from_nothing else dict(situation.check_in.answers)
    while question := advisor.next_question(answers, situation.wishes):
        assert question.id not in answers
        answers[question.id] = None
    known = {id: answer for id, answer in answers.items() if answer is not None}
    assert advisor.assess(answers, situation.wishes) == advisor.assess(known, situation.wishes)


def test_a_check_in_that_holds_none_has_not_been_asked() -> None:
    """A model has a value for each field, so that only ``unknown`` says that somebody was asked."""
    first = ADVISOR.next_question({})
    assert first
    again = ADVISOR.next_question(CheckIn.model_validate({first.id: None}))
    assert again == first
    other = ADVISOR.next_question(CheckIn.model_validate({first.id: "unknown"}))
    assert other and other != first
    assert ADVISOR.next_question({first.id: None}) == other
