"""The law that a limit holds until it is ruled out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import whoever_is_limited
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import Readiness


def breaks(asked: Asked) -> Iterator[str]:
    """Readiness is above a limit that is not known not to apply."""
    [one] = asked.told
    for effect in asked.counting("limit", one):
        assert isinstance(effect.level, Readiness)
        if one.advice.readiness > effect.level:
            yield f"{effect.rule.id} is not ruled out, so that readiness is at most {effect.level}"


def wrong(advisor: Advisor) -> Advise:
    """Takes *unsure* for a no."""
    unsure = {one.id for one in advisor.book.questions if one.band("unsure")}

    def advise(check_in: Any) -> object:
        answers = check_in.answers
        doubted = [id for id in unsure & answers.keys() if answers[id] == "unsure"]
        return advisor.assess(check_in.model_copy(update=dict.fromkeys(doubted, "no")))

    return advise


LAW = Law(
    id="limit-stands-until-ruled-out",
    says="Readiness is at most every limit that is not known not to apply.",
    source="law 1; property 4",
    people=whoever_is_limited,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
