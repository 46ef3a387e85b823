"""The law that urgency is never below that of a rule that refers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import whoever_is_referred
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import Urgency, Verdict


def breaks(asked: Asked) -> Iterator[str]:
    """The urgency is lower than a rule asks for. Rest follows from it: see the advice model."""
    [one] = asked.told
    for effect in asked.counting("refer", one):
        assert isinstance(effect.level, Urgency)
        if one.advice.urgency < effect.level:
            yield f"{effect.rule.id} is met, so that urgency is at least {effect.level}"


def wrong(advisor: Advisor) -> Advise:
    """Drops the urgency."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in).model_dump()
        verdict = Verdict.of(advice["readiness"], Urgency.NONE)
        return {**advice, "urgency": Urgency.NONE, "verdict": verdict}

    return advise


LAW = Law(
    id="danger-is-referred",
    says="Whoever meets a rule that refers is referred at least as urgently; from urgent on, rest"
    " and nothing else.",
    source="laws 2 and 3; properties 1 and 2",
    people=whoever_is_referred,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
