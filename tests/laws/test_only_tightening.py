"""Laws 5 to 7: more rules against, worse answers and missing answers never permit."""

from functools import cache
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import Advisor, Readiness, Urgency
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing import Pages, check_ins, preferences, written_books
from recovery_advisor.testing.books import rules_against
from recovery_advisor.testing.check_in_strategies import person_of
from tests.support.flags import SOURCE, both_pages, flagged_pages, shipped_pages
from tests.support.situations import Situation, assert_no_more_permissive, given_answers, situations

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


@cache
def _shipped() -> tuple[Advisor, Advisor, Advisor]:
    """The base pack alone, with the test flags, and with the overlay that ships."""
    base, flagged, both = (p.book() for p in (shipped_pages(), flagged_pages(), both_pages()))
    return (
        Advisor.from_book(base, engine="bitmap"),
        Advisor.from_book(flagged, engine="bitmap"),
        Advisor.from_book(both, engine="bitmap"),
    )


@st.composite
def _without_and_with_an_overlay(draw: DrawFn) -> tuple[Advisor, Advisor]:
    if draw(st.booleans()):
        alone, *with_overlays = _shipped()
        return alone, draw(st.sampled_from(with_overlays))
    pages = draw(written_books().filter(lambda pages: "over/pack.yaml" in pages.files))
    base = {name: data for name, data in pages.files.items() if not name.startswith("over/")}
    without, with_overlay = (each.book() for each in (Pages(base), pages))
    return Advisor.from_book(without, engine="bitmap"), Advisor.from_book(
        with_overlay, engine="bitmap"
    )


@given(_without_and_with_an_overlay(), st.data(), st.booleans())
def test_adding_an_overlay_never_permits(
    advisors: tuple[Advisor, Advisor], data: st.DataObject, denied: bool
) -> None:
    without, with_overlay = advisors
    asked = {question.id for question in without.book.questions}
    check_in = data.draw(check_ins(with_overlay.book))
    answers = dict(check_in.answers)
    if denied:
        added = [one for one in with_overlay.book.questions if one.id not in asked]
        answers |= {one.id: answer_of(one, 0) for one in added}
    fewer = {id: answer for id, answer in answers.items() if id in asked}
    wishes = data.draw(preferences(without.book))
    after, before = with_overlay.assess(answers, wishes), without.assess(fewer, wishes)
    event(f"before: {before.readiness}, after: {after.readiness}")
    assert_no_more_permissive(after, before)


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
