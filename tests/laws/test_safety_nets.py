"""A safety net is told to whom it is for, and changes nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, event, given

from recovery_advisor import Advice, Advisor, Readiness, Urgency
from recovery_advisor.assessment.priorities import Priorities
from recovery_advisor.testing import Pages
from tests.support.situations import Situation, situations


def without_nets(pages: Pages) -> Pages:
    """The same rules, and nothing that is told to be watched for."""
    return Pages({name: _without(file) for name, file in pages.files.items()})


def _without(file: dict[str, Any]) -> dict[str, Any]:
    whole = {section: content for section, content in file.items() if section != "safety_nets"}
    if "rules" in whole:
        whole["rules"] = [rule for rule in whole["rules"] if "safety_net" not in rule["then"]]
    return whole


def all_but_the_nets(advice: Advice) -> dict[str, Any]:
    return {**advice.model_dump(mode="json", exclude={"safety_net", "rulebook"})}


@given(situations())
def test_a_safety_net_changes_neither_the_advice_nor_what_is_missing(situation: Situation) -> None:
    advice, bare = situation.advice, situation.advice_by(without_nets(situation.pages))
    event(f"safety nets: {len(advice.safety_net)}")
    assert bare.safety_net == ()
    assert all_but_the_nets(advice) == all_but_the_nets(bare)
    assert advice.missing == bare.missing


@given(situations())
def test_a_safety_net_moves_no_question_forward(situation: Situation) -> None:
    bare = without_nets(situation.pages).book()
    assert Priorities(situation.advisor.book).highest == Priorities(bare).highest


@given(situations())
def test_a_safety_net_is_told_below_urgent_and_never_at_urgent_or_above(
    situation: Situation,
) -> None:
    advice = situation.advice
    event(f"urgency {advice.urgency}")
    assert bool(advice.safety_net) == (advice.urgency < Urgency.URGENT)
    told = {net.rule for net in advice.safety_net}
    if advice.urgency < Urgency.URGENT:
        general = situation.advisor.book.safety_nets
        assert told >= {one.net.rule for one in general if advice.readiness in one.levels}
    assert advice.explain().safety_net == advice.safety_net


@given(situations())
def test_safety_nets_come_right_after_the_headline(situation: Situation) -> None:
    advice = situation.advice
    assume(advice.safety_net)
    first = advice.safety_net[0].say
    for text in (advice.as_text(), str(advice), str(advice.explain())):
        plain = " ".join(text.replace("#", "").replace("*", "").split())
        after = plain.removeprefix(" ".join(advice.say)).lstrip(" :").removeprefix("From now on")
        assert after.lstrip(" :-").startswith(" ".join(first.split()))
    html = advice.explain()._repr_html_()
    assert html.index("From now on") < html.index("Why")
    fields = [*advice.model_dump(mode="json")]
    assert fields.index("safety_net") == fields.index("say") + 1


@pytest.mark.parametrize("answers", [{}, {"pain": 5}, {"arm_pain_or_tingling": "yes"}])
def test_each_reading_of_the_shipped_rules_has_the_general_net(answers: dict[str, Any]) -> None:
    advice = Advisor(engine="bitmap").assess(answers)
    assert advice.readiness is Readiness.REST
    assert "get-help-at-once" in {net.rule for net in advice.safety_net}
