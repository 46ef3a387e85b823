"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Scale

NoYes = Annotated[
    bool | int | Literal["no", "yes"],
    Scale(0, 1, ("no", "yes")),
]

Pain = Annotated[
    int | Literal["none", "slight", "mild", "moderate", "severe"],
    Scale(0, 10, ("none", "slight", "mild", "moderate", "severe")),
]

Severity = Annotated[
    int | Literal["none", "mild", "moderate", "severe"],
    Scale(0, 3, ("none", "mild", "moderate", "severe")),
]

PercentOfUsual = Annotated[
    int | Literal["very_limited", "reduced", "near_full", "full"],
    Scale(0, 100, ("very_limited", "reduced", "near_full", "full")),
]

NoUnsureYes = Annotated[
    bool | int | Literal["no", "unsure", "yes"],
    Scale(0, 2, ("no", "unsure", "yes")),
]


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    injury: NoYes | None = Field(
        default=None,
        description="Did you hurt your neck, shoulders or back in the last 6 weeks, or does such an injury still hold you back?",
    )

    pain: Pain | None = Field(
        default=None,
        description="How bad was your worst pain in the last 24 hours, before any painkiller?",
    )

    daily_activity_pain: Pain | None = Field(
        default=None,
        description="How bad did the pain get during your usual daily tasks, before any painkiller?",
    )

    swelling: Severity | None = Field(
        default=None,
        description="How much swelling is there where it hurts?",
    )

    stiffness: Severity | None = Field(
        default=None,
        description="How stiff are your neck, shoulders and back?",
    )

    range_of_motion: PercentOfUsual | None = Field(
        default=None,
        description="How far can you move, as a percent of what is usual for you?",
    )

    needs_special_plan: NoYes | None = Field(
        default=None,
        description="Do you have a condition that needs a special treatment plan?",
    )

    fragile_bones_and_a_fall: NoYes | None = Field(
        default=None,
        description="Have you had a fall lately, and are your bones brittle or have you long been on steroids?",
    )

    cancer_history: NoYes | None = Field(
        default=None,
        description="Have you ever had cancer?",
    )

    weakened_immunity: NoYes | None = Field(
        default=None,
        description="Is your body less able to fight off germs than it should be?",
    )

    under_18: NoYes | None = Field(
        default=None,
        description="Are you under 18?",
    )

    recent_surgery: NoYes | None = Field(
        default=None,
        description="Did you have surgery on your neck, back, chest or shoulder in the last 3 months?",
    )

    spine_fracture_history: NoYes | None = Field(
        default=None,
        description="Have you ever broken a bone in your spine?",
    )

    osteoporosis: NoYes | None = Field(
        default=None,
        description="Have you been told that you have weak or brittle bones (osteoporosis)?",
    )

    arm_pain_or_tingling: NoYes | None = Field(
        default=None,
        description="Do you have pain, tingling or numbness down an arm?",
    )

    long_morning_stiffness: NoYes | None = Field(
        default=None,
        description="Have you been stiff for over 30 minutes each morning, for over 3 months?",
    )

    dizziness: NoYes | None = Field(
        default=None,
        description="Do you get dizzy?",
    )

    pregnancy: NoYes | None = Field(
        default=None,
        description="Are you pregnant?",
    )

    painful_overhead_arm: NoYes | None = Field(
        default=None,
        description="Does it hurt to lift an arm over your head?",
    )

    shoulder_instability: NoYes | None = Field(
        default=None,
        description="Does a shoulder slip out of place, or feel as if it might?",
    )

    pain_on_arching_back: NoYes | None = Field(
        default=None,
        description="Does it hurt to arch your back?",
    )

    wrist_pain: NoYes | None = Field(
        default=None,
        description="Does a wrist hurt when you lean on it?",
    )

    knee_pain: NoYes | None = Field(
        default=None,
        description="Does a knee hurt?",
    )

    chest_pain: NoUnsureYes | None = Field(
        default=None,
        description="Do you have pain or tightness in your chest?",
    )

    breathlessness: NoUnsureYes | None = Field(
        default=None,
        description="Are you newly short of breath?",
    )

    tearing_back_pain: NoUnsureYes | None = Field(
        default=None,
        description="Did a tearing pain start all at once between your shoulder blades?",
    )

    stroke_signs: NoUnsureYes | None = Field(
        default=None,
        description="Does your face droop, is your speech slurred, do you see double, or did you collapse all at once?",
    )

    sudden_unfamiliar_headache: NoUnsureYes | None = Field(
        default=None,
        description="Did a headache or neck pain start all at once, unlike any you had before?",
    )

    fever_with_stiff_neck: NoUnsureYes | None = Field(
        default=None,
        description="Do you have a fever with a stiff neck and headache, a rash, or eyes that hurt in the light?",
    )

    major_trauma: NoUnsureYes | None = Field(
        default=None,
        description="Did this start with a hard fall, crash or blow that no professional has checked yet?",
    )

    saddle_numbness: NoUnsureYes | None = Field(
        default=None,
        description="Do you feel numb between your legs or around your back passage?",
    )

    bladder_or_bowel_change: NoUnsureYes | None = Field(
        default=None,
        description="Is it newly hard to pass or hold urine or stool, or are you newly numb during sex?",
    )

    both_legs_affected: NoUnsureYes | None = Field(
        default=None,
        description="Along with back pain, are both legs weak or numb, or do you have new pain below both knees?",
    )

    spreading_weakness: NoUnsureYes | None = Field(
        default=None,
        description="Are you quickly getting weaker, or less steady when you walk?",
    )

    new_weakness: NoUnsureYes | None = Field(
        default=None,
        description="Do you have new weakness in an arm or leg?",
    )

    clumsy_hands: NoUnsureYes | None = Field(
        default=None,
        description="Have your hands become clumsy?",
    )

    unsteady_walking: NoUnsureYes | None = Field(
        default=None,
        description="Are you unsteady on your feet?",
    )

    electric_shock_on_neck_bend: NoUnsureYes | None = Field(
        default=None,
        description="Does bending your neck send an electric feeling down your back or arms?",
    )

    fever_or_unwell: NoUnsureYes | None = Field(
        default=None,
        description="Do you have a fever or chills, or do you feel very unwell?",
    )

    unexplained_weight_loss: NoUnsureYes | None = Field(
        default=None,
        description="Are you losing weight without trying?",
    )

    unrelenting_night_pain: NoUnsureYes | None = Field(
        default=None,
        description="Do you have pain at night that nothing eases?",
    )
