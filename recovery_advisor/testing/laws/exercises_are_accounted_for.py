"""The law that every exercise is planned, available or left out, and exactly one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import Readiness


def breaks(asked: Asked) -> Iterator[str]:
    """An exercise that is listed never or twice, or left out without a reason."""
    [one] = asked.told
    advice = one.advice
    if advice.readiness is Readiness.REST:
        return
    listed = (
        Counter(item.exercise for item in advice.session.exercises) if advice.session else Counter()
    )
    listed.update([*advice.available, *(excluded.exercise for excluded in advice.excluded)])
    catalog = Counter(exercise.id for exercise in asked.book.exercises)
    if wrongly := (catalog - listed) + (listed - catalog):
        names = ", ".join(sorted(wrongly))
        yield f"each exercise is planned, available or excluded, and so once are {names}"
    for excluded in advice.excluded:
        if not excluded.say or len(excluded.say) != len(excluded.kinds):
            yield f"it is said why {excluded.exercise} is left out"


def wrong(advisor: Advisor) -> Advise:
    """Says nothing of what is left out."""

    def advise(check_in: Any) -> object:
        return advisor.assess(check_in).model_copy(update={"excluded": ()})

    return advise


LAW = Law(
    id="exercises-are-accounted-for",
    says="Above rest each exercise is planned, available, or excluded with a reason.",
    source="property 16",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
