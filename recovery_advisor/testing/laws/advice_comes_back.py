"""Whatever is asked, an advice comes back, by the rules that the app is held against."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, Asked, NothingTold
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody


def breaks(asked: Asked) -> Iterator[str]:
    """That it is an advice was seen when it was read; here, that it is of these rules."""
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
    id=NothingTold.law,
    says=NothingTold.says,
    source="property 19; the advice model",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
)
