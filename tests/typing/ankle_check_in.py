"""The check-in of a rules folder: one field for each question.

Written by ``recovery-advisor rules model``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor import CheckInBase, CheckInForm, Scale

FORM = CheckInForm(
    rules="ankle 0.1.0",
)

CanDo = Annotated[
    bool | Literal["no", "yes", "unknown"],
    Scale(0, 1, ("no", "yes"), worse="lower"),
]

Pain = Annotated[
    int | Literal["none", "mild", "moderate", "severe", "unknown"],
    Scale(
        0,
        10,
        ("none", "mild", "moderate", "severe"),
        starts=(0, 1, 4, 7),
    ),
]

NoYes = Annotated[
    bool | Literal["no", "yes", "unknown"],
    Scale(0, 1, ("no", "yes")),
]

Quarters = Annotated[
    int | Literal["hardly", "half", "most", "full", "unknown"],
    Scale(
        0,
        4,
        ("hardly", "half", "most", "full"),
        worse="lower",
        starts=(0, 2, 3, 4),
    ),
]


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    made_for = FORM

    four_steps: CanDo | None = Field(
        default=None,
        description="Can you stand on the hurt foot and take four steps?",
    )
    """Can you stand on the hurt foot and take four steps?

    Answer "no", "yes" or "unknown".
    """

    pain: Pain | None = Field(
        default=None,
        description="How bad was the worst pain in your ankle in the last 24 hours?",
    )
    """How bad was the worst pain in your ankle in the last 24 hours?

    Answer 0 to 10, or "unknown": "none" is 0, "mild" is 1 to 3, "moderate" is 4 to 6, "severe" is 7 to 10. Higher is worse.
    """

    swelling: NoYes | None = Field(
        default=None,
        description="Is the ankle swollen?",
    )
    """Is the ankle swollen?

    Answer "no", "yes" or "unknown".
    """

    bend: Quarters | None = Field(
        default=None,
        description="Sit and pull both feet up. How far does the hurt one come?",
    )
    """Sit and pull both feet up. How far does the hurt one come?

    Answer 0 to 4, or "unknown": "hardly" is 0 to 1, "half" is 2, "most" is 3, "full" is 4. Lower is worse.
    """
