"""What an explanation says of a history: what is left, where the person stands, and in which units."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recovery_advisor import Advice, Explanation, LookedAt, Readiness
from recovery_advisor.assessment.assessor import AssessedOrigin
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.rulebook.amounts import is_amount
from recovery_advisor.rulebook.wording import answer_for_people
from recovery_advisor.testing import check_ins
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.translator import ENGLISH, humanize
from tests.derived.rules import GOOD, INJURED, assessor, history_book, plain_assessor
from tests.derived.test_assessing import derived_answers
from tests.explain.brute_force import how_many, smallest_sets, told_sets
from tests.explain.test_what_would_change import MOST_SETS

NAMES = [humanize(question.id) for question in history_book().derived]
FORMATS = ("text", "markdown", "html")


def explained(check_in: Any = INJURED, **derived: Any) -> Explanation:
    return assessor().assess(check_in, derived={**GOOD, **derived}).explain()


def test_it_says_what_is_left_and_where_the_person_stands() -> None:
    [full] = explained(clear_days=4, tolerated_sessions=1).what_would_change
    [way] = full.sets
    assert way.say == (
        "If 7 days in a row had been clear and 3 strength sessions had gone well, you could do the"
        " full programme."
    )
    days, sessions = way.changes
    assert (days.question, days.answer, days.needed, days.steps) == ("clear_days", 4, 7, 3)
    assert (
        days.stands
        == "For clear days, your history says: 4 days. It would have to be 7 days or more: 3 days to go."
    )
    assert (sessions.answer, sessions.needed, sessions.steps) == (1, 3, 2)
    text = " ".join(str(explained(clear_days=4, tolerated_sessions=1)).split())
    assert f"{way.say} {days.stands} {sessions.stands}" in text


def test_an_earned_return_lacks_two_clear_days_alone() -> None:
    [full] = explained(clear_days=1, return_earned="yes").what_would_change
    assert [way.say for way in full.sets] == [
        "If 2 days in a row had been clear, you could do the full programme."
    ]


@pytest.mark.parametrize(
    ("derived", "say"),
    [
        ({"check_in_age": 30}, "For check in age, your history says: 30 hours. It would have to be 24 hours or less: 6 hours too many."),
        ({"strength_rest": 20}, "For strength rest, your history says: 20 hours. It would have to be 36 hours or more: 16 hours to go."),
        ({"flare": "active"}, "For flare, your history says: active. It would have to be settling or better: 1 step to go."),
    ],
)  # fmt: skip
def test_how_far_each_history_has_come(derived: dict[str, Any], say: str) -> None:
    ways = [way for level in explained(**derived).what_would_change for way in level.sets]
    assert say in {change.stands for way in ways for change in way.changes}


@pytest.mark.parametrize(
    ("derived", "rule", "say"),
    [
        ({"check_in_age": 30}, "check-in-again", "For check in age, your history says: 30 hours. What counts here is 25 hours or more; with 6 hours less it would not count."),
        ({"strength_rest": 35}, "a-day-between", "For strength rest, your history says: 35 hours. What counts here is 35 hours or less; with 1 hour more it would not count."),
        ({"unclear_days": 99}, "not-settling", "For unclear days, your history says: 99 days or more. What counts here is 28 days or more."),
        ({"clear_days": 99}, "full-after-an-injury", "For clear days, your history says: 99 days or more. What counts here is 7 days or more; with 93 days less it would not count."),
    ],
)  # fmt: skip
def test_what_counts_is_told_in_its_unit(derived: dict[str, Any], rule: str, say: str) -> None:
    [ground] = [one for one in explained(**derived).why if one.rule == rule]
    assert say in [at.say for at in ground.looked_at]


def test_every_number_of_a_history_has_a_unit() -> None:
    numbers = [one for one in history_book().derived if not one.worded]
    assert len(numbers) == 5 and all(map(is_amount, numbers))
    for question in numbers:
        for severity in (0, 1, question.span):
            said = answer_for_people(question, severity, ENGLISH)
            assert re.fullmatch(r"\d+ (hour|day|session)s?( or more)?", said)


def test_the_nearest_permit_is_one_that_time_can_open() -> None:
    """The base's own, which wants no injury, would lack one threshold less."""
    [why] = explained(clear_days=4, tolerated_sessions=1).why_not
    assert why.permit and why.permit.rule == "full-after-an-injury"
    [plain] = plain_assessor().assess(INJURED).explain().why_not
    assert plain.permit and plain.permit.rule == "everyday-ache-full"


def all_looked_at(explanation: Explanation) -> list[LookedAt]:
    found = [at for ground in explanation.why for at in ground.looked_at]
    for level in explanation.why_not:
        found += [at for limit in level.limits for at in limit.looked_at]
        found += [at for limit in level.not_ruled_out for at in limit.looked_at]
        found += level.permit.unmet if level.permit else ()
    for change in explanation.what_would_change:
        found += (*change.fixed, *change.unanswered)
    return found


@given(check_ins(history_book()), derived_answers)
def test_nobody_is_told_to_have_answered_what_a_history_answers(
    check_in: Any, derived: dict[str, Any]
) -> None:
    explanation = assessor().assess(check_in, derived=derived).explain()
    ids = {question.id for question in history_book().derived}
    assert all(at.derived is (at.question in ids) for at in all_looked_at(explanation))
    assert all(one.derived is (one.question in ids) for one in explanation.answers)
    assert all(one.said != "not answered" for one in explanation.answers if one.derived)
    for form in FORMATS:
        shown = " ".join(re.sub("<[^>]*>", "\n", format(explanation, form)).split())
        listed = re.findall(r"(?:not answered|be answered first): ([^.)]*)", shown)
        assert not {*", ".join(listed).split(", ")} & {*NAMES}
        answers = shown.partition("Your answers")[2].partition("What your history says")[0]
        assert not any(re.search(rf"\b{name}:", answers) for name in NAMES)


@given(check_ins(history_book()), derived_answers)
def test_a_scale_of_a_thousand_hours_is_drawn_as_small_as_any(
    check_in: Any, derived: dict[str, Any]
) -> None:
    explanation = assessor().assess(check_in, derived=derived).explain()
    for one in explanation.answers:
        assert len(one.marks) < 20
    text = str(explanation)
    assert max(map(len, text.splitlines())) <= 80
    html = explanation.as_html()
    marks = sum(len(one.marks) for one in explanation.answers)
    assert html.count("<line ") <= marks


@st.composite
def nearly_well(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Somebody of whom few answers can get better, so that every set of changes can be tried."""
    book = history_book()
    check_in, derived = dict(INJURED), dict(GOOD)
    for id in draw(
        st.sets(st.sampled_from(["pain", "daily_activity_pain", "stiffness"]), max_size=2)
    ):
        check_in[id] = book.question[id].answer(draw(st.integers(0, book.question[id].span)))
    for id in draw(st.sets(st.sampled_from([*GOOD]), max_size=4)):
        question = book.question[id]
        derived[id] = draw(st.sampled_from([None, *map(question.answer, range(question.span + 1))]))
    return check_in, derived


def evaluated(advice: Advice) -> Any:
    assert isinstance(advice._origin, AssessedOrigin)
    return advice._origin.evaluation


@given(nearly_well())
def test_the_sets_are_those_that_brute_force_finds(
    person: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    check_in, derived = person
    advice = assessor().assess(check_in, derived=derived)
    assume(advice.verdict not in REFERRED_NOW)
    evaluation, book = evaluated(advice), history_book()
    assume(how_many(book, evaluation.answers) <= MOST_SETS)
    told = told_sets(advice.explain(), book)
    by_force = smallest_sets(book, BitmapEngine(book), evaluation, told)
    assert {level: set(sets) for level, sets in told.items()} == by_force


def test_each_way_that_is_told_leads_there() -> None:
    for days, sessions in ((0, 0), (4, 1), (6, 3), (7, 2)):
        derived = {**GOOD, "clear_days": days, "tolerated_sessions": sessions}
        [full] = assessor().assess(INJURED, derived=derived).explain().what_would_change
        [way] = full.sets
        better = {**derived, **{change.question: change.needed for change in way.changes}}
        assert assessor().assess(INJURED, derived=better).readiness is Readiness.FULL


def test_an_explanation_by_plain_rules_says_nothing_of_a_history() -> None:
    dumped = plain_assessor().assess(INJURED).explain().model_dump_json()
    assert '"derived"' not in dumped and '"stands"' not in dumped


def test_an_explanation_comes_back_from_json_unchanged() -> None:
    explanation = explained(clear_days=4)
    again = Explanation.model_validate_json(explanation.model_dump_json())
    assert again == explanation
    assert any(one.derived for one in again.answers)
