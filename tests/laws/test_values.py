"""What goes in and comes out: the same bytes, whole round trips, reasons for everything."""

import copy
import json
import pickle
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recovery_advisor import (
    Advice,
    Advisor,
    CheckIn,
    InputError,
    Preferences,
    Readiness,
    RulesError,
    Screening,
    Urgency,
    Verdict,
)
from recovery_advisor.engines.registry import runnable
from recovery_advisor.rulebook.wording import answer_of
from tests.support.flags import shipped_pages
from tests.support.situations import Situation, given_answers, situations


@given(situations())
def test_the_same_input_gives_the_same_bytes_from_many_threads(situation: Situation) -> None:
    with ThreadPoolExecutor(4) as pool:
        told = list(
            pool.map(
                lambda _: situation.advisor.assess(
                    situation.check_in, situation.wishes
                ).model_dump_json(),
                range(8),
            )
        )
    assert set(told) == {situation.advice.model_dump_json()}


@given(situations())
def test_every_engine_gives_the_same_bytes(situation: Situation) -> None:
    told = set()
    for engine in runnable():
        advisor = Advisor.from_book(situation.advisor.book, engine=engine)
        advice = advisor.assess(situation.check_in.model_dump(), situation.wishes)
        told.add(json.dumps({**advice.model_dump(mode="json"), "engine": None}))
    assert len(told) == 1


@given(situations())
def test_a_check_in_survives_the_round_trip_through_json(situation: Situation) -> None:
    check_in = situation.check_in
    again = type(check_in).model_validate_json(check_in.model_dump_json())
    assert again == check_in
    assert hash(again) == hash(check_in)
    assert again.model_dump_json() == check_in.model_dump_json()
    assert situation.advisor.assess(again, situation.wishes) == situation.advice


@given(situations())
def test_an_advice_survives_the_round_trip_through_json(situation: Situation) -> None:
    advice = situation.advice
    again = Advice.model_validate_json(advice.model_dump_json())
    assert again == advice
    assert again.missing == advice.missing
    assert again.model_dump_json() == advice.model_dump_json()
    assert str(again) == str(advice)


@given(situations())
def test_preferences_survive_the_round_trip_through_json(situation: Situation) -> None:
    wishes = situation.wishes
    again = Preferences.model_validate_json(wishes.model_dump_json())
    assert again == wishes
    assert hash(again) == hash(wishes)


@given(situations())
def test_a_mapping_is_as_good_as_a_check_in_and_is_not_changed(situation: Situation) -> None:
    answers = situation.check_in.model_dump()
    wishes = json.loads(situation.wishes.model_dump_json())
    before = json.dumps([answers, wishes])
    assert situation.advisor.assess(answers, wishes) == situation.advice
    assert json.dumps([answers, wishes]) == before


@given(situations())
def test_no_reason_promises_more_than_the_advice(situation: Situation) -> None:
    advice = situation.advice
    for reason in advice.reasons:
        if reason.effect == "limit":
            assert reason.level == advice.readiness
        if reason.effect == "permit":
            assert advice.readiness != "rest"


@given(situations())
def test_a_limit_that_counts_only_on_a_missing_answer_is_no_reason(situation: Situation) -> None:
    assert [r.rule for r in situation.advisor.assess({}).reasons] == ["nothing-permits"]


@given(situations())
def test_a_screening_denies_what_it_counts_as_no_and_nothing_else(situation: Situation) -> None:
    advisor, wishes = situation.advisor, situation.wishes
    for questionnaire in advisor.questionnaires.values():
        asked = [question.id for question in questionnaire.questions]
        beside = {
            id: answer for id, answer in situation.check_in.answers.items() if id not in asked
        }

        def screened(beside: Any = beside, of: Any = questionnaire, **how: Any) -> Advice:
            screening = Screening.answered(of, **how)
            return advisor.assess({**beside, "screening": screening}, wishes)

        denied = dict.fromkeys(asked, "no")
        assert screened() == advisor.assess({**beside, **denied}, wishes)
        for id in asked:
            others = {other: "no" for other in asked if other != id}
            open_on_it = advisor.assess({**beside, **others}, wishes)
            assert screened(skipped=[id]) == screened(shown=others) == open_on_it
            said_so = advisor.assess({**beside, **others, id: "yes"}, wishes)
            assert screened(yes=[id]) == said_so


@given(situations())
def test_an_empty_check_in_is_never_a_denial(situation: Situation) -> None:
    advice = situation.advisor.assess({}, situation.wishes)
    assert advice.readiness == "rest"
    assert advice.urgency is Urgency.NONE


@given(situations())
def test_wording_never_changes_a_verdict(situation: Situation) -> None:
    files = {}
    for name, data in situation.pages.files.items():
        rules = [
            {**rule, "say": "Other words.", "because": "Others.", "examples": []}
            if "say" in rule
            else rule
            for rule in data.get("rules", ())
        ]
        files[name] = {**data, "rules": rules} if rules else data
    other = Advisor.from_book(type(situation.pages)(files).book(), engine="bitmap")
    assert other.book.id.sha256 == situation.advisor.book.id.sha256
    assert other.book.id.texts_sha256 != situation.advisor.book.id.texts_sha256
    advice = other.assess(situation.check_in.model_dump(), situation.wishes)
    kept = {"verdict", "readiness", "urgency", "session", "available", "missing"}
    assert advice.model_dump(include=kept) == situation.advice.model_dump(include=kept)


def test_a_moved_threshold_band_or_clearing_changes_the_hash() -> None:
    pages = shipped_pages()
    vocabulary = pages.changed("vocabulary.yaml")
    bands = {"none": 0, "slight": 1, "mild": "2-3", "moderate": "4-6", "severe": "7-10"}
    vocabulary["scales"][0]["bands"] = bands
    readiness = pages.changed("upper-back/readiness.yaml")
    readiness["rules"][0]["when"] = {"pain": "8 or worse"}
    readiness["rules"][0]["examples"] = []
    cleared = pages.changed("vocabulary.yaml")
    cleared["questions"][0]["may_be_cleared"] = "yes"
    hashes = {
        pages.book().id.sha256,
        pages.with_file("vocabulary.yaml", cleared).book().id.sha256,
        pages.with_file("vocabulary.yaml", vocabulary).book().id.sha256,
        pages.with_file("upper-back/readiness.yaml", readiness).book().id.sha256,
    }
    assert len(hashes) == 4


@given(situations())
def test_no_text_names_a_drug_or_a_diagnosis(situation: Situation) -> None:
    if "upper-back/pack.yaml" in situation.pages.files:
        text = str(situation.advice).lower()
        for word in ("ibuprofen", "voltaren", "paracetamol", "aspirin", "you have arthritis"):
            assert word not in text


@given(situations())
def test_one_more_known_answer_is_never_listed_as_missing(situation: Situation) -> None:
    for question in situation.advice.missing:
        assert (
            question
            not in given_answers(situation, **{question: _worst(situation, question)}).missing
        )


def _worst(situation: Situation, question: str) -> int | str:
    asked = situation.advisor.book.question[question]
    return answer_of(asked, asked.span)


@given(situations())
def test_a_copy_is_checked_like_any_other_value(situation: Situation) -> None:
    advice = situation.advice
    assert advice.model_copy(update={"engine": advice.engine}) == advice
    assert copy.deepcopy(advice) == advice
    with pytest.raises(ValidationError):
        situation.wishes.model_copy(update={"minutes": -5})
    assert situation.wishes.model_copy(update={"equipment": {"x"}}).equipment == frozenset("x")


HEADLINES = {
    ("rest", "none"): "rest",
    ("rest", "routine"): "consult_first",
    ("rest", "soon"): "consult_first",
    ("rest", "urgent"): "see_professional",
    ("rest", "emergency"): "emergency",
    ("mobility", "none"): "mobility",
    ("mobility", "routine"): "mobility",
    ("mobility", "soon"): "mobility",
    ("gradual", "none"): "gradual_return",
    ("gradual", "routine"): "gradual_return",
    ("gradual", "soon"): "gradual_return",
    ("full", "none"): "full_programme",
    ("full", "routine"): "full_programme",
    ("full", "soon"): "full_programme",
}


@given(situations(), st.sampled_from(Readiness), st.sampled_from(Urgency), st.sampled_from(Verdict))
def test_an_advice_that_contradicts_itself_cannot_be_built(
    situation: Situation, readiness: Readiness, urgency: Urgency, verdict: Verdict
) -> None:
    advice = situation.advice
    changed: dict[str, object] = {
        "readiness": readiness,
        "urgency": urgency,
        "verdict": verdict,
    }
    changed |= {"notes": (), "safety_net": ()}  # which stand beside no urgent referral
    planned_for_it = (
        readiness is not Readiness.REST if advice.no_session else readiness == advice.readiness
    )
    if planned_for_it and HEADLINES.get((readiness, urgency)) == verdict:
        assert advice.model_copy(update=changed).verdict is verdict
        return
    with pytest.raises(ValidationError):
        advice.model_copy(update=changed)
    with pytest.raises(ValidationError):
        Advice.model_validate_json(json.dumps({**advice.model_dump(mode="json"), **changed}))


@given(situations())
def test_above_rest_there_is_a_session_or_the_reason_why_not(situation: Situation) -> None:
    neither = {"session": None, "no_session": None, "available": (), "excluded": ()}
    if situation.advice.readiness is not Readiness.REST:
        with pytest.raises(ValidationError, match="a session or the reason"):
            situation.advice.model_copy(update=neither)


def test_errors_survive_being_handed_between_processes() -> None:
    advisor = Advisor(engine="bitmap")
    with pytest.raises(InputError) as wrong:
        advisor.assess({"pain": "10"})
    again = pickle.loads(pickle.dumps(wrong.value))
    assert (str(again), vars(again)) == (str(wrong.value), vars(wrong.value))
    with pytest.raises(RulesError) as broken:
        Advisor(["nonsense"])
    again = pickle.loads(pickle.dumps(broken.value))
    assert (str(again), again.problems) == (str(broken.value), broken.value.problems)


@given(situations())
def test_a_check_in_of_other_rules_is_refused_rather_than_cut(situation: Situation) -> None:
    base = Advisor(["upper-back"], engine="bitmap")
    asked = set(situation.advisor.book.question)
    if asked <= set(base.book.question):
        assert base.assess(situation.check_in).rulebook == base.book.id
    elif situation.check_in.answers.keys() - set(base.book.question):
        with pytest.raises(InputError):
            base.assess(situation.check_in)


@given(situations())
def test_the_text_tells_what_is_missing_unless_the_referral_stands_alone(
    situation: Situation,
) -> None:
    advice = situation.advice
    told = "Not answered yet" in advice.as_text()
    assert told == (bool(advice.missing) and advice.urgency < Urgency.URGENT)


def test_nothing_touches_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(AssertionError, match="a socket was opened"):
        socket.create_connection(("localhost", 9))
    assert Advisor().assess({"pain": 1}).missing


@given(situations())
def test_a_check_in_survives_being_handed_between_processes(situation: Situation) -> None:
    again = pickle.loads(pickle.dumps(situation.check_in))
    assert again == situation.check_in
    assert situation.advisor.assess(again, situation.wishes) == situation.advice


@pytest.mark.parametrize("odd", [True, 0.0, -5, float("nan"), "x", [1]])
def test_no_check_in_goes_around_the_checks(odd: object) -> None:
    with pytest.raises(ValidationError):
        CheckIn.model_construct(pain=odd)  # type: ignore[arg-type]


def test_a_question_that_only_a_subclass_carries_is_refused() -> None:
    class Mine(CheckIn):
        hiccups: str | None = None

    with pytest.raises(InputError, match="hiccups"):
        Advisor(engine="bitmap").assess(Mine(pain=0, hiccups="yes"))
