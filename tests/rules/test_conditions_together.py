"""Conditions leave out what does not suit them, alone and together, and a useful session is left."""

from __future__ import annotations

from functools import cache
from itertools import chain, combinations
from typing import Any

import pytest

from recovery_advisor import Advice, Advisor, Phase, Preferences, Readiness
from recovery_advisor.rulebook.rules import Effect
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED

WELL: dict[str, Any] = {
    **DENIED, **NO_COMPLAINT,
}  # fmt: skip
#: Conditions that only leave exercises out.
CONDITIONS = (
    "dizziness", "osteoporosis", "pregnancy", "painful_overhead_arm", "shoulder_instability",
    "pain_on_arching_back", "wrist_or_knee_pain",
)  # fmt: skip
TOGETHER = list(chain.from_iterable(combinations(CONDITIONS, many) for many in (1, 2, 3)))
EVERYTHING = Preferences(equipment={"resistance_band", "dumbbells", "foam_roller", "bicycle"})
NOTHING = Preferences()


@cache
def advisor() -> Advisor:
    return Advisor(engine="bitmap")


def advice_for(conditions: tuple[str, ...], wishes: Preferences, pain: int = 0) -> Advice:
    answers = {**WELL, "pain": pain, **dict.fromkeys(conditions, "yes")}
    return advisor().assess(answers, wishes)


def avoids(conditions: tuple[str, ...]) -> list[Effect]:
    rules = {condition.replace("_", "-") for condition in conditions}
    found = [e for e in advisor().book.effects if e.kind == "avoid" and e.rule.id in rules]
    assert {effect.rule.id for effect in found} == rules
    return found


@pytest.mark.parametrize("wishes", [EVERYTHING, NOTHING], ids=["all gear", "no gear"])
@pytest.mark.parametrize("conditions", TOGETHER, ids="+".join)
def test_up_to_three_conditions_leave_a_useful_session(
    conditions: tuple[str, ...], wishes: Preferences
) -> None:
    session = advice_for(conditions, wishes).session
    assert session
    phases = [item.phase for item in session.exercises]
    assert phases.count(Phase.WARM_UP) >= 2
    assert Phase.STRENGTH in phases
    ways = {item.way for item in session.exercises}
    assert not any(ways & effect.ways for effect in avoids(conditions))


@pytest.mark.parametrize("conditions", TOGETHER, ids="+".join)
def test_what_is_left_out_says_for_which_condition(conditions: tuple[str, ...]) -> None:
    advice = advice_for(conditions, EVERYTHING)
    texts = {effect.rule.id: effect.rule.say for effect in avoids(conditions)}
    for exclusion in advice.excluded:
        assert exclusion.kinds == ("rule",) * len(exclusion.say)
        assert set(exclusion.rules) <= set(texts)
        assert set(exclusion.say) == {texts[rule] for rule in exclusion.rules}


def test_the_chest_opener_on_a_chair_stays_when_lying_on_the_back_is_out() -> None:
    advice = advice_for(("pregnancy",), EVERYTHING)
    assert advice.session
    allowed = {item.exercise for item in advice.session.exercises} | set(advice.available)
    assert "chest_opener" in allowed
    for variant in range(12):
        wishes = EVERYTHING.model_copy(update={"variant": variant, "minutes": 60})
        session = advice_for(("pregnancy",), wishes).session
        assert session
        assert "chest_opener_on_roller" not in {item.way for item in session.exercises}


def test_a_session_that_is_thin_says_so_and_has_no_strength_without_a_warm_up() -> None:
    """Everything at once, no chair and no walk: few warm-up moves are left."""
    wishes = Preferences(
        without={"chair", "floor", "wall", "doorway"}, leave_out={"walk", "shoulder_roll"}
    )
    advice = advice_for(CONDITIONS, wishes)
    assert advice.readiness is Readiness.FULL
    assert advice.session
    phases = [item.phase for item in advice.session.exercises]
    assert Phase.WARM_UP in phases
    assert Phase.STRENGTH not in phases
    assert any("warm-up" in remark for remark in advice.session.remarks)
