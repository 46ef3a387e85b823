"""Code as users write it. It runs here as any test; mypy and pyright check what it infers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, assert_type

import pytest

from recovery_advisor import (
    Advice,
    Advisor,
    AskedQuestion,
    CheckIn,
    CheckInBase,
    Explanation,
    Fault,
    InputError,
    Item,
    Preferences,
    Readiness,
    RuleBook,
    Screening,
    Session,
    Urgency,
    Verdict,
    load_book,
)

ANKLE = Path(__file__).resolve().parents[2] / "examples/ankle-rules"


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(engine="bitmap")


@pytest.fixture
def healthy() -> CheckIn:
    return CheckIn(
        injury=False,
        pain=0,
        daily_activity_pain="none",
        swelling="none",
        stiffness="none",
        range_of_motion=100,
        screening=Screening.answered("red-flags/2"),
    )


def test_a_check_in_is_assessed(advisor: Advisor, healthy: CheckIn) -> None:
    advice = advisor.assess(healthy, Preferences(minutes=10, focus={"upper_back"}))
    assert_type(advice, Advice)
    assert_type(advice.verdict, Verdict)
    assert_type(advice.missing, tuple[str, ...])
    assert advice.verdict == "full_programme"


def test_a_mapping_is_assessed(advisor: Advisor) -> None:
    assert_type(advisor.assess({"pain": 2, "swelling": None}, {"minutes": 10}), Advice)


def test_exercises_are_there_once_there_is_a_session(advisor: Advisor, healthy: CheckIn) -> None:
    session = advisor.assess(healthy).session
    assert_type(session, Session | None)
    if session:
        for item in session.exercises:
            assert_type(item, Item)
            assert_type(item.dose.repetitions, int | None)


def test_levels_are_ordered(advisor: Advisor, healthy: CheckIn) -> None:
    advice = advisor.assess(healthy)
    assert advice.readiness >= Readiness.GRADUAL
    assert advice.urgency < Urgency.URGENT
    assert_type(max(advice.urgency, Urgency.ROUTINE), Urgency)


def test_an_interview_is_a_loop(advisor: Advisor) -> None:
    interview = advisor.interview()
    while question := interview.next_question():
        assert_type(question, AskedQuestion)
        at_once = interview.answer(question.id, "yes" if question.unsure else "unknown")
        assert_type(at_once, Advice | None)
    assert interview.advice.verdict is Verdict.EMERGENCY


def test_an_error_has_its_parts(advisor: Advisor) -> None:
    with pytest.raises(InputError) as refused:
        advisor.assess({"pain": 11})
    assert_type(refused.value.field, str | None)
    assert_type(refused.value.given, str)
    assert_type(refused.value.allowed, str)
    assert refused.value.field == "pain"


def test_an_error_has_all_faults_and_what_can_be_said() -> None:
    with pytest.raises(InputError) as refused:
        Advisor(engine="bitmap").assess({"chest_pain": "yes", "pain": "3"})
    assert_type(refused.value.faults, tuple[Fault, ...])
    assert_type(refused.value.advice, Advice | None)
    assert refused.value.advice and refused.value.advice.verdict is Verdict.EMERGENCY


def test_a_screening_is_made_from_what_a_form_has(advisor: Advisor) -> None:
    [questionnaire] = advisor.questionnaires.values()
    ids = [question.id for question in questionnaire.questions]
    screening = Screening.answered(questionnaire, unsure={"cord_signs"}, shown=ids[:20])
    assert_type(screening, Screening)
    assert_type(
        CheckIn(screening=screening).chest_pain,
        bool | Literal["no", "unsure", "yes", "unknown"] | None,
    )


def test_a_form_of_text_is_read(advisor: Advisor) -> None:
    read = CheckIn.from_text({"pain": "3", "swelling": "Mild", "chest_pain": ""})
    assert_type(read, CheckIn)
    assert_type(advisor.read({"pain": "3"}), CheckInBase)
    assert read == CheckIn(pain=3, swelling="mild")


def test_an_explanation_is_typed(advisor: Advisor) -> None:
    explanation = advisor.assess({"swelling": "mild", "pain": 8}).explain()
    assert_type(explanation, Explanation)
    assert_type(explanation.why[0].looked_at[0].answer, int | str | None)


def test_own_rules_have_a_check_in_of_their_own() -> None:
    book = load_book(ANKLE)
    assert_type(book, RuleBook)
    advisor = Advisor.from_book(book, engine="bitmap")
    check_in = advisor.CheckIn(pain=1, bend="most")
    assert_type(check_in, CheckInBase)
    assert "four_steps" in advisor.assess(check_in).missing


def test_a_subclass_keeps_its_type() -> None:
    class AnkleAdvisor(Advisor):
        folder: Path = ANKLE

    assert_type(AnkleAdvisor.from_folder(AnkleAdvisor.folder, engine="bitmap"), AnkleAdvisor)
