"""Records: an advice with its inputs, for audit and replay."""

from typing import Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from recovery_advisor.values.advice import Advice, RulebookId
from recovery_advisor.values.clearance import Day
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.reasons import EffectKind

#: The record format that this version writes and reads.
FORM: Literal[3] = 3


class Counted(Frozen):
    """An effect of a rule that counted, on known or on missing answers."""

    rule: str = Field(description="Id of the rule.")
    effect: EffectKind = Field(description="What the rule does.")
    level: str | None = Field(description="The readiness or urgency of the effect.")
    known: bool = Field(
        description="Whether its condition was known to be true; else it counted for want of an answer."
    )


class Record(Frozen):
    """The output of :meth:`recovery_advisor.Advice.record`: enough to decide again and compare.

    It contains answers about a person's health.
    """

    record: Literal[3] = Field(description="The form of the record.")
    library: str = Field(description="Version of the library.")
    engine: str = Field(description="What decided.")
    rulebook: RulebookId = Field(description="Which rules decided.")
    check_in: dict[str, Any] = Field(
        description="Each answer as it was taken, with the name of the questionnaire that was answered."
    )
    derived: dict[str, int | str] | None = Field(
        default=None,
        exclude_if=lambda derived: derived is None,
        description="What the person's history answers, by derived question, the unknown left out."
        " Only there where the rules look at a history.",
    )
    preferences: dict[str, Any] = Field(description="The preferences that were given.")
    today: Day | None = Field(
        description="The day on which a clearance held; null without one, as no day mattered."
    )
    fault: bool = Field(description="Whether an engine failed, or two differed.")
    counted: tuple[Counted, ...] = Field(description="What counted, in the order of the rule book.")
    advice: Advice = Field(description="The advice that was given.")

    @model_validator(mode="after")
    def _check_consistency(self) -> Self:
        if (self.rulebook, self.engine) != (self.advice.rulebook, self.advice.engine):
            allowed = "a record whose advice names the same rules and engine as the record"
            raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})
        if self.fault and self.advice.readiness is not Readiness.REST:
            allowed = "a record whose advice is rest where an engine failed"
            raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})
        return self
