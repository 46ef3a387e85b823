"""The law that nothing is shown beside an urgent referral."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import whoever_is_referred
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import REFERRED_NOW


def breaks(asked: Asked) -> Iterator[str]:
    """More than a line, or a reason that is no referral as urgent as the advice.

    The advice model ensures the rest.
    """
    [one] = asked.told
    if one.advice.verdict not in REFERRED_NOW:
        return
    if len(one.advice.say) != 1:
        yield f"say is one line, and not {len(one.advice.say)}"
    fault = asked.book.words.engine_fault.rule
    for reason in one.advice.reasons:
        if reason.effect != "refer" and reason.rule != fault:
            yield f"every reason refers; {reason.rule} is a {reason.effect}"
        if reason.effect == "refer" and reason.level != one.advice.urgency:
            yield f"nothing softer is said; {reason.rule} refers as {reason.level}"


def wrong(advisor: Advisor) -> Advise:
    """Has a tip for everybody."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in)
        return advice.model_copy(update={"say": (*advice.say, "Gentle stretching may help.")})

    return advise


LAW = Law(
    id="urgent-stands-alone",
    says="At urgent or above only the referral is said: one line, and reasons that refer as urgently.",
    source="law 8; property 1",
    people=whoever_is_referred,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
