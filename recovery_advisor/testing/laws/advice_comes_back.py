"""The law that every check-in gets an advice, by the rules that the app is checked against."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked, NoAdviceGiven
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away


def breaks(asked: Asked) -> Iterator[str]:
    """An advice by other rules. (That it is an advice at all is checked when it is read.)"""
    [one] = asked.told
    theirs, ours = one.advice.rulebook, asked.book.id
    if theirs.sha256 != ours.sha256:
        names = " and ".join(
            ", ".join(f"{pack.id} {pack.version}" for pack in rules.packs)
            for rules in (theirs, ours)
        )
        yield f"the app and the advisor it is held against have the same rules; these are {names}"


def wrong(advisor: Advisor) -> Advise:
    """Passes on only what its page shows."""
    shown = {"verdict", "say", "session"}
    return lambda check_in: advisor.assess(check_in).model_dump(include=shown)


LAW = Law(
    id=NoAdviceGiven.law,
    says=NoAdviceGiven.says,
    source="property 19; the advice model",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
