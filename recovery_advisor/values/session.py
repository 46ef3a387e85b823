"""A planned session: exercises in order, each with its dose."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, NonNegativeInt, PositiveInt, PrivateAttr, model_validator

from recovery_advisor.values.formats import render
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import AboveRest, Phase
from recovery_advisor.values.markup import Html, at_level
from recovery_advisor.values.movement import Drawing
from recovery_advisor.values.translator import ENGLISH

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
    """One exercise of a session.

    Its drawing and its dose in words are for showing it alone: they are in no JSON and no record, and
    two items are equal without them.
    """

    exercise: str = Field(description="Id of the exercise.")
    way: str = Field(description="Id of the way of doing it.")
    name: str = Field(description="Name for people.")
    phase: Phase = Field(description="The part of the session that it belongs to.")
    dose: Dose = Field(description="How much of it to do.")
    seconds: NonNegativeInt = Field(description="Seconds to plan for it, getting ready included.")
    cues: tuple[str, ...] = Field(description="How to do it, one step each.")
    regions: tuple[str, ...] = Field(description="Parts of the body it works on.")

    _drawing: Drawing | None = PrivateAttr(default=None)
    _dose_in_words: str | None = PrivateAttr(default=None)

    @property
    def drawing(self) -> Drawing | None:
        """What it looks like; ``None`` where the rules have no poses of it, or it was read from JSON."""
        return self._drawing

    @property
    def dose_in_words(self) -> str:
        """The dose, such as ``3 rounds of 8, each way``.

        It is in the advice's language; in English where the item was read from JSON or its dose
        edited.
        """
        return self._dose_in_words or render(self.dose, "part of a session", "words", ENGLISH)

    def shown_as(self, drawing: Drawing | None, dose_in_words: str | None) -> Self:
        """The same item, equal to this one, with a drawing and with its dose in words."""
        made = super().model_copy()
        made._drawing, made._dose_in_words = drawing, dose_in_words
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; it keeps the drawing of the same way of doing it.

        Raises:
            pydantic.ValidationError: when the result is invalid.
        """
        made = super().model_copy(update=update, deep=deep)
        return made.shown_as(
            self._drawing if made.way == self.way else None,
            self._dose_in_words if made.dose == self.dose else None,
        )


class Session(Frozen):
    """Planned exercises in order: cardio, warm-up, strength, stretch.

    Its readiness is above rest, and strength is never without a warm-up; validation refuses
    anything else.
    """

    readiness: AboveRest
    """What the session was planned for."""
    exercises: tuple[Item, ...] = Field(min_length=1)
    """The exercises, in the order in which they are done."""
    seconds: NonNegativeInt = Field(description="The whole session.")
    """Seconds to plan for the whole session, getting ready for each exercise included."""
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

    def as_html(self, level: int = 2) -> str:
        """The session as HTML cards, in English around the texts: classes alone, every text escaped.

        Args:
            level: of its heading, from 1 to 4.
        """
        return Html(render(at_level(self, level), "session", "html", ENGLISH))

    def __html__(self) -> str:
        """The same; Jinja shows it where a template has ``{{ advice.session }}``."""
        return self.as_html()

    def _repr_html_(self) -> str:
        """The same with a small style sheet before it, for a notebook."""
        return render(self.as_html(), "html", "notebook", ENGLISH)

    @model_validator(mode="after")
    def _check_order(self) -> "Session":
        self.require_safe_order()
        return self


class NoSession(Frozen):
    """The reason why there is no session although the verdict is above rest."""

    why: Literal["too_little_time", "too_little_left", "unreadable_wish"] = Field(
        description="Code of the reason: the time is too short, too few exercises are left, or a"
        " preference can't be read."
    )
    say: str = Field(description="The same for people.")
    minutes_needed: PositiveInt | None = Field(
        default=None, description="The shortest safe session, where time is what is missing."
    )
