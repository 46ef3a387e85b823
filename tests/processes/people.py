"""A few people, and what they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recovery_advisor import Advisor, CheckIn, InputError
from tests.support.answers import NO_COMPLAINT

#: For the base pack alone: unknown, well, with a session, hurt, and a bad field beside the danger.
PEOPLE: Sequence[Mapping[str, Any]] = (
    {},
    {**NO_COMPLAINT, "needs_special_plan": "no"},
    {"pain": 9},
    {"pain": 9, "swelling": "huge"},
)


def told(advisor: Advisor, *people: Mapping[str, Any] | CheckIn) -> list[str]:
    """What each of some people is told, by default of all above; an error by its advice."""
    return [_told(advisor, person) for person in people or PEOPLE]


def _told(advisor: Advisor, person: Mapping[str, Any] | CheckIn) -> str:
    try:
        advice = advisor.assess(person)
    except InputError as error:
        return f"{error}: {error.advice and error.advice.model_dump_json()}"
    return f"{advice.engine} {advice.model_dump_json()}"
