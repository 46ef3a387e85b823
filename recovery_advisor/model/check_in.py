"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.model.answers import CheckInBase, Scale


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    injury: (
        Annotated[
            bool | int | Literal["no", "yes"],
            Scale(0, 1, ("no", "yes")),
        ]
        | None
    ) = Field(
        default=None,
        description="Did you hurt your neck, shoulders or back in the last 6 weeks, or does such an injury still hold you back?",
    )

    pain: (
        Annotated[
            int | Literal["none", "slight", "mild", "moderate", "severe"],
            Scale(0, 10, ("none", "slight", "mild", "moderate", "severe")),
        ]
        | None
    ) = Field(
        default=None,
        description="How bad was your worst pain in the last 24 hours, before any painkiller?",
    )

    daily_activity_pain: (
        Annotated[
            int | Literal["none", "slight", "mild", "moderate", "severe"],
            Scale(0, 10, ("none", "slight", "mild", "moderate", "severe")),
        ]
        | None
    ) = Field(
        default=None,
        description="How bad did the pain get during your usual daily tasks, before any painkiller?",
    )

    swelling: (
        Annotated[
            int | Literal["none", "mild", "moderate", "severe"],
            Scale(0, 3, ("none", "mild", "moderate", "severe")),
        ]
        | None
    ) = Field(
        default=None,
        description="How much swelling is there where it hurts?",
    )

    stiffness: (
        Annotated[
            int | Literal["none", "mild", "moderate", "severe"],
            Scale(0, 3, ("none", "mild", "moderate", "severe")),
        ]
        | None
    ) = Field(
        default=None,
        description="How stiff are your neck, shoulders and back?",
    )

    range_of_motion: (
        Annotated[
            int | Literal["very_limited", "reduced", "near_full", "full"],
            Scale(0, 100, ("very_limited", "reduced", "near_full", "full")),
        ]
        | None
    ) = Field(
        default=None,
        description="How far can you move, as a percent of what is usual for you?",
    )

    needs_special_plan: (
        Annotated[
            bool | int | Literal["no", "yes"],
            Scale(0, 1, ("no", "yes")),
        ]
        | None
    ) = Field(
        default=None,
        description="Do you have a condition that needs a special treatment plan?",
    )
