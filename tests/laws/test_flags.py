"""Red flags and conditions, on a small pack of them over the shipped rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor, CheckInBase, Preferences, Readiness, Urgency, Verdict
from recovery_advisor.testing import check_ins, preferences
from recovery_advisor.values.permissive import allowed
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import denials
from tests.support.flags import SCREENING, flagged_pages
from tests.support.situations import assert_no_more_permissive

ADVISOR = Advisor.from_book(flagged_pages().book(), engine="bitmap")
FLAGS = {"chest_pain": Verdict.EMERGENCY, "night_pain": Verdict.SEE_PROFESSIONAL}
CONDITIONS = {
    "brittle_bones": {"spine_flexion", "spine_twist", "back_over_edge"},
    "sore_knees": {"kneeling", "impact"},
}
DENIED = denials(SCREENING, ADVISOR.book.form)
WELL: dict[str, object] = {
    **NO_COMPLAINT,
    **DENIED,
}

any_check_in = check_ins(ADVISOR.book)
any_wishes = preferences(ADVISOR.book)


def well(**changed: object) -> CheckInBase:
    """Somebody who was shown the questionnaire and has nothing of it, but for what is changed."""
    return ADVISOR.CheckIn.model_validate({**WELL, **changed})


def test_a_well_person_may_do_everything() -> None:
    assert ADVISOR.assess(well()).readiness is Readiness.FULL


@pytest.mark.parametrize(("flag", "verdict"), FLAGS.items())
@given(check_in=any_check_in, wishes=any_wishes)
def test_a_flag_answered_yes_is_rest_and_its_referral_alone(
    flag: str, verdict: Verdict, check_in: CheckInBase, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in.model_copy(update={flag: "yes"}), wishes)
    assert advice.verdict <= verdict
    assert advice.readiness is Readiness.REST
    assert advice.session is None
    assert not advice.notes
    assert {reason.effect for reason in advice.reasons} == {"refer"}
    told = {reason.rule for reason in advice.reasons}
    assert f"{flag}-yes" in told or advice.verdict < verdict


@pytest.mark.parametrize("flag", FLAGS)
@given(check_in=any_check_in, wishes=any_wishes)
def test_a_flag_answered_unsure_is_rest_and_at_least_a_routine_referral(
    flag: str, check_in: CheckInBase, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in.model_copy(update={flag: "unsure"}), wishes)
    assert advice.readiness is Readiness.REST
    assert advice.urgency >= Urgency.ROUTINE
    assert advice.session is None


@pytest.mark.parametrize("flag", FLAGS)
@given(wishes=any_wishes)
def test_a_flag_that_was_not_answered_is_rest_for_a_well_person_and_missing(
    flag: str, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(well(**{flag: None}), wishes)
    assert advice.readiness is Readiness.REST
    assert flag in advice.missing


@pytest.mark.parametrize("answer", ["yes", None])
@pytest.mark.parametrize(("condition", "tags"), CONDITIONS.items())
@given(check_in=any_check_in, wishes=any_wishes)
def test_a_condition_that_is_not_ruled_out_leaves_its_exercises_out(
    condition: str,
    tags: set[str],
    answer: str | None,
    check_in: CheckInBase,
    wishes: Preferences,
) -> None:
    advice = ADVISOR.assess(check_in.model_copy(update={condition: answer}), wishes)
    for way in ADVISOR.book.ways:
        if way.tags & tags:
            assert way.id not in planned_ways(advice)
    wholly = {e.id for e in ADVISOR.book.exercises if all(way.tags & tags for way in e.ways)}
    assert not wholly & allowed(advice)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_what_a_condition_leaves_out_is_told_with_its_rule(condition: str) -> None:
    told = ADVISOR.assess(well(**{condition: "yes"}))
    rules = {rule for exclusion in told.excluded for rule in exclusion.rules}
    assert any(rule.startswith(condition.replace("_", "-")) for rule in rules)
    asked = ADVISOR.assess(well(**{condition: None}))
    assert "unanswered" in {kind for exclusion in asked.excluded for kind in exclusion.kinds}


@given(any_check_in, any_wishes, st.sampled_from([*FLAGS, *CONDITIONS]))
def test_one_more_flag_or_condition_never_permits(
    check_in: CheckInBase, wishes: Preferences, question: str
) -> None:
    without = ADVISOR.assess(check_in.model_copy(update={question: "no"}), wishes)
    having = ADVISOR.assess(check_in.model_copy(update={question: "yes"}), wishes)
    assert_no_more_permissive(having, without)


def test_without_the_questionnaire_nothing_of_it_is_denied() -> None:
    asked = {id: answer for id, answer in WELL.items() if id not in DENIED}
    advice = ADVISOR.assess(asked)
    assert advice.readiness is Readiness.REST
    assert set(advice.missing) >= {*FLAGS, "needs_special_plan"}


def planned_ways(advice: Advice) -> set[str]:
    return {item.way for item in advice.session.exercises} if advice.session else set()


@pytest.mark.parametrize(
    ("condition", "rule"),
    [("sore_knees", "sore-knees-do-not-kneel"), ("brittle_bones", "brittle-bones-spare-the-spine")],
)
def test_what_is_to_be_avoided_is_among_the_reasons(condition: str, rule: str) -> None:
    reasons = {reason.rule for reason in ADVISOR.assess(well(**{condition: "yes"})).reasons}
    assert rule in reasons
    assert rule not in {reason.rule for reason in ADVISOR.assess(well()).reasons}
