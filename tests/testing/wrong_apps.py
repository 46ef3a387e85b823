"""Apps that wrap the advisor wrongly, as apps do, and the law that tells what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from recovery_advisor import Advice, Advisor, Readiness
from recovery_advisor.testing import Advise

SCREENING = "red-flags/1"


def sends_no_nulls(advisor: Advisor) -> Advise:
    """An HTTP client that leaves out what is null, so that under ``screening`` it is denied."""
    return lambda check_in: advisor.assess(
        json.loads(check_in.model_dump_json(exclude_none=True))
    ).model_dump_json()


def forgets_a_field(advisor: Advisor) -> Advise:
    """A form whose handler never got the line for one danger sign."""

    def advise(check_in: Any) -> object:
        answers = {id: a for id, a in check_in.model_dump().items() if id != "chest_pain"}
        return advisor.assess({**answers, "screening": SCREENING})

    return advise


def keeps_by_name(advisor: Advisor) -> Advise:
    """A cache whose key is who, and not what they answered."""
    kept: dict[str, Advice] = {}
    return lambda check_in: kept.setdefault("Ada", advisor.assess(check_in))


def keeps_by_pain(advisor: Advisor) -> Advise:
    """A cache whose key is a part of the answers."""
    kept: dict[object, Advice] = {}
    return lambda check_in: kept.setdefault(check_in.pain, advisor.assess(check_in))


def takes_turns(advisor: Advisor) -> Advise:
    """Every other answer is somebody else's."""
    last: list[Advice] = []

    def advise(check_in: Any) -> object:
        last.append(advisor.assess(check_in))
        return last[-1] if len(last) % 2 else last[-2]

    return advise


def swallows_errors(advisor: Advisor) -> Advise:
    """Has nothing to say where something fails."""

    def advise(check_in: Any) -> object:
        try:
            return advisor.assess({**check_in.model_dump(), "name": "Ada"})
        except ValueError:
            return None

    return advise


def knows_but_one_readiness(advisor: Advisor) -> Advise:
    """Sorts people into rest and full programme."""
    well = advisor.assess({one.id: one.value(0) for one in advisor.book.questions})

    def advise(check_in: Any) -> object:
        told = advisor.assess(check_in)
        return told if told.readiness is Readiness.REST else well

    return advise


WRONG: dict[Callable[[Advisor], Advise], set[str]] = {
    sends_no_nulls: {"silence-is-no-denial", "missing-never-permits"},
    forgets_a_field: {"danger-is-referred"},
    keeps_by_name: {"todays-answers-decide"},
    keeps_by_pain: {"todays-answers-decide", "same-answers-same-advice"},
    takes_turns: {"same-answers-same-advice", "no-more-than-the-rules"},
    swallows_errors: {"advice-comes-back"},
    knows_but_one_readiness: {"only-known-permits", "no-more-than-the-rules"},
}
