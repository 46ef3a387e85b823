"""The law that there is a reason, and that each is true of the person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away


def breaks(asked: Asked) -> Iterator[str]:
    """A reason that does not hold on known answers, or that cites nothing."""
    [one] = asked.told
    if not one.advice.say:
        yield "the verdict is said in words"
    words = asked.book.words
    built_in = {words.nothing_permits.rule, words.engine_fault.rule}
    given = {reason.rule for reason in one.advice.reasons}
    held = {
        effect.rule.id
        for effect in asked.book.effects
        if effect.rule.id in given and asked.holds(effect, one)
    }
    for reason in one.advice.reasons:
        if reason.rule not in held | built_in:
            yield f"{reason.rule} is not known to hold, and so is no reason"
        if reason.source.work not in asked.book.works or not reason.say or not reason.because:
            yield f"{reason.rule} says what and why, and has its source"


def wrong(advisor: Advisor) -> Advise:
    """Gives everybody the reasons of somebody who is well."""
    well = advisor.assess({one.id: answer_of(one, 0) for one in advisor.book.questions})

    def advise(check_in: Any) -> object:
        return advisor.assess(check_in).model_copy(update={"reasons": well.reasons})

    return advise


LAW = Law(
    id="reasons-hold",
    says="Every advice has a reason; each holds on known answers and has its source.",
    source="property 16",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
