"""The law that questions that could still change the advice are named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import whoever_is_limited
from recovery_advisor.testing.rules_own import nearest, planned, same_verdict
from recovery_advisor.testing.tried_people import one_answer_open


def breaks(asked: Asked) -> Iterator[str]:
    """An open question that is not named, or a name that is no open question."""
    [one] = asked.told
    told, own = one.advice, nearest(asked, one)
    if not same_verdict(told, own) or planned(told) != planned(own):
        return
    if dropped := [id for id in own.missing if id not in told.missing]:
        yield f"{', '.join(dropped)} could still change the advice, and so is named as missing"
    elif told.missing != own.missing:
        yield f"missing is {', '.join(own.missing) or 'empty'}, weightiest first"


def wrong(advisor: Advisor) -> Advise:
    """Does not tell what it was not told."""

    def advise(check_in: Any) -> object:
        return advisor.assess(check_in).model_copy(update={"missing": ()})

    return advise


LAW = Law(
    id="open-questions-are-named",
    says="An unanswered question that could still change the advice is named as missing.",
    source="property 16; the advice model",
    people=whoever_is_limited,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_open,
)
