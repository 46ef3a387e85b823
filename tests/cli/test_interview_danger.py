"""Danger is told as soon as an answer shows it, and nothing needless is asked after it."""

from __future__ import annotations

import pytest

from recovery_advisor import Advisor
from tests.cli.scripted_person import AFTER_DOUBT, ScriptedPerson, interviewed

BOOK = Advisor().book
FLAGS, CONDITIONS = (
    [question.id for question in BOOK.questions if question.screen == screen]
    for screen in ("flags", "conditions")
)
EMERGENCY = "Call your local emergency number now."
TODAY = "See a medical professional today"


def _number(id: str) -> str:
    return str((FLAGS if id in FLAGS else CONDITIONS).index(id) + 1)


def _never_asked(person: ScriptedPerson, screen: str) -> bool:
    asked = " ".join(person.output.split())
    questions = [question for question in BOOK.questions if question.screen == screen]
    return not any(question.ask in asked for question in questions)


@pytest.mark.parametrize("id", FLAGS)
def test_a_flag_is_told_after_its_screen_and_nothing_else_is_asked(id: str) -> None:
    urgency = Advisor().assess({id: "yes"}).urgency
    decisive = {"new_weakness": ["no"], "fever_or_unwell": ["no"]}.get(id, [])
    person = interviewed(_number(id), *decisive)
    begins = EMERGENCY if urgency == "emergency" else TODAY
    assert any(told.startswith(begins) for told in person.outputs)
    assert _never_asked(person, "symptoms")
    assert BOOK.screens["conditions"] not in person.output
    assert "Your session" not in person.output


def test_an_emergency_among_others_ends_the_questions() -> None:
    person = interviewed(f"{_number('fever_or_unwell')} {_number('chest_pain')}")
    assert person.advice.startswith(EMERGENCY)
    assert "fever or chills" in person.advice
    assert len(person.prompts) == 1


@pytest.mark.parametrize(
    ("flag", "condition"),
    [("fever_or_unwell", "weakened_immunity"), ("new_weakness", "cancer_history")],
)
def test_what_could_make_it_an_emergency_is_asked_after_the_referral_is_told(
    flag: str, condition: str
) -> None:
    person = interviewed(_number(flag), "yes")
    [told] = [place for place, text in enumerate(person.outputs) if text.startswith(TODAY)]
    assert told < person.outputs.index(BOOK.question[condition].ask)
    assert person.advice.startswith(EMERGENCY)


@pytest.mark.parametrize("answer", ["no", "", "?"])
def test_where_it_is_no_emergency_the_referral_stands(answer: str) -> None:
    person = interviewed(_number("fever_or_unwell"), answer)
    assert EMERGENCY not in person.output
    assert person.outputs[-1].strip() == "Thank you. Please do what is said above."
    assert len(person.prompts) == 2


def test_each_thing_that_could_make_it_an_emergency_is_asked() -> None:
    both = f"{_number('new_weakness')} {_number('fever_or_unwell')}"
    assert interviewed(both, "no", "yes").advice.startswith(EMERGENCY)
    assert interviewed(both, "yes").advice.startswith(EMERGENCY)
    assert len(interviewed(both, "no", "no").prompts) == 3


def test_a_condition_is_told_after_its_screen() -> None:
    person = interviewed("none", _number("fragile_bones_and_a_fall"))
    assert person.advice.startswith(TODAY)
    assert _never_asked(person, "symptoms")


def test_flags_that_were_left_unknown_are_not_asked_again_after_a_referral() -> None:
    person = interviewed("", _number("fragile_bones_and_a_fall"))
    assert person.advice.startswith(TODAY)
    assert len(person.prompts) == 2


@pytest.mark.parametrize("conditions", ["none", _number("cancer_history")])
def test_pain_that_needs_a_look_today_is_told_before_stiffness_is_asked(conditions: str) -> None:
    pain = "1" if conditions != "none" else "9"
    person = interviewed("none", conditions, "no", pain)
    assert person.advice.startswith("See a medical professional")
    assert BOOK.question["stiffness"].ask not in person.output


def test_not_sure_of_a_flag_goes_on_and_offers_nothing() -> None:
    person = interviewed(_number("chest_pain") + "?", *AFTER_DOUBT)
    assert person.advice.startswith("Rest, and talk to a health professional")
    assert "Your session" not in person.output


def test_not_sure_of_any_flag_goes_on_and_offers_nothing() -> None:
    person = interviewed("?", *AFTER_DOUBT)
    assert person.advice.startswith("Rest, and talk to a health professional")
    assert "Your session" not in person.output
