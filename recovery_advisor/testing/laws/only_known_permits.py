"""The law that nothing is permitted without a permit that is known to hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import Readiness


def breaks(asked: Asked) -> Iterator[str]:
    """Readiness is above every permit that is known to hold."""
    [one] = asked.told
    permitted = [Readiness(str(effect.level)) for effect in asked.counting("permit", one)]
    best = max(permitted, default=Readiness.REST)
    if one.advice.readiness > best:
        yield f"no rule permits more than {best}, so that readiness is not {one.advice.readiness}"


def wrong(advisor: Advisor) -> Advise:
    """Offers the gentle moves to whoever is told to rest and not referred."""
    gentle = {one.id: answer_of(one, 0) for one in advisor.book.questions} | {"pain": 4}

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in)
        return advisor.assess(gentle) if advice.verdict == "rest" else advice

    return advise


LAW = Law(
    id="only-known-permits",
    says="Nothing is permitted unless a rule permits it on known answers.",
    source="law 1; decision 0001",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
