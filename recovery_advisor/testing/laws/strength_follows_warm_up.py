"""The law that enough warm-up comes before strength."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import Phase


def breaks(asked: Asked) -> Iterator[str]:
    """Too little warm-up. (The session model ensures that it comes first.)"""
    [one] = asked.told
    phases = [item.phase for item in one.advice.session.exercises] if one.advice.session else []
    warm = phases.count(Phase.WARM_UP) + (Phase.CARDIO in phases)
    least = asked.book.session.warm_up_before_strength
    if Phase.STRENGTH in phases and warm < least:
        yield f"{least} warm-up moves, one of which may be cardio, come before strength, not {warm}"


def wrong(advisor: Advisor) -> Advise:
    """Gets to the point after one move of warming up."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in)
        if advice.session is None:
            return advice
        first = [item for item in advice.session.exercises if item.phase is Phase.WARM_UP][:1]
        rest = [item for item in advice.session.exercises if item.phase > Phase.WARM_UP]
        session = advice.session.model_copy(update={"exercises": (*first, *rest)})
        return advice.model_copy(update={"session": session})

    return advise


LAW = Law(
    id="strength-follows-warm-up",
    says="Strength comes only after as much warm-up as the rules ask for.",
    source="property 9",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
