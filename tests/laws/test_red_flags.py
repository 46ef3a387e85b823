"""The red flags that ship: what a flag does, alone and among others, and to the base pack."""

import re
from itertools import pairwise

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor import Advice, CheckInBase, Preferences, Readiness, Urgency, Verdict
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.testing import check_ins, preferences
from recovery_advisor.values.permissive import allowed
from tests.support.advisors import shared_advisor
from tests.support.situations import assert_no_more_permissive

ADVISOR = shared_advisor(engine="bitmap")
BASE = shared_advisor("upper-back", engine="bitmap")
FLAGS = [one.id for one in ADVISOR.book.questions if one.band("unsure")]
#: For each flag the rule of its own for a yes, and how urgent that is.
OF_ITS_OWN = {
    effect.rule.when.question: (effect.rule.id, Urgency(str(effect.level)))
    for effect in ADVISOR.book.effects
    if effect.kind == "refer"
    and isinstance(effect.rule.when, AtLeast)
    and effect.rule.when.question in FLAGS
    and effect.rule.when.severity == 2
}
EMERGENCIES = [flag for flag in FLAGS if OF_ITS_OWN[flag][1] is Urgency.EMERGENCY]
#: Names of exercises that a danger sign's words may hold: "less steady when you walk".
PLAIN_WORDS = {"walk"}

people = check_ins()
wishes = preferences()
flags = st.sampled_from(FLAGS)


def with_flags(several: SearchStrategy[list[str]]) -> SearchStrategy[CheckInBase]:
    """Anybody, with each of some flags answered yes."""
    return st.builds(
        lambda person, up: person.model_copy(update=dict.fromkeys(up, "yes")), people, several
    )


def answered_yes(check_in: CheckInBase) -> list[str]:
    return [flag for flag in FLAGS if check_in.answers.get(flag) == "yes"]


def referrals(advice: Advice) -> list[tuple[str, Urgency]]:
    """The rule and the urgency of each referral that is told, in the order they are told."""
    told = [(r.rule, r.level) for r in advice.reasons if r.effect == "refer"]
    return [(rule, Urgency(str(level))) for rule, level in told]


def test_each_flag_has_a_rule_of_its_own_that_refers_at_once() -> None:
    assert 0 < len(FLAGS) == len(OF_ITS_OWN)
    assert {urgency for _, urgency in OF_ITS_OWN.values()} == {Urgency.URGENT, Urgency.EMERGENCY}


@given(people, flags, wishes)
def test_a_flag_answered_yes_is_rest_and_nothing_but_referrals(
    check_in: CheckInBase, flag: str, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in.model_copy(update={flag: "yes"}), wishes)
    assert advice.urgency >= OF_ITS_OWN[flag][1]
    assert advice.readiness is Readiness.REST
    assert advice.session is None and advice.no_session is None
    assert not advice.notes
    assert not allowed(advice)
    assert {reason.effect for reason in advice.reasons} == {"refer"}


@given(people, flags, wishes)
def test_a_flag_answered_unsure_rests_and_refers_at_least_routinely(
    check_in: CheckInBase, flag: str, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in.model_copy(update={flag: "unsure"}), wishes)
    assert advice.readiness is Readiness.REST
    assert advice.urgency >= Urgency.ROUTINE
    assert advice.session is None


@given(people, flags, wishes)
def test_a_flag_that_was_not_answered_is_rest(
    check_in: CheckInBase, flag: str, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in.model_copy(update={flag: None}), wishes)
    assert advice.readiness is Readiness.REST
    if flag in EMERGENCIES and advice.urgency is not Urgency.EMERGENCY:
        assert flag in advice.missing


@given(people, wishes)
def test_the_red_flags_never_make_the_base_pack_more_permissive(
    check_in: CheckInBase, wishes: Preferences
) -> None:
    asked = set(BASE.book.question)
    fewer = {id: answer for id, answer in check_in.answers.items() if id in asked}
    after, before = ADVISOR.assess(check_in, wishes), BASE.assess(fewer, wishes)
    event(f"before: {before.readiness}, after: {after.readiness}")
    assert_no_more_permissive(after, before)


@given(with_flags(st.lists(flags, min_size=2, max_size=5, unique=True)), wishes)
def test_of_several_flags_the_most_urgent_speaks_first(
    check_in: CheckInBase, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in, wishes)
    told = [urgency for _, urgency in referrals(advice)]
    assert told[0] == advice.urgency
    assert advice.urgency >= max(OF_ITS_OWN[flag][1] for flag in answered_yes(check_in))
    assert all(earlier >= later for earlier, later in pairwise(told))


@given(with_flags(st.lists(flags, min_size=2, max_size=5, unique=True)))
def test_of_several_flags_each_that_is_as_urgent_as_the_advice_is_named(
    check_in: CheckInBase,
) -> None:
    """By its own rule, where the advice is no more urgent than that."""
    advice = ADVISOR.assess(check_in)
    told = dict(referrals(advice))
    for flag in answered_yes(check_in):
        rule, urgency = OF_ITS_OWN[flag]
        assert (rule in told) is (advice.urgency is urgency)


@given(with_flags(st.lists(st.sampled_from(EMERGENCIES), min_size=1, max_size=3)), wishes)
def test_an_emergency_shows_no_exercise_no_note_and_no_way_round(
    check_in: CheckInBase, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in, wishes)
    assert advice.verdict is Verdict.EMERGENCY
    assert advice.session is None and not allowed(advice)
    assert not advice.notes and not advice.excluded and not advice.missing
    text = advice.as_text()
    assert text.startswith("Call your local emergency number now")
    assert "session" not in text
    names = {exercise.name.lower() for exercise in ADVISOR.book.exercises}
    said = text.lower()
    assert not [one for one in names - PLAIN_WORDS if re.search(rf"\b{re.escape(one)}\b", said)]


@pytest.mark.parametrize(
    "halves", [("low_defences", "fever_or_unwell"), ("cancer_history", "new_weakness")]
)
@given(check_in=people)
def test_two_answers_that_are_an_emergency_together_stay_one(
    halves: tuple[str, str], check_in: CheckInBase
) -> None:
    both = ADVISOR.assess(check_in.model_copy(update=dict.fromkeys(halves, "yes")))
    assert both.verdict is Verdict.EMERGENCY


def test_emergencies_are_asked_first_on_each_screen_and_screens_with_them_before_the_rest() -> None:
    questions = ADVISOR.book.questions
    asked = [[one.id for one in questions if one.screen == s] for s in ADVISOR.book.screens]
    sudden = [[id in EMERGENCIES for id in ids] for ids in asked]
    assert all(on_screen == sorted(on_screen, reverse=True) for on_screen in sudden)
    assert [any(on_screen) for on_screen in sudden] == [True] * 5 + [False] * 3
    assert [id for ids in asked for id in ids if id in FLAGS] == FLAGS
