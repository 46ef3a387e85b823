"""pydantic's strict validation before an if/else."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from benchmarks.peers.gate import Gate
from benchmarks.peers.plain import decide


class Answers(BaseModel):
    """The eight answers, strictly."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    red_flag: int = Field(ge=0, le=2)
    pain_rest: int = Field(ge=0, le=10)
    pain_act: int = Field(ge=0, le=10)
    swelling: int = Field(ge=0, le=3)
    stiffness: int = Field(ge=0, le=3)
    rom: int = Field(ge=0, le=120)
    trend: int = Field(ge=-1, le=1)
    days: int = Field(ge=0, le=60)


def gate() -> Gate:
    """Strict validation, then the if/else."""
    validate = Answers.model_validate
    return lambda person: decide(validate(person).__dict__)
