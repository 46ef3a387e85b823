"""An old *no* to a question that means more by now counts nowhere, and an interview asks it again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import (
    CheckIn,
    CheckInBase,
    CheckInForm,
    Interview,
    Record,
    Screening,
    Verdict,
)
from recovery_advisor.authoring.replay.replaying import replay
from tests.interviews.respondents import decided
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED, denials

ADVISOR = shared_advisor(engine="bitmap")
FORM = CheckIn.made_for
OLD, NEW = "red-flags/1", "red-flags/2"
GONE = sorted(FORM.merged)
GROWN = sorted(id for id in denials(OLD) if id not in FORM.merged and FORM.since[id] == NEW)
SYMPTOMS = {id: one for id, one in NO_COMPLAINT.items() if id not in DENIED}
WELL: Mapping[str, Any] = {**DENIED, **SYMPTOMS, "age_band": "under_50"}
#: What was kept of an interview of then, which held no name of a questionnaire, and is well.
KEPT: dict[str, Any] = {**WELL, **denials(OLD)}

#: How it is read.
READ: dict[str, Callable[[dict[str, Any]], CheckInBase | dict[str, Any]]] = {
    "as it is": lambda kept: kept,
    "a check-in": CheckIn.model_validate,
    "its copy": lambda kept: CheckIn.model_validate(kept).model_copy(),
    "what is kept of that": lambda kept: CheckIn.model_validate(kept).model_dump(),
    "JSON": lambda kept: CheckIn.model_validate_json(json.dumps(kept)),
    "text": lambda kept: ADVISOR.read({id: f" {one} ".upper() for id, one in kept.items()}),
    "truths": lambda kept: {id: False if one == "no" else one for id, one in kept.items()},
}


def ask(interview: Interview, truth: Mapping[str, Any]) -> list[str]:
    asked = []
    while question := interview.next_question():
        asked.append(question.id)
        interview.answer(question.id, truth[question.id])
    return asked


def test_some_questions_mean_more_by_now() -> None:
    assert {"breathlessness", "saddle_numbness", "bladder_or_bowel_change"} <= {*GROWN}


@pytest.mark.parametrize("read", READ)
def test_beside_an_answer_that_is_gone_no_old_denial_counts(read: str) -> None:
    given = READ[read](KEPT)
    advice = ADVISOR.assess(given)
    assert advice.verdict is Verdict.REST
    assert {*GROWN, "legs_failing"} <= {*advice.missing}
    check_in = ADVISOR.CheckIn.model_validate(given)
    assert check_in.screened == OLD
    assert {id for id, one in check_in.answers.items() if one == "no"} == {
        id for id in WELL if FORM.since.get(id) == OLD
    }


@pytest.mark.parametrize("read", READ)
@pytest.mark.parametrize("id", GROWN)
def test_an_interview_asks_them_in_the_meaning_of_today(id: str, read: str) -> None:
    well, ill = ADVISOR.interview(READ[read](KEPT)), ADVISOR.interview(READ[read](KEPT))
    assert {*GROWN} <= {*ask(well, WELL)}
    assert (well.advice.verdict, well.advice.missing) == (Verdict.FULL_PROGRAMME, ())
    truth = {**WELL, id: "yes"}
    ask(ill, truth)
    assert decided(ill.advice) == decided(ADVISOR.assess(truth)) != decided(well.advice)


def test_by_screens_too() -> None:
    interview, asked = ADVISOR.interview(KEPT), set[str]()
    while screen := interview.next_screen():
        asked |= {one.id for one in screen.questions}
        interview.answers({one.id: WELL[one.id] for one in screen.questions})
    assert {*GROWN} <= asked
    assert interview.advice.verdict is Verdict.FULL_PROGRAMME


@pytest.mark.parametrize("answer", ["no", "unsure", "yes", "unknown", False])
@pytest.mark.parametrize("gone", GONE)
def test_any_answer_to_any_question_that_is_gone_tells_the_age(gone: str, answer: object) -> None:
    told = CheckIn.model_validate({"breathlessness": "no", gone: answer})
    assert (told.answers["breathlessness"], told.screened) == ("unknown", OLD)
    newer = CheckIn.model_validate({"breathlessness": "no", gone: answer, "screened": NEW})
    assert newer.answers["breathlessness"] == "unknown"


def test_none_is_no_answer_and_tells_no_age() -> None:
    told = CheckIn.model_validate({"breathlessness": "no", "major_trauma": None})
    assert told == CheckIn(breathlessness="no")


@given(st.dictionaries(st.sampled_from(sorted(KEPT)), st.sampled_from(["no", "yes", None])))
def test_danger_counts_whatever_its_age(said: dict[str, Any]) -> None:
    kept = {**KEPT, **{id: one for id, one in said.items() if id in denials(OLD)}}
    told = {id: one for id, one in kept.items() if one != "no"}
    assert ADVISOR.assess(kept).urgency == ADVISOR.assess(told).urgency


def test_an_old_denial_does_not_fill_what_the_form_of_today_left_open() -> None:
    screening = Screening.answered(NEW, skipped=["breathlessness"])
    check_in = CheckIn.model_validate({**KEPT, "screening": screening})
    assert check_in.answers["breathlessness"] == "unknown"
    assert check_in.screened == NEW
    assert check_in.answers["saddle_numbness"] == "no"
    assert CheckIn.model_validate(check_in.model_dump()) == check_in


def test_what_an_interview_of_today_learns_has_the_name_of_today() -> None:
    interview = ADVISOR.interview()
    assert interview.check_in == CheckIn()
    ask(interview, WELL)
    assert interview.check_in.screened == NEW
    again = ADVISOR.interview(interview.check_in)
    assert (again.next_question(), again.advice) == (None, interview.advice)
    old = ADVISOR.interview({"screened": OLD, "cancer_history": "no"})
    old.answer("breathlessness", "no")
    assert old.check_in == CheckIn(screened=NEW, cancer_history="no", breathlessness="no")
    assert old.back() and old.check_in.screened == OLD


def test_nothing_is_named_today_before_something_is_answered() -> None:
    kept = CheckIn(screening=Screening.answered(OLD), **SYMPTOMS)
    interview = ADVISOR.interview(kept)
    assert interview.check_in.screened == OLD
    assert {*GROWN} <= {*interview.open_questions}
    assert ADVISOR.interview(interview.check_in).open_questions == interview.open_questions
    question = interview.next_question()
    assert question is not None
    interview.answer(question.id, WELL[question.id])
    assert interview.check_in.screened == NEW
    assert interview.back() and interview.check_in.screened == OLD


def test_what_was_not_known_in_the_older_meaning_is_asked_and_in_the_same_is_not() -> None:
    kept = CheckIn(screened=OLD, breathlessness="unknown", cancer_history="unknown")
    open_ones = ADVISOR.interview(kept).open_questions
    assert "breathlessness" in open_ones and "cancer_history" not in open_ones


def test_what_a_mapping_says_was_asked_is_not_asked() -> None:
    interview = ADVISOR.interview({**KEPT, "cold_arm": None})
    assert "breathlessness" in interview.open_questions
    assert "cold_arm" not in interview.open_questions


@pytest.mark.parametrize(("answer", "verdict"), [("yes", Verdict.EMERGENCY), ("no", Verdict.REST)])
def test_so_is_a_record_of_then_replayed(answer: str, verdict: Verdict) -> None:
    record = json.loads(ADVISOR.assess(dict(WELL)).record())
    for part in (record, record["advice"]):
        part["rulebook"]["sha256"] = "0" * 64
    record["check_in"] = {**KEPT, "major_trauma": answer}
    replayed = replay(Record.model_validate_json(json.dumps(record)), ADVISOR)
    assert replayed.new.verdict is verdict
    assert replayed.no_longer_asked == ()


#: Two questionnaires, one of which has three versions; ``a`` and ``b`` are gone.
SEVERAL = CheckInForm(
    questionnaires={"x/1": ("a", "c"), "x/2": ("a", "b"), "x/10": ("c",), "y/1": ("d",)},
    merged={"a": ("c",), "b": ("c",), "e": ("d",)},
)


@pytest.mark.parametrize(
    ("gone", "names"),
    [("a", ["x/2"]), ("b", ["x/2"]), ("e", []), ("", []), ("cab", ["x/2", "x/10"])],
)
def test_the_last_to_ask_a_question_is_the_newest_that_has_it(gone: str, names: list[str]) -> None:
    assert SEVERAL.last_asked(gone) == names


@pytest.mark.parametrize(
    ("form", "screened", "newest"),
    [
        (FORM, None, NEW), (FORM, OLD, NEW), (FORM, NEW, NEW), (FORM, "skin/1", None),
        (SEVERAL, None, None), (SEVERAL, "x/1", "x/10"), (SEVERAL, "y/1", "y/1"),
        (CheckInForm(), None, None),
    ],
)  # fmt: skip
def test_the_newest_version_is_of_the_same_questionnaire(
    form: CheckInForm, screened: str | None, newest: str | None
) -> None:
    assert form.newest(screened) == newest
