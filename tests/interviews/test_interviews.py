"""An interview settles the advice, asks nothing needless, and danger comes first."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from recovery_advisor import (
    Advisor,
    AskedQuestion,
    CheckInBase,
    InputError,
    Preferences,
    Urgency,
    Verdict,
)
from recovery_advisor.assessment.next_question import QuestionChooser
from recovery_advisor.assessment.relevance import Relevance
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.scale import UNKNOWN
from tests.interviews.respondents import (
    InterviewMethod,
    Respondent,
    completions,
    decided,
    respondents,
)
from tests.support.advisors import shared_advisor
from tests.support.situations import Situation, situations

WAYS: list[InterviewMethod] = [Respondent.interview, Respondent.interview_by_screen]
BITMAP = shared_advisor(engine="bitmap")
QUESTIONS = BITMAP.book.questions
HEALTHY: dict[str, Any] = {question.id: answer_of(question, 0) for question in QUESTIONS}


@pytest.mark.parametrize("interview", WAYS)
@given(respondents())
def test_the_advice_is_that_of_asking_everything(
    interview: InterviewMethod, person: Respondent
) -> None:
    settled = interview(person)
    assert decided(settled) == decided(person.full_advice)
    assert settled.missing == ()
    assert len(set(person.asked)) == len(person.asked)
    event(f"{len(person.asked) * 4 // len(person.answers)} quarters asked")


@pytest.mark.parametrize("interview", WAYS)
@given(respondents())
def test_its_texts_are_some_of_those_of_asking_everything(
    interview: InterviewMethod, person: Respondent
) -> None:
    settled, full = interview(person), person.full_advice
    assert {*settled.notes} <= {*full.notes}
    assert {*settled.safety_net} <= {*full.safety_net}
    told = {one for one in settled.reasons if one.rule != "nothing-permits"}  # told alone
    assert told <= {*full.reasons}


def never_asked(check_in: CheckInBase) -> dict[str, Any]:
    """The same answers from somebody who was asked nothing else."""
    return {id: given for id, given in check_in.model_dump().items() if given != UNKNOWN}


@given(situations())
def test_there_is_a_question_exactly_while_something_is_missing(situation: Situation) -> None:
    advisor, check_in, wishes = (
        situation.advisor,
        never_asked(situation.check_in),
        situation.wishes,
    )
    missing = [id for id in situation.advice.missing if id not in check_in]
    question = advisor.next_question(check_in, wishes)
    screen = advisor.next_screen(check_in, wishes)
    assert (question is None) == (screen is None) == (not missing)
    if question and screen:
        assert question.id in missing
        of_screen = [id for id in missing if advisor.book.question[id].screen == screen.id]
        assert sorted(one.id for one in screen.questions) == sorted(of_screen)
        before = list(advisor.book.screens)[: list(advisor.book.screens).index(screen.id)]
        assert not any(advisor.book.question[id].screen in before for id in missing)


@given(situations(), st.data())
def test_what_was_asked_and_not_known_is_not_asked_again_and_all_else_is(
    situation: Situation, data: st.DataObject
) -> None:
    advisor, missing = situation.advisor, situation.advice.missing
    asked = data.draw(st.sets(st.sampled_from(missing))) if missing else set()
    known = never_asked(situation.check_in)
    unknown = {**known, **dict.fromkeys(asked, UNKNOWN)}
    mentioned = {**known, **dict.fromkeys(asked)}
    for check_in in (mentioned, unknown, advisor.CheckIn.model_validate(unknown)):
        question = advisor.next_question(check_in, situation.wishes)
        screen = advisor.next_screen(check_in, situation.wishes)
        assert (question is None) == (screen is None) == (set(missing) <= asked)
        assert question is None or question.id not in asked
        assert screen is None or asked.isdisjoint(one.id for one in screen.questions)


@given(situations())
def test_nobody_is_asked_about_less_while_more_danger_is_open(situation: Situation) -> None:
    assume(situation.check_in.clearance is None)
    answers = never_asked(situation.check_in)
    assume(completions(situation.advisor.book, answers, most=600) is not None)
    assert_danger_first(situation.advisor, answers)


def assert_danger_first(advisor: Advisor, answers: dict[str, Any]) -> None:
    """By trying every way to answer what is open."""
    question = advisor.next_question(answers)
    if question is not None:
        whole = completions(advisor.book, answers, most=600)
        brought = _brought(advisor, answers, list(whole or ()))
        assert brought[question.id] == max(brought.values())


def _brought(
    advisor: Advisor, answers: dict[str, Any], whole: list[dict[str, Any]]
) -> dict[str, Urgency]:
    """For each open question the greatest urgency that its worst answer brings and its best does not."""
    urgency = {tuple(sorted(one.items())): advisor.assess(one).urgency for one in whole}
    brought = {}
    for question in advisor.book.questions:
        if answers.get(question.id) is not None:
            continue
        at = {severity: answer_of(question, severity) for severity in (0, question.span)}
        pairs = [
            tuple(
                _nearest(urgency, {**one, question.id: at[severity]}, advisor)
                for severity in (0, question.span)
            )
            for one in whole
        ]
        raised = [worst for best, worst in pairs if worst > best]
        brought[question.id] = max(raised, default=Urgency.NONE)
    return brought


def _nearest(urgency: dict[Any, Urgency], one: dict[str, Any], advisor: Advisor) -> Urgency:
    key = tuple(sorted(one.items()))
    if key not in urgency:
        urgency[key] = advisor.assess(one).urgency
    return urgency[key]


@given(situations())
def test_settled_means_that_no_answer_changes_anything(situation: Situation) -> None:
    """Each completion has the advice there is now; else there is something to ask."""
    advisor = situation.advisor
    answers = never_asked(situation.check_in)
    assume(situation.check_in.clearance is None)
    whole = completions(advisor.book, answers, most=300)
    assume(whole is not None)
    now = decided(situation.advice)
    outcomes = {decided(advisor.assess(one, situation.wishes)) for one in whole or ()}
    settled = advisor.next_question(answers, situation.wishes) is None
    event("settled" if settled else "open")
    assert settled == (outcomes == {now})


@pytest.mark.parametrize("interview", WAYS)
@given(respondents())
def test_danger_is_told_at_once(interview: InterviewMethod, person: Respondent) -> None:
    """Each answer gives back the advice, once it is urgent, and else nothing."""
    final = interview(person)
    verdicts = [advice.verdict for advice in person.returned if advice]
    assert set(verdicts) <= REFERRED_NOW
    assert verdicts == sorted(verdicts, reverse=True)
    assert verdicts.count(Verdict.EMERGENCY) == (final.verdict is Verdict.EMERGENCY)
    if final.verdict in REFERRED_NOW and person.returned:
        assert person.returned[-1] == final
    event("referred" if verdicts else "not referred")


@given(respondents())
def test_no_answer_that_shows_danger_goes_by_in_silence(person: Respondent) -> None:
    interview = person.advisor.interview({}, person.wishes)
    known: dict[str, Any] = {}
    while question := interview.next_question():
        known[question.id] = person.answer(question)
        told = interview.answer(question.id, known[question.id])
        advice = person.advisor.assess(known, person.wishes)
        assert told == (advice if advice.verdict in REFERRED_NOW else None)


@pytest.mark.parametrize("interview", WAYS)
def test_an_emergency_ends_the_questions(interview: InterviewMethod) -> None:
    for flag in ("chest_pain", "saddle_numbness"):
        person = Respondent(BITMAP, Preferences(), {**HEALTHY, flag: "yes"})
        final = interview(person)
        assert final.verdict is Verdict.EMERGENCY
        assert [advice for advice in person.returned if advice] == [final]
        screen = BITMAP.book.question[flag].screen
        of_its_screen = [id for id in person.asked if BITMAP.book.question[id].screen == screen]
        last = flag if interview is Respondent.interview else of_its_screen[-1]
        assert person.asked[-1] == last


@pytest.mark.parametrize(
    ("half", "flag"),
    [("low_defences", "fever_or_unwell"), ("cancer_history", "new_weakness")],
)
def test_an_emergency_ends_the_questions_although_half_of_it_is_cleared(
    half: str, flag: str
) -> None:
    seen, runs_out = date(2026, 1, 1), date(2026, 1, 31)
    clearance = {"by": "a doctor", "at": seen, "expires": runs_out, "scope": [half]}
    answers = {half: "yes", flag: "yes", "clearance": clearance}
    advice = BITMAP.assess(answers, today=seen)
    assert advice.verdict is Verdict.EMERGENCY
    assert advice.missing == ()
    assert BITMAP.next_question(answers, today=seen) is None
    assert BITMAP.next_screen(answers, today=seen) is None


@given(respondents(), st.randoms(use_true_random=False))
def test_who_does_not_know_is_not_asked_again(person: Respondent, doubt: Any) -> None:
    known = {id: answer for id, answer in person.answers.items() if doubt.random() < 0.8}
    person.answers = {**dict.fromkeys(person.answers), **known}
    advice = person.interview()
    assert len(set(person.asked)) == len(person.asked)
    assert not set(advice.missing) - set(person.asked)
    assert decided(advice) == decided(person.advisor.assess(known, person.wishes))


@cache
def asked_of_all() -> list[AskedQuestion]:
    """Every question, as it is asked."""
    found: list[AskedQuestion] = []
    while question := BITMAP.next_question(dict.fromkeys(one.id for one in found)):
        found.append(question)
    return found


@pytest.mark.parametrize(
    "answer",
    [0, 1, 2, 3, 10, 11, 50, 100, 101, -1, True, False, "none", "severe", "unsure", "yes", "full",
     "Yes", "unknown", None],
    ids=repr,
)  # fmt: skip
def test_what_a_question_takes_is_what_a_check_in_takes(answer: Any) -> None:
    assert len(asked_of_all()) == len(QUESTIONS)
    for question in asked_of_all():
        try:
            BITMAP.assess({question.id: answer})
        except InputError:
            assert not question.takes(answer), question.id
        else:
            assert question.takes(answer), question.id


CHOSEN = QuestionChooser.choose


def one_too_few(self: QuestionChooser, relevance: Relevance, asked: Any) -> int | None:
    """Takes the last open question for needless."""
    found = CHOSEN(self, relevance, asked)
    if found is None:
        return None
    last = CHOSEN(self, relevance, {*asked, self._book.questions[found].id}) is None
    return None if last else found


def least_first(self: QuestionChooser, relevance: Relevance, asked: Any) -> int | None:
    """Asks what is worth least."""
    left = None
    while (found := CHOSEN(self, relevance, asked)) is not None:
        left, asked = found, {*asked, self._book.questions[found].id}
    return left


@pytest.mark.deep
def test_a_choice_that_stops_too_early_is_noticed() -> None:
    worst = [{**HEALTHY, question.id: answer_of(question, question.span)} for question in QUESTIONS]
    people = [Respondent(BITMAP, Preferences(), answers) for answers in worst]
    with patch.object(QuestionChooser, "choose", one_too_few):
        differing = [decided(one.interview()) != decided(one.full_advice) for one in people]
    assert any(differing)


def test_a_choice_that_puts_danger_last_is_noticed() -> None:
    base = Advisor(["upper-back"], engine="bitmap")
    answers = {one.id: HEALTHY[one.id] for one in base.book.questions}
    del answers["pain"], answers["needs_special_plan"]
    assert_danger_first(base, answers)
    with patch.object(QuestionChooser, "choose", least_first), pytest.raises(AssertionError):
        assert_danger_first(base, answers)
