"""The law that an app permits no more than the advisor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.permissive import more_permissive


def breaks(asked: Asked) -> Iterator[str]:
    """Readiness above, urgency below, or an exercise beyond what the advisor itself says."""
    [one] = asked.told
    return more_permissive(one.advice, asked.by_the_rules(one))


def wrong(advisor: Advisor) -> Advise:
    """Lets people swap a planned exercise for any other of the catalog."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in)
        if advice.session is None:
            return advice
        planned = {item.exercise for item in advice.session.exercises}
        others = {exercise.id for exercise in advisor.book.exercises} - planned
        return advice.model_copy(update={"available": tuple(sorted(others)), "excluded": ()})

    return advise


LAW = Law(
    id="no-more-than-the-rules",
    says="The advice is never more permissive than the advisor's own.",
    source="properties 3 and 7",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
