"""Reasons for an advice and for excluded exercises, with the sources of the rules."""

from typing import Literal

from pydantic import Field

from recovery_advisor.values.frozen import Frozen

EffectKind = Literal["permit", "limit", "refer", "avoid", "safety_net", "note"]


class Citation(Frozen):
    """The place in a published work that supports a statement."""

    work: str = Field(description="Id of the work, as in sources.yaml.")
    at: str = Field(description="The place in the work.")
    title: str = Field(description="Title of the work.")


class Reason(Frozen):
    """An effect of a rule that counted on known answers."""

    rule: str = Field(description="Id of the rule, or of a built-in reason.")
    effect: EffectKind | Literal["clearance"] = Field(
        description="What the rule does; clearance where a professional has lifted something."
    )
    level: str | None = Field(default=None, description="The readiness or urgency of the effect.")
    say: str = Field(description="What it means for the person.")
    because: str = Field(description="Why.")
    source: Citation = Field(description="What supports it.")


class SafetyNet(Frozen):
    """What to watch for from now on, and how soon to get help then. It never changes an advice."""

    rule: str = Field(description="Id of the safety net, or of its rule.")
    say: str = Field(description="What to watch for, and what to do then.")
    because: str = Field(description="Why.")
    source: Citation = Field(description="What supports it.")


class Exclusion(Frozen):
    """An excluded exercise, with everything that excludes it."""

    exercise: str = Field(description="Id of the exercise.")
    name: str = Field(description="Its name for people.")
    kinds: tuple[Literal["readiness", "rule", "unanswered", "gear", "wish"], ...] = Field(
        description="Codes of what stands in the way, in the order of `say`."
    )
    say: tuple[str, ...] = Field(description="The same in words.")
    rules: tuple[str, ...] = Field(default=(), description="Ids of the rules in the way.")
