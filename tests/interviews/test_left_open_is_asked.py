"""What a form left open was not answered, so that it is asked; only *unknown* is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import CheckIn, CheckInBase, Screening, Verdict
from tests.rules.red_flags_table import LASTING
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED, QUESTIONNAIRE

ADVISOR = shared_advisor(engine="bitmap")
#: Those of a fall in which only blood thinners, steroids or weak defences make it an emergency.
LEFT_OPEN = ("blood_thinners", "long_steroids", "low_defences")
SYMPTOMS = {id: one for id, one in NO_COMPLAINT.items() if id not in DENIED} | {"pain": 1}
WELL: Mapping[str, Any] = {**DENIED, **SYMPTOMS, "age_band": "under_50"}
ON_THINNERS: Mapping[str, Any] = {**WELL, "lighter_fall": "yes", "blood_thinners": "yes"}
FALL = {id: one for id, one in ON_THINNERS.items() if id not in LEFT_OPEN}

#: How a form says that it left something open.
FORMS: dict[str, Callable[[], CheckInBase | dict[str, Any]]] = {
    "skipped": lambda: {
        **SYMPTOMS,
        "screening": Screening.answered(QUESTIONNAIRE, yes=["lighter_fall"], skipped=LEFT_OPEN),
    },
    "not shown": lambda: {
        **SYMPTOMS,
        "screening": Screening.answered(
            QUESTIONNAIRE, yes=["lighter_fall"], shown=DENIED.keys() - {*LEFT_OPEN}
        ),
    },
    "a check-in of it": lambda: CheckIn.model_validate(FORMS["skipped"]()),
    "what is kept of it": lambda: CheckIn.model_validate(FORMS["skipped"]()).model_dump(),
    "blank cells": lambda: ADVISOR.read({**FALL, **dict.fromkeys(LEFT_OPEN, " ")}),
    "missing values": lambda: ADVISOR.read({**FALL, **dict.fromkeys(LEFT_OPEN, float("nan"))}),
}


def by_interview(given: CheckInBase | dict[str, Any], truth: Mapping[str, Any]) -> list[str]:
    """Ask one by one, and say what was asked."""
    interview, asked = ADVISOR.interview(given), []
    while question := interview.next_question():
        asked.append(question.id)
        interview.answer(question.id, truth[question.id])
    assert interview.advice.verdict is ADVISOR.assess(dict(truth)).verdict
    return asked


def by_screens(given: CheckInBase | dict[str, Any], truth: Mapping[str, Any]) -> list[str]:
    interview, asked = ADVISOR.interview(given), list[str]()
    while screen := interview.next_screen():
        asked += [one.id for one in screen.questions]
        interview.answers({one.id: truth[one.id] for one in screen.questions})
    assert interview.advice.verdict is ADVISOR.assess(dict(truth)).verdict
    return asked


def by_key(given: CheckInBase | dict[str, Any], truth: Mapping[str, Any]) -> list[str]:
    """As an app without a session on the server does, which puts each answer beside the others."""
    known, asked = dict(given), []
    while question := ADVISOR.next_question(known):
        asked.append(question.id)
        known[question.id] = truth[question.id]
    assert ADVISOR.assess(known).verdict is ADVISOR.assess(dict(truth)).verdict
    return asked


def by_copies(given: CheckInBase | dict[str, Any], truth: Mapping[str, Any]) -> list[str]:
    """As an app that holds a check-in does."""
    known, asked = ADVISOR.CheckIn.model_validate(given), list[str]()
    while screen := ADVISOR.next_screen(known):
        asked += [one.id for one in screen.questions]
        known = known.model_copy(update={one.id: truth[one.id] for one in screen.questions})
    assert ADVISOR.assess(known).verdict is ADVISOR.assess(dict(truth)).verdict
    return asked


WAYS = [by_interview, by_screens, by_key, by_copies]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_what_was_left_open_is_asked_and_its_danger_told(
    form: str, way: Callable[[Any, Mapping[str, Any]], list[str]]
) -> None:
    given = FORMS[form]()
    if way is by_key and isinstance(given, CheckInBase):
        given = given.model_dump()  # a model lists all its fields
    assert ADVISOR.assess(dict(ON_THINNERS)).verdict is Verdict.EMERGENCY
    assert "blood_thinners" in way(given, ON_THINNERS)


@given(st.data(), st.sampled_from(WAYS))
def test_whatever_is_left_open_the_advice_is_that_of_all_answers(
    data: st.DataObject, way: Callable[[Any, Mapping[str, Any]], list[str]]
) -> None:
    ids = sorted(DENIED)
    yes = data.draw(st.sets(st.sampled_from(ids), max_size=3))
    open_ones = data.draw(st.sets(st.sampled_from(ids)))
    truth = {**WELL, **dict.fromkeys(yes, "yes")}
    screening = Screening.answered(QUESTIONNAIRE, yes=yes - open_ones, skipped=open_ones)
    asked = way({**SYMPTOMS, "screening": screening}, truth)
    assert set(asked) <= {*open_ones, "age_band"}


def test_a_form_that_showed_one_screen_leaves_all_others_to_be_asked() -> None:
    screen = ADVISOR.interview().next_screen()
    assert screen
    shown = [one.id for one in screen.questions]
    denied = Screening.answered(QUESTIONNAIRE, shown=shown)
    asked = by_interview({"screening": denied}, WELL)
    told = by_interview(dict.fromkeys(shown, "no"), WELL)
    assert asked == told
    assert len(asked) > len(SYMPTOMS)


def test_what_the_person_did_not_know_is_not_asked_again() -> None:
    interview = ADVISOR.interview(FORMS["skipped"]())
    question = interview.next_question()
    assert question
    interview.answer(question.id, "unknown")
    assert interview.next_question() != question
    for kept in (interview.check_in, interview.check_in.model_dump()):
        assert ADVISOR.interview(kept).next_question() == interview.next_question()
        assert ADVISOR.next_question(kept) == interview.next_question()
    told = ADVISOR.read({**FALL, question.id: "Unknown"})
    assert told.answers[question.id] == "unknown"


@pytest.mark.parametrize("id", sorted(LASTING))
def test_what_was_not_known_is_asked_again_another_day(id: str) -> None:
    day_1 = CheckIn.model_validate({**WELL, id: "unknown"})
    assert day_1.begin_again() == CheckIn.model_validate(
        {other: "no" for other in LASTING if other != id}
    )
    assert id in ADVISOR.interview(day_1.begin_again()).open_questions
