"""One interview: answers are never lost, steps can be taken back, and it always ends."""

from __future__ import annotations

import copy
import math
import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, InputError, Interview, Urgency, Verdict, WrongAnswer
from recovery_advisor.assessment import intake
from recovery_advisor.assessment import interview as interviewing
from recovery_advisor.rulebook.wording import answer_of
from tests.interviews.respondents import Respondent, decided, respondents
from tests.support.advisors import shared_advisor
from tests.support.changed_rules import ChangedRules
from tests.support.situations import Situation, situations

ADVISOR = shared_advisor(engine="bitmap")
HEALTHY: dict[str, Any] = {
    question.id: answer_of(question, 0) for question in ADVISOR.book.questions
}
LAST_DAY = date(2026, 1, 31)
CLEARED = {
    "osteoporosis": "yes",
    "clearance": {"by": "a doctor", "at": LAST_DAY, "expires": LAST_DAY, "scope": ["osteoporosis"]},
}


def answer_next(interview: Interview, value: Callable[[str], Any]) -> str:
    """Answer the next question, and say which it was."""
    question = interview.next_question()
    assert question is not None
    interview.answer(question.id, value(question.id))
    return question.id


def to_its_end(interview: Interview, value: Callable[[str], Any]) -> list[str]:
    """Answer all that is asked, and say what it was."""
    asked = []
    while interview.next_question():
        asked.append(answer_next(interview, value))
    return asked


def unknown(_: str) -> None:
    """Somebody who knows nothing."""


@given(situations())
def test_the_obvious_loop_ends(situation: Situation) -> None:
    answers = situation.check_in.model_dump()
    while question := situation.advisor.next_question(answers, situation.wishes):
        assert question.id not in answers
        answers[question.id] = None
    while screen := situation.advisor.next_screen(answers, situation.wishes):
        pytest.fail(f"{screen.id} was asked")
    assert set(situation.advisor.assess(answers, situation.wishes).missing) <= answers.keys()


def test_whoever_knows_nothing_is_asked_everything_once() -> None:
    by_one, by_screen = ADVISOR.interview(), ADVISOR.interview()
    assert sorted(to_its_end(by_one, unknown)) == sorted(HEALTHY)
    screens = []
    while screen := by_screen.next_screen():
        screens.append(screen.id)
        by_screen.answers({})
    assert screens == list(ADVISOR.book.screens)
    assert by_one.check_in == by_screen.check_in
    assert by_one.open_questions == by_screen.open_questions == ()
    assert by_one.advice.verdict is Verdict.REST


@given(respondents(), st.data())
def test_back_takes_one_step_back_and_it_is_asked_again(
    person: Respondent, data: st.DataObject
) -> None:
    interview = person.advisor.interview({}, person.wishes)
    before = [(interview.check_in, interview.next_question(), interview.next_screen())]
    while interview.next_question():
        if data.draw(st.booleans()) and (screen := interview.next_screen()):
            interview.answers({one.id: person.answers[one.id] for one in screen.questions})
        else:
            answer_next(interview, person.answers.__getitem__)
        before.append((interview.check_in, interview.next_question(), interview.next_screen()))
    final = interview.advice
    while len(before) > 1:
        before.pop()
        assert interview.back() is True
        assert (
            interview.check_in,
            interview.next_question(),
            interview.next_screen(),
        ) == before[-1]
        assert interview.advice == person.advisor.assess(interview.check_in, person.wishes)
    assert interview.back() is False
    assert interview.check_in.answers == {}
    to_its_end(interview, person.answers.__getitem__)
    assert decided(interview.advice) == decided(final)


def test_back_ends_at_what_was_known_before() -> None:
    interview = ADVISOR.interview({"chest_pain": "no"})
    asked = answer_next(interview, HEALTHY.get)
    assert interview.back() and not interview.back()
    assert interview.check_in.answers == {"chest_pain": "no"}
    assert answer_next(interview, HEALTHY.get) == asked


def test_an_answer_is_corrected_by_another_and_back_undoes_it() -> None:
    interview = ADVISOR.interview()
    told = interview.answer("chest_pain", "yes")
    assert told is interview.advice
    assert told.verdict is Verdict.EMERGENCY
    assert (interview.next_question(), interview.next_screen()) == (None, None)
    assert interview.open_questions == ()
    assert interview.answer("chest_pain", "no") is None
    assert interview.next_question()
    assert interview.back()
    assert interview.advice.verdict is Verdict.EMERGENCY


def test_after_an_urgent_referral_only_what_could_make_it_an_emergency_is_asked() -> None:
    interview = ADVISOR.interview(HEALTHY | {"low_defences": None})
    assert interview.next_question() is None
    interview = ADVISOR.interview({"new_weakness": "no", "fever_or_unwell": "yes"})
    assert interview.advice.verdict is Verdict.SEE_PROFESSIONAL
    worst = {one.id: answer_of(one, one.span) for one in ADVISOR.book.questions}
    open_ones = interview.open_questions
    alone = {id for id in open_ones if is_emergency(interview, {id: worst[id]})}
    for id in set(open_ones) - alone:
        assert any(
            is_emergency(interview, {id: worst[id], other: answer})
            and not is_emergency(interview, {other: answer})
            for other in open_ones
            for question in [ADVISOR.book.question[other]]
            for answer in (answer_of(question, severity) for severity in (1, question.span))
            if other != id
        ), id
    assert {"chest_pain", "low_defences"} <= alone
    assert "stiffness" not in open_ones


def is_emergency(interview: Interview, answers: Mapping[str, Any]) -> bool:
    """Whether it is an emergency with these answers as well."""
    known = {**interview.check_in.answers, **answers}
    return ADVISOR.assess(known).verdict is Verdict.EMERGENCY


@given(respondents())
def test_the_open_questions_are_at_most_what_is_still_asked(person: Respondent) -> None:
    interview = person.advisor.interview({}, person.wishes)
    while question := interview.next_question():
        still_open = set(interview.open_questions)
        screen = interview.next_screen()
        assert screen and {question.id, *(one.id for one in screen.questions)} <= still_open
        answer_next(interview, person.answers.__getitem__)
        assert set(interview.open_questions) <= still_open - {question.id}
    assert interview.open_questions == ()


WRONG_ANSWERS: list[tuple[Any, Any, str]] = [
    ("pain", 11, "pain: 11 was given; allowed"),
    ("pain", "very", "pain: 'very' was given; allowed"),
    ("swelling", 1, "swelling: 1 was given; allowed: one of: none, mild, moderate, severe"),
    ("pain", [3], r"pain: \[3\] was given; allowed"),
    ("pian", 3, "pian: 3 was given; allowed: answers to .* Did you mean pain"),
    ("screening", "red-flags/2", "screening: 'red-flags/2' was given; allowed: answers to "),
    (1, 2, "1 was given; allowed: answers to "),
    (None, 2, "None was given; allowed: answers to "),
    ([], 2, r"\[\] was given; allowed: answers to "),
]
WRONG_MAPPINGS: list[tuple[Any, str]] = [
    ({1: 2}, "1 was given; allowed: answers to chest_pain, "),
    ({"pain": 1}, "pain: 1 was given; allowed: answers to chest_pain, "),
    ({"chest_pain": "no", "pian": 1}, "pian: 1 was given; allowed: answers to "),
    ({"saddle_numbness": "yes", "chest_pain": "very"}, "chest_pain: 'very' was given; allowed"),
    (None, "None was given; allowed: a mapping of questions to answers, such as "),
    (["chest_pain"], "a mapping of questions to answers"),
    ("chest_pain", "a mapping of questions to answers"),
    (3, "a mapping of questions to answers"),
]


@pytest.mark.parametrize("known", [0, 3, 20])
def test_a_wrong_answer_loses_nothing_and_the_interview_goes_on(known: int) -> None:
    interview = ADVISOR.interview()
    for _ in range(known):
        answer_next(interview, lambda id: None if id == "breathlessness" else HEALTHY[id])
    before = interview.check_in, interview.advice, interview.next_question()
    for id, value, says in WRONG_ANSWERS:
        with pytest.raises(WrongAnswer, match=says):
            interview.answer(id, value)
    assert (interview.check_in, interview.advice, interview.next_question()) == before
    assert len(interview.check_in.answers) == known
    to_its_end(interview, HEALTHY.get)
    assert all(interview.back() for _ in interview.check_in.answers)
    assert not interview.back()


@pytest.mark.parametrize(("answers", "says"), WRONG_MAPPINGS)
def test_a_wrong_mapping_loses_nothing_and_the_interview_goes_on(answers: Any, says: str) -> None:
    interview = ADVISOR.interview()
    interview.answer("injury", "no")
    with pytest.raises(WrongAnswer, match=says):
        interview.answers(answers)
    assert interview.check_in.answers == {"injury": "no"}
    while screen := interview.next_screen():
        interview.answers({one.id: HEALTHY[one.id] for one in screen.questions})
    assert interview.advice.verdict is Verdict.FULL_PROGRAMME


class ListsOne(dict[str, Any]):
    """A mapping that lists one answer and says *no* to every other key."""

    def get(self, key: str, default: Any = None) -> Any:
        return super().get(key, "no")


class Unlisted(Mapping[str, Any]):
    """A mapping that fails when it is read."""

    def __getitem__(self, key: str) -> Any:
        raise ZeroDivisionError

    def __iter__(self) -> Iterator[str]:
        yield "chest_pain"

    def __len__(self) -> int:
        return 1


def test_only_what_a_mapping_lists_is_an_answer() -> None:
    interview = Advisor(engine="bitmap").interview()
    screen = interview.next_screen()
    assert screen
    first, *rest = (question.id for question in screen.questions)
    interview.answers(ListsOne({first: "no"}))
    assert interview.check_in.answers == {first: "no"} | dict.fromkeys(rest, "unknown")


def test_a_mapping_that_fails_is_refused_and_loses_nothing() -> None:
    interview = Advisor(engine="bitmap").interview()
    with pytest.raises(WrongAnswer, match="a mapping of questions to answers"):
        interview.answers(Unlisted())
    assert interview.check_in.answers == {}


def test_answers_when_nothing_is_asked_are_refused() -> None:
    interview = ADVISOR.interview({"chest_pain": "yes"})
    for answers in ({}, {"pain": 1}, None):
        with pytest.raises(WrongAnswer, match="allowed: no answer, as nothing more is asked"):
            interview.answers(answers)  # type: ignore[arg-type]
    assert not interview.back()


def test_each_refusal_has_an_advice_on_what_is_known() -> None:
    """Also of wishes when it begins, of no mapping, and of answers when nothing more is asked."""
    wishes = {"emergency_number": "call me"}
    with pytest.raises(InputError) as refused:
        ADVISOR.interview({"chest_pain": "yes"}, wishes)
    assert refused.value.advice and refused.value.advice.verdict is Verdict.EMERGENCY
    begun, settled = ADVISOR.interview({"pain": 8}), ADVISOR.interview(dict(HEALTHY))
    with pytest.raises(WrongAnswer) as wrong:
        begun.answers(3)  # type: ignore[arg-type]
    assert wrong.value.advice and wrong.value.advice.urgency is Urgency.URGENT
    assert settled.next_screen() is None
    with pytest.raises(WrongAnswer) as late:
        settled.answers({"chest_pain": "yes"})
    assert late.value.advice and late.value.advice.verdict is Verdict.EMERGENCY
    with pytest.raises(InputError) as sized:
        ADVISOR.interview({"chest_pain": "yes"}, screen_size=0)
    assert sized.value.advice and sized.value.advice.verdict is Verdict.EMERGENCY


@pytest.mark.parametrize("known", [{"chest_pain": "yes"}, {"pain": 9}])
@pytest.mark.parametrize("wrong", ["", math.nan, "maybe", -2, []])
def test_a_refused_answer_takes_no_known_danger_away(known: Mapping[str, Any], wrong: Any) -> None:
    """It changes nothing, so that what was known before it is told still, and no session with it."""
    interview, [id] = ADVISOR.interview(known), known
    with pytest.raises(WrongAnswer) as refused:
        interview.answer(id, wrong)
    with pytest.raises(WrongAnswer) as refused_screen:
        interview.answers({id: wrong})
    for error in (refused.value, refused_screen.value):
        assert error.advice and error.advice.session is None
        assert error.advice.urgency >= interview.advice.urgency


def test_what_can_not_be_taken_at_first_is_said_before_any_question() -> None:
    for check_in, preferences in (({"pain": 11}, None), (None, {"minutes": 0}), ([], None)):
        with pytest.raises(InputError) as refusal:
            ADVISOR.interview(check_in, preferences)  # type: ignore[arg-type]
        assert not isinstance(refusal.value, WrongAnswer)


class Unshowable:
    """A value that fails when it is looked at."""

    def __repr__(self) -> str:
        raise ZeroDivisionError


def test_an_answer_that_can_not_even_be_shown_is_refused_and_loses_nothing() -> None:
    interview = ADVISOR.interview({"injury": "no"})
    for id, value in (("pain", Unshowable()), (Unshowable(), 2), ("pian", Unshowable())):
        with pytest.raises(WrongAnswer, match="a Unshowable that can't be shown was given"):
            interview.answer(id, value)  # type: ignore[arg-type]
    with pytest.raises(WrongAnswer, match="a Unshowable that can't be shown was given"):
        interview.answers({Unshowable(): 2})  # type: ignore[dict-item]
    assert interview.check_in.answers == {"injury": "no"}


def test_a_screen_may_be_asked_in_parts_and_danger_is_told_after_each() -> None:
    whole, parts = ADVISOR.interview(), ADVISOR.interview(screen_size=2)
    screen = whole.next_screen()
    assert screen
    expected, asked = [one.id for one in screen.questions], list[str]()
    while (part := parts.next_screen()) and part.id == screen.id:
        assert 1 <= len(part.questions) <= 2
        asked += [one.id for one in part.questions]
        assert parts.answers({one.id: "no" for one in part.questions}) is None
    assert asked == expected
    assert parts.back() and parts.back()
    part = parts.next_screen()
    assert part and [one.id for one in part.questions] == expected[-3:-1]
    told = parts.answers({part.questions[0].id: "yes"})
    assert told and told.verdict in (Verdict.EMERGENCY, Verdict.SEE_PROFESSIONAL)
    assert set(parts.check_in.answers) == set(expected[:-1])


@pytest.mark.parametrize("wrong", [0, -1, True, "9", 2.0])
def test_a_size_that_is_no_number_of_questions_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="screen_size"):
        ADVISOR.interview(screen_size=wrong)


def test_preferences_that_are_asked_last_are_planned_with_on_the_day_of_the_interview() -> None:
    interview = ADVISOR.interview(CLEARED, today=LAST_DAY)
    to_its_end(interview, HEALTHY.get)
    before = interview.advice
    wishes = {"equipment": ["dumbbells"], "minutes": 30}
    planned = interview.advice_with(wishes)
    assert planned == ADVISOR.assess(interview.check_in, wishes, today=LAST_DAY)
    assert planned.session != before.session
    with pytest.raises(InputError, match="minutes"):
        interview.advice_with({"minutes": 0})
    assert interview.advice == before


def test_its_repr_tells_how_far_it_is_and_no_answer() -> None:
    interview = ADVISOR.interview({"injury": "no"})
    assert repr(interview) == "<Interview 1 answered, rest, next breathlessness>"
    interview.answer("chest_pain", "yes")
    assert repr(interview) == "<Interview 2 answered, emergency, nothing more to ask>"


def test_a_copy_goes_its_own_way_and_a_pickle_is_refused_with_what_to_keep() -> None:
    interview = ADVISOR.interview({"injury": "no"})
    for twin in (copy.copy(interview), copy.deepcopy(interview)):
        twin.answer("chest_pain", "yes")
        assert interview.check_in.answers == {"injury": "no"}
        assert twin.back() and twin.advice == interview.advice
    with pytest.raises(TypeError, match=r"keep its check_in, .* advisor.interview\(check_in\)"):
        pickle.dumps(interview)
    kept = pickle.loads(pickle.dumps(interview.check_in))
    assert ADVISOR.interview(kept).next_question() == interview.next_question()


class _Clock:
    """Stands for ``date`` in a module; the days go by."""

    def __init__(self, today: date) -> None:
        self.day = today

    def today(self) -> date:
        return self.day


def test_a_clearance_that_runs_out_over_midnight_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = _Clock(LAST_DAY)
    modules: tuple[ModuleType, ...] = (intake, interviewing)
    for module in modules:
        monkeypatch.setattr(module, "date", clock)
    interview = ADVISOR.interview(CLEARED)
    answer_next(interview, HEALTHY.get)
    clock.day += timedelta(days=1)
    with pytest.raises(InputError, match=r"clearance\.expires"):
        ADVISOR.assess(CLEARED)
    to_its_end(interview, HEALTHY.get)
    interview.back()
    to_its_end(interview, HEALTHY.get)
    same_day = ADVISOR.assess(interview.check_in, today=LAST_DAY)
    assert interview.advice == same_day
    assert same_day.verdict is Verdict.FULL_PROGRAMME


def test_an_interview_of_another_day_takes_its_clearance_on_that_day() -> None:
    interview = ADVISOR.interview(CLEARED, today=LAST_DAY)
    to_its_end(interview, HEALTHY.get)
    assert interview.advice.verdict is Verdict.FULL_PROGRAMME
    with pytest.raises(InputError, match=r"clearance\.at"):
        ADVISOR.interview(CLEARED, today=LAST_DAY - timedelta(days=1))


def test_an_interview_ends_by_the_rules_that_it_began_with(rules: ChangedRules) -> None:
    advisor = Advisor.from_folder(rules.root, engine="bitmap")
    interview = advisor.interview()
    asked = answer_next(interview, HEALTHY.get)
    old = interview.advice.rulebook
    rules.replace("upper-back/pack.yaml", "rest: Rest for now.", "rest: Take a rest.")
    advisor.reload()
    to_its_end(interview, HEALTHY.get)
    assert interview.advice.rulebook == old != advisor.book.id
    assert asked in interview.check_in.answers


def test_what_is_given_is_copied_and_never_changed() -> None:
    known, wishes = {"chest_pain": "no"}, {"equipment": ["dumbbells"], "minutes": 20}
    interview = ADVISOR.interview(known, wishes)
    known["chest_pain"], wishes["minutes"] = "yes", 0
    to_its_end(interview, HEALTHY.get)
    assert interview.advice == ADVISOR.assess(HEALTHY, {**wishes, "minutes": 20})
    assert (known, wishes["minutes"]) == ({"chest_pain": "yes"}, 0)
