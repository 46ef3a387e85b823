"""Derived answers in an assessment: each is as any other answer, but for who gives it."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import (
    Advisor,
    CheckIn,
    InputError,
    Interview,
    Readiness,
    Record,
    Urgency,
    Verdict,
)
from recovery_advisor.assessment.step import Step
from recovery_advisor.engines.registry import CHOICES, EngineChoice
from recovery_advisor.testing import check_ins
from recovery_advisor.testing.check_in_strategies import near_thresholds
from recovery_advisor.values.permissive import allowed
from tests.derived.rules import GOOD, INJURED, WELL, assessor, history_book, plain_assessor

DERIVED = {question.id for question in history_book().derived}
#: The questions of the base pack.
BASE = (
    "injury",
    "pain",
    "daily_activity_pain",
    "swelling",
    "stiffness",
    "range_of_motion",
    "needs_special_plan",
)
TODAY = date(2026, 1, 31)

derived_answers = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from([None, *map(question.answer, range(question.span + 1))])
        for question in history_book().derived
    },
)


@pytest.mark.parametrize("engine", CHOICES)
def test_every_engine_reads_derived_answers(engine: EngineChoice) -> None:
    rules = assessor(engine)
    assert rules.assess(INJURED, derived=GOOD).verdict is Verdict.FULL_PROGRAMME
    fewer = rules.assess(INJURED, derived={**GOOD, "clear_days": 6})
    assert fewer.readiness is Readiness.GRADUAL
    sign = rules.assess(INJURED, derived={**GOOD, "unchecked_sign": "emergency"})
    assert sign.urgency is Urgency.EMERGENCY


def test_what_is_left_out_is_unknown_and_permits_nothing() -> None:
    """A limit counts unless it is ruled out, a permit only where it is known."""
    assert assessor().assess(INJURED).readiness is Readiness.REST
    for id in ("clear_days", "tolerated_sessions"):
        known = {one: answer for one, answer in GOOD.items() if one != id}
        for derived in (known, {**known, id: None}, {**known, id: "unknown"}):
            assert assessor().assess(INJURED, derived=derived).readiness is Readiness.GRADUAL


@given(check_ins(history_book()), derived_answers)
def test_engines_agree_on_derived_answers(check_in: Any, derived: dict[str, Any]) -> None:
    one, other = (assessor(e).assess(check_in, derived=derived) for e in ("bitmap", "reference"))
    assert one.model_copy(update={"engine": ""}) == other.model_copy(update={"engine": ""})


@given(check_ins(history_book()), derived_answers)
def test_nobody_is_asked_a_derived_question(check_in: Any, derived: dict[str, Any]) -> None:
    advice = assessor().assess(check_in, derived=derived)
    assert not DERIVED & {*advice.missing}
    step = Step.of(assessor(), check_in, None, None)
    assert not DERIVED & {*step.open_questions}
    assert step.question is None or step.question.id not in DERIVED
    assert step.screen is None or not DERIVED & {one.id for one in step.screen.questions}


def test_a_check_in_has_no_field_for_a_derived_question() -> None:
    """It is the shipped check-in, which a history thus takes without reading it again."""
    assert assessor().intake.CheckIn is CheckIn
    assert not DERIVED & CheckIn.model_fields.keys()
    assert assessor().questionnaires == plain_assessor().questionnaires
    assert (
        assessor().preferences_model.model_json_schema()
        == plain_assessor().preferences_model.model_json_schema()
    )


@pytest.mark.parametrize("id", sorted(DERIVED))
def test_a_derived_answer_on_a_check_in_is_refused_and_read_as_nothing(id: str) -> None:
    question = history_book().question[id]
    for answer in (question.answer(0), question.answer(question.span)):
        with pytest.raises(InputError) as refusal:
            assessor().assess({**WELL, id: answer}, derived=GOOD)
        assert [fault.field for fault in refusal.value.faults] == [id]
        advice = refusal.value.advice
        assert advice and (advice.readiness, advice.urgency) == (Readiness.REST, Urgency.NONE)
        assert not advice.fault


def test_an_interview_takes_no_derived_answer() -> None:
    interview = Interview(assessor(), {}, None, None)
    with pytest.raises(InputError, match="clear_days"):
        interview.answer("clear_days", 7)
    asked = set()
    while screen := interview.next_screen():
        asked |= {question.id for question in screen.questions}
        interview.answers({})
    assert asked and not asked & DERIVED


@pytest.mark.parametrize(
    ("derived", "field"),
    [
        ({"clear_day": 7}, "derived"),
        ({"pain": 0}, "derived"),
        ({7: 7}, "derived"),
        ({"clear_days": 100}, "derived.clear_days"),
        ({"clear_days": -1}, "derived.clear_days"),
        ({"clear_days": 7.0}, "derived.clear_days"),
        ({"clear_days": True}, "derived.clear_days"),
        ({"clear_days": [7]}, "derived.clear_days"),
        ({"unchecked_sign": 0}, "derived.unchecked_sign"),
        ({"unchecked_sign": "no"}, "derived.unchecked_sign"),
        ([("clear_days", 7)], "derived"),
        ("clear_days", "derived"),
    ],
)
def test_wrong_derived_answers_are_refused_and_never_permit(derived: Any, field: str) -> None:
    given = {**GOOD, **derived} if isinstance(derived, dict) else derived
    with pytest.raises(InputError) as refusal:
        assessor().assess(WELL, derived=given)
    assert [fault.field for fault in refusal.value.faults] == [field]
    assert refusal.value.advice and refusal.value.advice.readiness is Readiness.REST
    assert "could not be read" in str(refusal.value.advice) + refusal.value.advice.as_text()


def test_an_emergency_of_a_history_is_told_whatever_else_is_refused() -> None:
    sign = {**GOOD, "unchecked_sign": "emergency"}
    for check_in, derived in (
        ({**WELL, "pain": 11}, sign),
        (WELL, {**sign, "clear_days": 1000}),
        ({**WELL, "clearance": {"by": "nobody"}}, sign),
    ):
        with pytest.raises(InputError) as refusal:
            assessor().assess(check_in, derived=derived)
        assert refusal.value.advice and refusal.value.advice.urgency is Urgency.EMERGENCY
    with pytest.raises(InputError) as refusal:
        assessor().assess(WELL, {"locale": "xx"}, derived=sign)
    assert refusal.value.advice and refusal.value.advice.urgency is Urgency.EMERGENCY


def test_rules_without_derived_questions_take_no_derived_answer() -> None:
    with pytest.raises(InputError, match="none, as these rules look at no history"):
        plain_assessor().assess(WELL, derived=GOOD)
    assert plain_assessor().assess(WELL, derived={}) == plain_assessor().assess(WELL)


def test_a_clearance_lifts_a_derived_answer_that_may_be_cleared() -> None:
    derived = {**GOOD, "flares": "two"}
    assert assessor().assess(INJURED, derived=derived).urgency is Urgency.ROUTINE
    clearance = {"by": "A. Nother", "at": TODAY, "expires": TODAY, "scope": ["flares"]}
    cleared = {**INJURED, "clearance": clearance}
    assert assessor().assess(cleared, today=TODAY, derived=derived).urgency is Urgency.NONE
    clearance["scope"] = ["unchecked_sign"]
    with pytest.raises(InputError, match="may not be cleared"):
        assessor().assess({**INJURED, "clearance": clearance}, today=TODAY, derived=derived)


@given(check_ins(history_book()), derived_answers)
def test_a_record_holds_the_derived_answers_and_decides_the_same(
    check_in: Any, derived: dict[str, Any]
) -> None:
    line = assessor().assess(check_in, derived=derived).record()
    record = Record.model_validate_json(line)
    known = {id: answer for id, answer in derived.items() if answer is not None}
    assert record.derived == known
    again = assessor().assess(record.check_in, record.preferences, derived=record.derived)
    assert again.record() == line


def test_a_record_by_rules_without_derived_questions_has_no_such_key() -> None:
    line = Advisor(engine="bitmap").assess(WELL).record()
    assert "derived" not in json.loads(line)
    assert Record.model_validate_json(line).derived is None


@st.composite
def half_answered(draw: DrawFn) -> dict[str, Any]:
    """Answers of whom one to three questions of the base pack are left."""
    left = draw(st.sets(st.sampled_from(BASE), min_size=1, max_size=3))
    near = {id: near_thresholds(history_book(), history_book().question[id]) for id in BASE}
    known = {
        id: history_book().question[id].answer(draw(st.sampled_from(near[id])))
        for id in BASE
        if id not in left
    }
    return {**{id: one for id, one in WELL.items() if id not in left}, **known}


@given(half_answered(), derived_answers)
def test_missing_is_what_brute_force_finds_while_derived_answers_stay_as_they_are(
    check_in: dict[str, Any], derived: dict[str, Any]
) -> None:
    """Known or unknown: nobody can answer one."""
    left = [id for id in BASE if id not in check_in]
    near = [near_thresholds(history_book(), history_book().question[id]) for id in left]
    outcomes = {}
    for severities in product(*near):
        completed = zip(left, severities, strict=True)
        answers = {id: history_book().question[id].answer(at) for id, at in completed}
        advice = assessor("reference").assess({**check_in, **answers}, derived=derived)
        outcomes[severities] = advice.readiness, advice.urgency, allowed(advice)
    differing = {
        id
        for position, id in enumerate(left)
        for one, other in product(outcomes, repeat=2)
        if one[:position] == other[:position] and one[position + 1 :] == other[position + 1 :]
        if outcomes[one] != outcomes[other]
    }
    assert {*assessor().assess(check_in, derived=derived).missing} == differing


def test_an_advisor_of_single_check_ins_takes_no_history_book() -> None:
    """Everybody would be told to rest, as nothing is known of any history."""
    with pytest.raises(InputError, match="without a history pack"):
        Advisor.from_book(history_book())
