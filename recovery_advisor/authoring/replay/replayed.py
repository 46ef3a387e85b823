"""The result of replaying a record."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import Readiness, Urgency, Verdict


class Decided(Frozen):
    """The decision of an advice."""

    verdict: Verdict
    readiness: Readiness
    urgency: Urgency


class Cause(Frozen):
    """An effect that counts in one of the two advices alone."""

    rule: str
    effect: str
    level: str | None
    known: bool = Field(description="Whether its condition is known to be true.")
    looks_at: Mapping[str, int | str | None] = Field(
        description="The questions of the rule and the answers, as they are read now; empty for a"
        " rule that is gone."
    )


class Replayed(Frozen):
    """The advice of a record compared with the one that its person would get now."""

    same: bool = Field(
        description="Whether nothing would change, but for the rules and engine named."
    )
    words_only: bool = Field(description="Whether something changes, and it is words alone.")
    more_permissive: bool = Field(
        description="Whether readiness goes up, urgency down, or an exercise is newly allowed."
    )
    old: Decided
    new: Decided
    opened: tuple[str, ...] = Field(description="Ids of exercises that are allowed now only.")
    closed: tuple[str, ...] = Field(description="Ids of exercises that were allowed then only.")
    session_differs: bool
    missing_differs: bool
    missing_now: tuple[str, ...] = Field(
        description="Questions whose answer could change the advice now, and not then."
    )
    missing_no_more: tuple[str, ...] = Field(
        description="Questions whose answer could change the advice then, and not now."
    )
    reasons_differ: bool = Field(description="For the verdict, or for an exercise left out.")
    counts_now: tuple[Cause, ...]
    counts_no_more: tuple[Cause, ...]
    no_longer_asked: tuple[str, ...] = Field(
        description="Mentioned questions, and the questionnaire shown, that are asked no more."
    )
    rules_differ: bool
    words_differ: bool = Field(description="Whether the wording of the rules differs.")
    libraries: tuple[str, str] = Field(description="Version of the library then and now.")
    engines: tuple[str, str] = Field(description="What decided then and now.")
    faults: tuple[bool, bool] = Field(description="Whether an engine failed then and now.")
