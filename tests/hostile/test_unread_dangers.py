"""What could not be read is named as a danger where it would be one beside what could."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from recovery_advisor import Advice, CheckInBase, InputError, Urgency
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing import check_ins
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED

ADVISOR = shared_advisor(engine="bitmap")
WELL: dict[str, Any] = {**NO_COMPLAINT, **DENIED, "pain": 2}
CALL = "call your local emergency number now"
TODAY = "see a doctor today"


def advice_beside(given: dict[str, Any], preferences: Any = None) -> Advice:
    """The advice that comes with the refusal of a check-in."""
    with pytest.raises(InputError) as refused:
        ADVISOR.assess(given, preferences)
    assert refused.value.advice
    return refused.value.advice


def unread(given: dict[str, Any]) -> str:
    """What is said of what could not be read, which comes first."""
    first = advice_beside(given).reasons[0]
    assert first.rule == "unreadable"
    return first.say


@pytest.mark.parametrize("age", [70, "70", 2, "over_65", [1], 7.5, True])
def test_an_age_that_can_not_be_read_beside_a_fall(age: object) -> None:
    say = unread({**WELL, "lighter_fall": "yes", "age_band": age})
    assert say.startswith(f"If any of these is so, {CALL}: age band is from 65. ")


@pytest.mark.parametrize(
    ("beside", "begins"),
    [
        (
            {"lighter_fall": "yes", "age_band": "under_50", "blood_thinners": "maybe"},
            f"If the answer to any of these is yes, {CALL}: blood thinners. ",
        ),
        (
            {"fever_or_unwell": "yes", "low_defences": "maybe"},
            f"If the answer to any of these is yes, {CALL}: low defences. ",
        ),
        (
            {"pain": 3, "cancer_history": "maybe"},
            f"If the answer to any of these is yes, {TODAY}: cancer history. ",
        ),
        (
            {"cancer_history": "yes", "pain": "x"},
            f"If any of these is so, {TODAY}: pain is 3 or worse. ",
        ),
        ({"pain": "x"}, f"If any of these is so, {TODAY}: pain is 7 or worse. "),
        (
            {"cancer_history": "yes", "belly_and_shoulder_pain": "unsure", "pain": "x"},
            f"If any of these is so, {TODAY}: pain is 3 or worse. ",
        ),
        (
            {"lighter_fall": "yes", "age_band": 70, "osteoporosis": "maybe"},
            f"If any of these is so, {CALL}: age band is from 65."
            f" If the answer to any of these is yes, {TODAY}: osteoporosis. ",
        ),
        ({"osteoporosis": "maybe"}, "Some of your answers could not be read"),
        ({"age_band": 70}, "Some of your answers could not be read"),
    ],
)
def test_what_may_be_a_danger_beside_what_was_read_is_named_first(
    beside: dict[str, Any], begins: str
) -> None:
    assert unread({**WELL, **beside}).startswith(begins)


def test_the_number_to_call_is_told_with_it() -> None:
    given = {**WELL, "lighter_fall": "yes", "age_band": 70}
    say = advice_beside(given, {"emergency_number": "112"}).reasons[0].say
    assert say.startswith("If any of these is so, call 112 now: age band is from 65. ")


def test_a_questionnaire_that_can_not_be_read_may_hide_what_joins_a_fall() -> None:
    say = unread({"screening": "moon", "lighter_fall": "yes"})
    [call] = [one for one in say.split(". If ") if CALL in one and "chest pain" in one]
    assert "blood thinners" in call and "cancer history" not in call
    assert f"If any of these is so, {CALL}: age band is from 65." in say


def test_a_field_that_may_be_a_danger_comes_first_among_those_not_read() -> None:
    say = unread({**WELL, "lighter_fall": "yes", "swelling": "x", "age_band": 70})
    assert say.endswith(": age band, swelling.")


def test_what_is_cleared_is_no_danger_but_where_it_makes_an_emergency() -> None:
    cleared = {"by": "Dr Example", "at": "2000-01-01", "expires": "9999-12-31"}
    given = {**WELL, "osteoporosis": "maybe", "sudden_strain": "yes"}
    assert TODAY in unread(given)
    assert TODAY not in unread({**given, "clearance": {**cleared, "scope": ["osteoporosis"]}})
    fever = {**WELL, "low_defences": "maybe", "fever_or_unwell": "yes"}
    assert CALL in unread({**fever, "clearance": {**cleared, "scope": ["low_defences"]}})


def test_an_engine_that_fails_hides_no_emergency_beside_it() -> None:
    with patch.object(BitmapEngine, "counting", side_effect=OSError):
        advice = advice_beside({"chest_pain": "yes", "pain": "x"})
    assert advice.fault and advice.urgency is Urgency.EMERGENCY


def levels(question: Question, answers: dict[str, Any]) -> set[Urgency]:
    """The dangers that an answer to a question can make of the others; of *yes* the gravest alone."""
    doubt = "unsure" if "unsure" in question.scale.bands else None
    known = ADVISOR.assess({**answers, question.id: doubt}).urgency
    each = {
        ADVISOR.assess({**answers, question.id: answer_of(question, severity)}).urgency
        for severity in range(question.span + 1)
    }
    graver = sorted(one for one in each if one >= Urgency.URGENT and one > known)
    return set(graver[-1:] if question.scale.denies else graver)


@given(check_ins(), st.sampled_from(ADVISOR.book.questions))
def test_a_danger_is_named_wherever_an_answer_would_be_one(
    check_in: CheckInBase, question: Question
) -> None:
    answers = {id: one for id, one in check_in.model_dump().items() if id != question.id}
    [say] = [
        one.say
        for one in advice_beside({**answers, question.id: "???"}).reasons
        if one.rule == "unreadable"
    ]
    dangers = levels(question, answers)
    event(f"dangers: {sorted(dangers)}")
    assert (CALL in say) == (Urgency.EMERGENCY in dangers)
    assert (TODAY in say) == (Urgency.URGENT in dangers)
    assert question.id.replace("_", " ") in say
