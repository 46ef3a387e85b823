"""Danger is told as soon as an answer shows it, and nothing needless is asked after it."""

from __future__ import annotations

import pytest

from recovery_advisor import Advisor
from tests.cli.scripted_person import (
    AFTER_DOUBT,
    FLAG_PAGES,
    PAGES,
    ScriptedPerson,
    interviewed,
    page_and_number,
)

BOOK = Advisor().book
FLAGS, CONDITIONS = (
    [question.id for question in BOOK.questions if question.screen == screen]
    for screen in ("flags", "conditions")
)
EMERGENCY = "Call your local emergency number now."
TODAY = "See a medical professional today"


def _named(*ids: str, mark: str = "") -> list[str]:
    """What is typed up to the page on which these signs stand, all others being denied."""
    flags = ids[0] in FLAGS
    places = [page_and_number(id, FLAGS if flags else CONDITIONS) for id in ids]
    [page] = {page for page, _ in places}
    before = ["none"] * (page if flags else FLAG_PAGES + page)
    return [*before, " ".join(number + mark for _, number in places)]


def _never_asked(person: ScriptedPerson, screen: str) -> bool:
    asked = " ".join(person.output.split())
    questions = [question for question in BOOK.questions if question.screen == screen]
    return not any(question.ask in asked for question in questions)


@pytest.mark.parametrize("id", FLAGS)
def test_a_flag_is_told_after_its_screen_and_nothing_else_is_asked(id: str) -> None:
    urgency = Advisor().assess({id: "yes"}).urgency
    decisive = {"new_weakness": ["no"], "fever_or_unwell": ["no"]}.get(id, [])
    person = interviewed(*_named(id), *decisive)
    begins = EMERGENCY if urgency == "emergency" else TODAY
    assert any(told.startswith(begins) for told in person.outputs)
    assert _never_asked(person, "symptoms")
    assert BOOK.screens["conditions"] not in person.output
    assert "Your session" not in person.output


def test_an_emergency_among_others_ends_the_questions() -> None:
    person = interviewed(*_named("fever_or_unwell", "cold_arm"))
    assert person.advice.startswith(EMERGENCY)
    assert "fever or chills" not in person.advice
    assert len(person.prompts) == FLAG_PAGES


def test_an_emergency_on_the_first_page_ends_the_questions_there() -> None:
    person = interviewed(*_named("chest_pain"))
    assert person.advice.startswith(EMERGENCY)
    assert len(person.prompts) == 1


@pytest.mark.parametrize(
    ("flag", "condition"),
    [("fever_or_unwell", "low_defences"), ("new_weakness", "cancer_history")],
)
def test_what_could_make_it_an_emergency_is_asked_after_the_referral_is_told(
    flag: str, condition: str
) -> None:
    person = interviewed(*_named(flag), "yes")
    [told] = [place for place, text in enumerate(person.outputs) if text.startswith(TODAY)]
    assert told < person.outputs.index(BOOK.question[condition].ask)
    assert person.advice.startswith(EMERGENCY)


@pytest.mark.parametrize("answer", ["no", "", "?"])
def test_where_it_is_no_emergency_the_referral_stands(answer: str) -> None:
    person = interviewed(*_named("fever_or_unwell"), answer)
    assert EMERGENCY not in person.output
    assert person.outputs[-1].strip() == "Thank you. Please do what is said above."
    assert len(person.prompts) == FLAG_PAGES + 1


def test_each_thing_that_could_make_it_an_emergency_is_asked() -> None:
    both = _named("new_weakness", "fever_or_unwell")
    assert interviewed(*both, "no", "yes").advice.startswith(EMERGENCY)
    assert interviewed(*both, "yes").advice.startswith(EMERGENCY)
    assert len(interviewed(*both, "no", "no").prompts) == FLAG_PAGES + 2


def test_a_condition_is_told_after_its_screen() -> None:
    person = interviewed(*_named("lighter_fall"))
    assert person.advice.startswith(TODAY)
    assert _never_asked(person, "symptoms")


def test_flags_that_were_left_unknown_are_not_asked_again_after_a_referral() -> None:
    answers = [said if said != "none" else "" for said in _named("lighter_fall")]
    person = interviewed(*answers)
    assert person.advice.startswith(TODAY)
    assert len(person.prompts) == len(answers)


@pytest.mark.parametrize("condition", [None, "cancer_history"])
def test_pain_that_needs_a_look_today_is_told_before_stiffness_is_asked(
    condition: str | None,
) -> None:
    pain, named = ("1", _named(condition)) if condition else ("9", [])
    answers = [*named, *["none"] * (PAGES - len(named))]
    person = interviewed(*answers, "no", pain)
    assert person.advice.startswith("See a medical professional")
    assert BOOK.question["stiffness"].ask not in person.output


def test_not_sure_of_a_flag_goes_on_and_offers_nothing() -> None:
    person = interviewed(*_named("chest_pain", mark="?"), "none", *AFTER_DOUBT)
    assert person.advice.startswith("Rest, and talk to a health professional")
    assert "Your session" not in person.output


def test_not_sure_of_any_flag_goes_on_and_offers_nothing() -> None:
    person = interviewed(*["?"] * FLAG_PAGES, *AFTER_DOUBT)
    assert person.advice.startswith("Rest, and talk to a health professional")
    assert "Your session" not in person.output
