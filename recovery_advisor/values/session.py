"""A planned session: exercises in order, each with its dose."""

from typing import Literal

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import AboveRest, Phase

#: A value that applies but is not given in the source; it is never shown as a number.
NOT_GIVEN: Literal["not given"] = "not given"


class Dose(Frozen):
    """The dose of one exercise. ``None`` means that the value does not apply."""

    sets: PositiveInt | None = Field(default=None, description="Rounds, with a rest between.")
    repetitions: PositiveInt | None = Field(default=None, description="Times, for each side.")
    hold: PositiveInt | Literal["not given"] | None = Field(
        default=None, description="Seconds to hold each time; 'not given' means hold briefly."
    )
    sides: PositiveInt | None = Field(
        default=None, description="Sides, directions or poses, each done in full."
    )
    minutes: PositiveInt | None = Field(default=None, description="Minutes without a break.")


class Item(Frozen):
    """One exercise of a session."""

    exercise: str = Field(description="Id of the exercise.")
    way: str = Field(description="Id of the way of doing it.")
    name: str = Field(description="Name for people.")
    phase: Phase
    dose: Dose
    seconds: NonNegativeInt = Field(description="Time to plan for it, getting ready included.")
    cues: tuple[str, ...] = Field(description="How to do it, one step each.")
    regions: tuple[str, ...] = Field(description="Parts of the body it works on.")


class Session(Frozen):
    """Planned exercises in order: cardio, warm-up, strength, stretch.

    Its readiness is above rest, and strength is never without a warm-up; validation refuses
    anything else.
    """

    readiness: AboveRest
    exercises: tuple[Item, ...] = Field(min_length=1)
    seconds: NonNegativeInt = Field(description="The whole session.")
    focus_not_covered: tuple[str, ...] = Field(
        default=(), description="Regions asked for that no planned exercise works on."
    )
    remarks: tuple[str, ...] = Field(default=(), description="What the plan had to leave thin.")

    def require_safe_order(self) -> None:
        """Raises ``ValueError`` where the phases are out of order, or strength is without a warm-up."""
        ranks = [item.phase.rank for item in self.exercises]
        if ranks != sorted(ranks):
            raise ValueError("a session runs cardio, warm-up, strength, stretch")
        if Phase.STRENGTH.rank in ranks and Phase.WARM_UP.rank not in ranks:
            raise ValueError("strength is never without a warm-up")

    @model_validator(mode="after")
    def _check_order(self) -> "Session":
        self.require_safe_order()
        return self


class NoSession(Frozen):
    """The reason why there is no session although the verdict is above rest."""

    why: Literal["too_little_time", "too_little_left", "unreadable_wish"]
    say: str
    minutes_needed: PositiveInt | None = Field(
        default=None, description="The shortest safe session, where time is what is missing."
    )
