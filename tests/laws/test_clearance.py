"""A professional's clearance lifts what it names, is seen, and never touches an emergency."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recovery_advisor import Advisor, CheckIn, CheckInBase, InputError, Urgency, Verdict
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing import check_ins, preferences
from recovery_advisor.testing.check_in_strategies import person_of
from recovery_advisor.values.permissive import allowed
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED
from tests.support.situations import assert_no_more_permissive

TODAY = date(2026, 6, 15)
WELL: dict[str, Any] = {
    **NO_COMPLAINT, **DENIED,
}  # fmt: skip


@cache
def advisor() -> Advisor:
    return Advisor(engine="bitmap")


CLEARABLE = [one.id for one in advisor().book.questions if one.may_be_cleared]


def clearance(*scope: str, **other: Any) -> dict[str, Any]:
    held = {"by": "Dr Example", "at": "2026-06-01", "expires": "2026-07-01"}
    return {**held, "scope": list(scope), **other}


def cleared(check_in: CheckInBase, scope: set[str]) -> CheckInBase:
    return check_in.model_copy(update={"clearance": clearance(*scope)})


scopes = st.sets(st.sampled_from(CLEARABLE), min_size=1)


@given(check_ins(), scopes, preferences())
def test_a_clearance_makes_nothing_stricter_and_lifts_no_emergency(
    check_in: CheckInBase, scope: set[str], wishes: Any
) -> None:
    before = advisor().assess(check_in, wishes)
    after = advisor().assess(cleared(check_in, scope), wishes, today=TODAY)
    assert_no_more_permissive(before, after)
    assert (after.urgency is Urgency.EMERGENCY) == (before.urgency is Urgency.EMERGENCY)


@given(check_ins(), scopes, preferences())
def test_it_lifts_what_the_best_answers_would_lift_and_no_more(
    check_in: CheckInBase, scope: set[str], wishes: Any
) -> None:
    best = check_in.model_copy(update=dict.fromkeys(scope, "no"))
    after = advisor().assess(cleared(check_in, scope), wishes, today=TODAY)
    assert_no_more_permissive(after, advisor().assess(best, wishes))


@given(check_ins(), scopes, st.data())
def test_with_a_clearance_a_worse_answer_never_permits(
    check_in: CheckInBase, scope: set[str], data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(advisor().book.questions))
    answers = [
        advisor().assess(
            cleared(
                check_in.model_copy(update={question.id: answer_of(question, severity)}), scope
            ),
            today=TODAY,
        )
        for severity in range(0, question.span + 1, max(1, question.span // 10))
    ]
    missing = advisor().assess(
        cleared(check_in.model_copy(update={question.id: None}), scope), today=TODAY
    )
    for better, worse in pairwise(answers):
        assert_no_more_permissive(worse, better)
    for known in answers:
        assert missing.readiness <= known.readiness
        assert allowed(missing) <= allowed(known)


@given(check_ins(), scopes)
def test_it_is_seen_among_the_reasons_but_beside_no_urgent_referral(
    check_in: CheckInBase, scope: set[str]
) -> None:
    advice = advisor().assess(cleared(check_in, scope), today=TODAY)
    seen = [reason for reason in advice.reasons if reason.effect == "clearance"]
    if advice.urgency >= Urgency.URGENT:
        assert not seen
    else:
        [reason] = seen
        assert "Dr Example" in reason.say and "2026-07-01" in reason.say
        assert all(id.replace("_", " ") in reason.say for id in scope)


@pytest.mark.parametrize("id", CLEARABLE)
def test_each_question_that_may_be_cleared_can_be(id: str) -> None:
    question = advisor().book.question[id]
    person = {**WELL, "age_band": "under_50", id: answer_of(question, question.span)}
    lifted = advisor().assess({**person, "clearance": clearance(id)}, today=TODAY)
    assert lifted.verdict is Verdict.FULL_PROGRAMME
    assert lifted.session
    assert allowed(lifted) == allowed(advisor().assess(WELL))


#: What to watch for with each condition that a professional may clear.
WATCHED = {
    "arm_pain_or_tingling": "net-arm-pain-or-tingling",
    "injury": "net-injury",
    "lighter_fall": "net-lighter-fall",
    "osteoporosis": "net-weak-bones",
    "long_steroids": "net-weak-bones",
    "spine_fracture_history": "net-weak-bones",
    "cancer_history": "net-cancer",
    "low_defences": "net-infection",
    "surgery_or_spine_injection": "net-infection",
    "dizziness": "net-dizziness",
    "pregnancy": "net-pregnancy",
}


@pytest.mark.parametrize("id", sorted(WATCHED.keys() & {*CLEARABLE}))
def test_who_is_cleared_is_told_all_the_same_what_to_watch_for(id: str) -> None:
    person = {**WELL, "pain": 2, "age_band": "under_50", id: "yes"}
    lifted = advisor().assess({**person, "clearance": clearance(id)}, today=TODAY)
    assert lifted.verdict is Verdict.FULL_PROGRAMME
    assert WATCHED[id] in {net.rule for net in lifted.safety_net}
    assert lifted.explain().safety_net == lifted.safety_net


def test_a_condition_that_is_cleared_and_no_other_has_its_safety_net() -> None:
    person = {**WELL, "age_band": "from_50", "long_morning_stiffness": "yes"}
    both = clearance("long_morning_stiffness", "cancer_history")
    told = advisor().assess({**person, "clearance": both}, today=TODAY).safety_net
    rules = {net.rule for net in told}
    assert "net-sore-artery" in rules
    assert not rules & {"net-cancer", "net-weak-bones"}


@given(check_ins(), scopes)
def test_what_to_watch_for_goes_with_the_answers_as_given(
    check_in: CheckInBase, scope: set[str]
) -> None:
    book, person = advisor().book, person_of(check_in, advisor().book)
    given = {
        one.id: one.intervals[one.unknown if (said := person[one.id]) is None else said]
        for one in book.questions
    }
    go_with = [
        one.rule.id
        for one in book.effects
        if one.kind == "safety_net" and truth(one.rule.when, given)
    ]
    after = advisor().assess(cleared(check_in, scope), today=TODAY)
    general = {one.net.rule for one in book.safety_nets}
    told = [net.rule for net in after.safety_net if net.rule not in general]
    assert told == (go_with if after.urgency < Urgency.URGENT else [])


def test_several_questions_can_be_cleared_at_once() -> None:
    person = {**WELL, "needs_special_plan": "yes", "surgery_or_spine_injection": "yes"}
    both = clearance("needs_special_plan", "surgery_or_spine_injection")
    advice = advisor().assess({**person, "clearance": both}, today=TODAY)
    assert advice.verdict is Verdict.FULL_PROGRAMME


@pytest.mark.parametrize(
    "id", [one.id for one in advisor().book.questions if one.id not in CLEARABLE]
)
def test_no_other_question_can_be_cleared(id: str) -> None:
    with pytest.raises(InputError) as refused:
        advisor().assess({**WELL, "clearance": clearance(id)}, today=TODAY)
    assert refused.value.field == "clearance.scope"
    assert refused.value.given == repr(id)
    assert "osteoporosis" in refused.value.allowed


@pytest.mark.parametrize(
    "halves", [("low_defences", "fever_or_unwell"), ("cancer_history", "new_weakness")]
)
@pytest.mark.parametrize("scope", [1, 2, 3])
def test_no_half_of_an_emergency_is_taken_away(halves: tuple[str, str], scope: int) -> None:
    """Whichever half is cleared, or both."""
    cleared = [half for bit, half in enumerate(halves) if scope >> bit & 1]
    person = {**WELL, **dict.fromkeys(halves, "yes"), "clearance": clearance(*cleared)}
    advice = advisor().assess(person, today=TODAY)
    assert advice.verdict is Verdict.EMERGENCY
    assert advice.session is None


REFUSED = {
    "a day to come": (clearance("dizziness", at="2026-06-16"), "clearance.at"),
    "expired": (clearance("dizziness", expires="2026-06-14"), "clearance.expires"),
    "an end before its day": (clearance("dizziness", expires="2026-05-01"), "clearance"),
    "an unknown question": (clearance("dizzyness"), "clearance.scope"),
    "an empty scope": (clearance(), "clearance"),
    "a scope that is a word": (clearance() | {"scope": "dizziness"}, "clearance.scope"),
    "a day that is no day": (clearance("dizziness", at="2026-02-30"), "clearance.at"),
    "a number for a day": (clearance("dizziness", at=20260601), "clearance.at"),
    "a day written otherwise": (clearance("dizziness", at="1.6.2026"), "clearance.at"),
    "nobody": (clearance("dizziness", by=""), "clearance.by"),
    "an unknown key": (clearance("dizziness", until="2027-01-01"), "clearance.until"),
    "no day": ({"by": "Dr", "scope": ["dizziness"], "expires": "2027-01-01"}, "clearance.at"),
    "a word": ("yes", "clearance"),
    "true": (True, "clearance"),
}


@pytest.mark.every_case
@pytest.mark.parametrize(("given", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_a_clearance_that_does_not_hold_is_refused(given: object, field: str) -> None:
    with pytest.raises(InputError) as refused:
        advisor().assess({**WELL, "dizziness": "yes", "clearance": given}, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize("day", ["2026-06-01", "2026-07-01"])
def test_it_holds_on_its_first_and_on_its_last_day(day: str) -> None:
    person = {**WELL, "dizziness": "yes", "clearance": clearance("dizziness")}
    assert advisor().assess(person, today=date.fromisoformat(day)).session


def test_the_day_is_todays_where_none_is_said() -> None:
    person = {**WELL, "clearance": clearance("dizziness", at="2001-01-01", expires="2001-01-02")}
    with pytest.raises(InputError):
        advisor().assess(person)


def test_a_check_in_with_a_clearance_survives_the_round_trip_through_json() -> None:
    check_in = CheckIn.model_validate(
        {**WELL, "clearance": clearance("dizziness", "wrist_or_knee_pain")}
    )
    again = CheckIn.model_validate_json(check_in.model_dump_json())
    assert again == check_in
    assert hash(again) == hash(check_in)
    other = check_in.model_copy(update={"clearance": clearance("dizziness")})
    assert other != check_in


@given(check_ins(), scopes)
def test_what_is_missing_beside_a_clearance_could_change_the_advice(
    check_in: CheckInBase, scope: set[str]
) -> None:
    """A question that is not missing changes nothing, whatever its answer."""
    person = cleared(check_in, scope)
    before = advisor().assess(person, today=TODAY)
    known = person_of(check_in, advisor().book)
    unasked = [
        question
        for question in advisor().book.questions
        if known[question.id] is None and question.id not in before.missing
    ]
    assume(unasked)
    for question, severity in product(unasked[:4], (0, 1)):
        answer = answer_of(question, severity * question.span)
        after = advisor().assess(person.model_copy(update={question.id: answer}), today=TODAY)
        assert after.verdict == before.verdict
        assert allowed(after) == allowed(before)


def test_the_emergency_number_is_said_and_never_guessed() -> None:
    danger = {**WELL, "chest_pain": "yes"}
    plain = advisor().assess(danger)
    numbered = advisor().assess(danger, {"emergency_number": "112"})
    assert plain.say == ("Call your local emergency number now.",)
    assert numbered.say == ("Call your local emergency number now: 112.",)
    assert not any(digit in str(plain).partition("\n")[0] for digit in "0123456789")


@pytest.mark.parametrize(
    "number",
    [
        112,
        "help",
        "",
        "1",
        "112;",
        "1" * 40,
        "+",
        ["112"],
        "112 911",
        "112-911",
        "999 112 911",
        "+49 (0) 30 123",
    ],
)
def test_what_is_no_telephone_number_is_refused(number: object) -> None:
    with pytest.raises(InputError) as refused:
        advisor().assess(WELL, {"emergency_number": number})
    assert refused.value.field == "emergency_number"


@pytest.mark.parametrize("number", ["030 123 456", "112911", "+49 112", "0112 911", "112 34-56"])
def test_a_number_in_groups_is_one_number(number: str) -> None:
    said = advisor().assess({"chest_pain": "yes"}, {"emergency_number": number}).say
    assert said == (f"Call your local emergency number now: {number}.",)
