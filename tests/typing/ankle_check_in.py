"""The check-in of a rules folder: one field for each question.

Written by ``recovery-advisor rules model``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor import CheckInBase, Scale

CanDo = Annotated[
    bool | int | Literal["no", "yes"],
    Scale(0, 1, ("no", "yes")),
]

Pain = Annotated[
    int | Literal["none", "mild", "moderate", "severe"],
    Scale(0, 10, ("none", "mild", "moderate", "severe")),
]

NoYes = Annotated[
    bool | int | Literal["no", "yes"],
    Scale(0, 1, ("no", "yes")),
]

Quarters = Annotated[
    int | Literal["hardly", "half", "most", "full"],
    Scale(0, 4, ("hardly", "half", "most", "full")),
]


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    four_steps: CanDo | None = Field(
        default=None,
        description="Can you stand on the hurt foot and take four steps?",
    )
    """Can you stand on the hurt foot and take four steps?

    Answer "no" or "yes".
    """

    pain: Pain | None = Field(
        default=None,
        description="How bad was the worst pain in your ankle in the last 24 hours?",
    )
    """How bad was the worst pain in your ankle in the last 24 hours?

    Answer 0 to 10: "none" is 0, "mild" is 1 to 3, "moderate" is 4 to 6, "severe" is 7 to 10. Higher is worse.
    """

    swelling: NoYes | None = Field(
        default=None,
        description="Is the ankle swollen?",
    )
    """Is the ankle swollen?

    Answer "no" or "yes".
    """

    bend: Quarters | None = Field(
        default=None,
        description="Sit and pull both feet up. How far does the hurt one come?",
    )
    """Sit and pull both feet up. How far does the hurt one come?

    Answer 0 to 4: "hardly" is 0 to 1, "half" is 2, "most" is 3, "full" is 4. Lower is worse.
    """
