"""Laws 5 to 7: more rules against, worse answers and missing answers never permit."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Readiness, Urgency
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT
from recovery_advisor.testing import worse_than
from recovery_advisor.testing.books import rules_against
from recovery_advisor.testing.people import person_of
from tests.laws.test_decisions import counting
from tests.support.flags import PACK, SOURCE, shipped_pages
from tests.support.situations import (
    Situation,
    allowed,
    assert_no_more_permissive,
    given_answers,
    situations,
)

_SCALES = {
    (4, "higher"): "up",
    (9, "lower"): "down",
    (1, "higher"): "yes_no",
    (2, "higher"): "flag",
}


@given(situations(), st.data())
def test_another_limit_refer_or_avoid_never_permits(
    situation: Situation, data: st.DataObject
) -> None:
    if "base/rules.yaml" not in situation.pages.files:
        return
    shared = {q.id: _SCALES[q.span, q.worse] for q in situation.advisor.book.questions}
    own = {id: scale for id, scale in shared.items() if id != "extra"}
    rules = data.draw(rules_against(own, "more", least=1, most=2))
    for rule in rules:
        if "avoid" in rule["then"]:
            rule["then"] = {**rule["then"], "avoid": {"exercises": ["e0"]}}
    after = situation.advice_by(situation.pages.with_rules(rules))
    assert_no_more_permissive(after, situation.advice)


@given(situations(), st.sampled_from(["limit", "refer", "avoid"]), st.data())
def test_another_effect_against_on_the_shipped_rules_never_permits(
    situation: Situation, kind: str, data: st.DataObject
) -> None:
    if "upper-back/pack.yaml" not in situation.pages.files:
        return
    effects: dict[str, Any] = {
        "limit": "gradual",
        "refer": "routine",
        "avoid": {"tags": ["overhead"]},
    }
    rule = {
        "rule": "one-more",
        "when": {"pain": f"{data.draw(st.integers(1, 10))} or worse"},
        "then": {kind: effects[kind]},
        "say": "One more.",
        "because": "It is a test.",
        "source": SOURCE,
    }
    more = situation.pages.with_file("upper-back/more.yaml", {"rules": [rule]})
    assert_no_more_permissive(situation.advice_by(more), situation.advice)


@given(situations())
def test_adding_an_overlay_never_permits(situation: Situation) -> None:
    if situation.pages.files.keys() == shipped_pages().files.keys():
        more = situation.pages.with_file("test-flags/pack.yaml", PACK)
        assert_no_more_permissive(situation.advice_by(more), situation.advice)
    else:
        base = {
            n: d for n, d in situation.pages.files.items() if not n.startswith(("over/", "test-"))
        }
        if len(base) == len(situation.pages.files):
            return
        asked = {q.id for q in type(situation.pages)(base).book().questions}
        answers = {q: a for q, a in situation.check_in.model_dump().items() if q in asked}
        fewer = type(situation)(
            type(situation.pages)(base),
            situation.advisor,
            situation.advisor.CheckIn.model_validate(answers),
            situation.wishes,
        )
        assert_no_more_permissive(fewer.advice, fewer.advice_by(fewer.pages))


@given(situations(), st.data())
def test_a_worse_answer_never_permits(situation: Situation, data: st.DataObject) -> None:
    book = situation.advisor.book
    worse = data.draw(worse_than(situation.check_in, book))
    after = situation.advisor.assess(worse, situation.wishes)
    assert_no_more_permissive(after, situation.advice)


@given(situations(), st.data())
def test_a_missing_answer_never_permits_what_some_value_forbids(
    situation: Situation, data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(situation.advisor.book.questions))
    value = data.draw(st.integers(question.low, question.high))
    missing = given_answers(situation, **{question.id: None})
    known = given_answers(situation, **{question.id: value})
    assert missing.readiness <= known.readiness
    assert allowed(missing) <= allowed(known)


@given(situations())
def test_above_rest_every_limit_below_is_known_not_to_apply(situation: Situation) -> None:
    advice = situation.advice
    for effect in situation.advisor.book.effects:
        if effect.kind == "limit" and effect.level < advice.readiness:
            assert effect not in counting(situation)


@given(situations())
def test_a_planned_exercise_has_everything_against_it_known_to_be_absent(
    situation: Situation,
) -> None:
    advice = situation.advice
    against = [e for e in counting(situation) if e.kind == "avoid"]
    for item in advice.session.items if advice.session else ():
        assert not any(item.way in effect.ways for effect in against)


@given(situations())
def test_an_unasked_flag_holds_at_rest_and_is_missing(situation: Situation) -> None:
    book = situation.advisor.book
    if "chest_pain" in book.question and person_of(situation.check_in, book)["chest_pain"] is None:
        advice = situation.advice
        assert advice.readiness is Readiness.REST
        if advice.urgency is not Urgency.EMERGENCY:
            assert "chest_pain" in advice.missing


@given(situations())
def test_a_flag_answered_unsure_rests_and_refers(situation: Situation) -> None:
    if "chest_pain" in situation.advisor.book.question:
        advice = given_answers(situation, chest_pain="unsure")
        assert advice.readiness is Readiness.REST
        assert advice.urgency >= Urgency.ROUTINE


@given(situations())
def test_severe_pain_refers_urgently_whatever_else(situation: Situation) -> None:
    if "upper-back/pack.yaml" in situation.pages.files:
        for answer in (7, 10, "severe"):
            advice = given_answers(situation, pain=answer)
            assert advice.urgency >= Urgency.URGENT
            assert advice.readiness is Readiness.REST
            assert advice.session is None


def test_limits_and_avoids_are_what_counts_unless_ruled_out() -> None:
    assert {"limit", "avoid"} == COUNTS_UNLESS_RULED_OUT
