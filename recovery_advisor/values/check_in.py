"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Scale
from recovery_advisor.values.shipped_form import FORM

NoYes = Annotated[
    bool | Literal["no", "yes", "unknown"],
    Scale(0, 1, ("no", "yes")),
]

Pain = Annotated[
    int | Literal["none", "slight", "mild", "moderate", "severe", "unknown"],
    Scale(
        0,
        10,
        ("none", "slight", "mild", "moderate", "severe"),
        starts=(0, 1, 3, 4, 7),
    ),
]

Severity = Annotated[
    Literal["none", "mild", "moderate", "severe", "unknown"],
    Scale(0, 3, ("none", "mild", "moderate", "severe")),
]

PercentOfUsual = Annotated[
    int | Literal["very_limited", "reduced", "near_full", "full", "unknown"],
    Scale(
        0,
        100,
        ("very_limited", "reduced", "near_full", "full"),
        worse="lower",
        starts=(0, 50, 90, 98),
    ),
]

NoUnsureYes = Annotated[
    bool | Literal["no", "unsure", "yes", "unknown"],
    Scale(0, 2, ("no", "unsure", "yes")),
]


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    made_for = FORM

    injury: NoYes | None = Field(
        default=None,
        description="Did you hurt your neck, shoulders or back in the last 6 weeks, or does such an injury still hold you back?",
    )
    """Did you hurt your neck, shoulders or back in the last 6 weeks, or does such an injury still hold you back?

    Answer "no", "yes" or "unknown".
    """

    pain: Pain | None = Field(
        default=None,
        description="How bad was your worst pain in the last 24 hours, before any painkiller?",
    )
    """How bad was your worst pain in the last 24 hours, before any painkiller?

    Answer 0 to 10, or "unknown": "none" is 0, "slight" is 1 to 2, "mild" is 3, "moderate" is 4 to 6, "severe" is 7 to 10. Higher is worse.
    """

    daily_activity_pain: Pain | None = Field(
        default=None,
        description="How bad did the pain get during your usual daily tasks, before any painkiller?",
    )
    """How bad did the pain get during your usual daily tasks, before any painkiller?

    Answer 0 to 10, or "unknown": "none" is 0, "slight" is 1 to 2, "mild" is 3, "moderate" is 4 to 6, "severe" is 7 to 10. Higher is worse.
    """

    swelling: Severity | None = Field(
        default=None,
        description="How much swelling is there where it hurts?",
    )
    """How much swelling is there where it hurts?

    Answer "none", "mild", "moderate", "severe" or "unknown".
    """

    stiffness: Severity | None = Field(
        default=None,
        description="How stiff are your neck, shoulders and back?",
    )
    """How stiff are your neck, shoulders and back?

    Answer "none", "mild", "moderate", "severe" or "unknown".
    """

    range_of_motion: PercentOfUsual | None = Field(
        default=None,
        description="How far can you move, as a percent of what is usual for you?",
    )
    """How far can you move, as a percent of what is usual for you?

    Answer 0 to 100, or "unknown": "very_limited" is 0 to 49, "reduced" is 50 to 89, "near_full" is 90 to 97, "full" is 98 to 100. Lower is worse.
    """

    needs_special_plan: NoYes | None = Field(
        default=None,
        description="Do you have a condition that needs a special treatment plan?",
    )
    """Do you have a condition that needs a special treatment plan?

    Answer "no", "yes" or "unknown".
    """

    fragile_bones_and_a_fall: NoYes | None = Field(
        default=None,
        description="Have you had a fall lately, and are your bones brittle or have you long been on steroids?",
    )
    """Have you had a fall lately, and are your bones brittle or have you long been on steroids?

    Answer "no", "yes" or "unknown".
    """

    cancer_history: NoYes | None = Field(
        default=None,
        description="Have you ever had cancer?",
    )
    """Have you ever had cancer?

    Answer "no", "yes" or "unknown".
    """

    weakened_immunity: NoYes | None = Field(
        default=None,
        description="Is your body less able to fight off germs than it should be?",
    )
    """Is your body less able to fight off germs than it should be?

    Answer "no", "yes" or "unknown".
    """

    under_18: NoYes | None = Field(
        default=None,
        description="Are you under 18?",
    )
    """Are you under 18?

    Answer "no", "yes" or "unknown".
    """

    recent_surgery: NoYes | None = Field(
        default=None,
        description="Did you have surgery on your neck, back, chest or shoulder in the last 3 months?",
    )
    """Did you have surgery on your neck, back, chest or shoulder in the last 3 months?

    Answer "no", "yes" or "unknown".
    """

    spine_fracture_history: NoYes | None = Field(
        default=None,
        description="Have you ever broken a bone in your spine?",
    )
    """Have you ever broken a bone in your spine?

    Answer "no", "yes" or "unknown".
    """

    osteoporosis: NoYes | None = Field(
        default=None,
        description="Have you been told that you have weak or brittle bones (osteoporosis)?",
    )
    """Have you been told that you have weak or brittle bones (osteoporosis)?

    Answer "no", "yes" or "unknown".
    """

    arm_pain_or_tingling: NoYes | None = Field(
        default=None,
        description="Do you have pain, tingling or numbness down an arm?",
    )
    """Do you have pain, tingling or numbness down an arm?

    Answer "no", "yes" or "unknown".
    """

    long_morning_stiffness: NoYes | None = Field(
        default=None,
        description="Have you been stiff for over 30 minutes each morning, for over 3 months?",
    )
    """Have you been stiff for over 30 minutes each morning, for over 3 months?

    Answer "no", "yes" or "unknown".
    """

    dizziness: NoYes | None = Field(
        default=None,
        description="Do you get dizzy?",
    )
    """Do you get dizzy?

    Answer "no", "yes" or "unknown".
    """

    pregnancy: NoYes | None = Field(
        default=None,
        description="Are you pregnant?",
    )
    """Are you pregnant?

    Answer "no", "yes" or "unknown".
    """

    painful_overhead_arm: NoYes | None = Field(
        default=None,
        description="Does it hurt to lift an arm over your head?",
    )
    """Does it hurt to lift an arm over your head?

    Answer "no", "yes" or "unknown".
    """

    shoulder_instability: NoYes | None = Field(
        default=None,
        description="Does a shoulder slip out of place, or feel as if it might?",
    )
    """Does a shoulder slip out of place, or feel as if it might?

    Answer "no", "yes" or "unknown".
    """

    pain_on_arching_back: NoYes | None = Field(
        default=None,
        description="Does it hurt to arch your back?",
    )
    """Does it hurt to arch your back?

    Answer "no", "yes" or "unknown".
    """

    wrist_pain: NoYes | None = Field(
        default=None,
        description="Does a wrist hurt when you lean on it?",
    )
    """Does a wrist hurt when you lean on it?

    Answer "no", "yes" or "unknown".
    """

    knee_pain: NoYes | None = Field(
        default=None,
        description="Does a knee hurt?",
    )
    """Does a knee hurt?

    Answer "no", "yes" or "unknown".
    """

    chest_pain: NoUnsureYes | None = Field(
        default=None,
        description="Do you have pain or tightness in your chest?",
    )
    """Do you have pain or tightness in your chest?

    Answer "no", "unsure", "yes" or "unknown".
    """

    breathlessness: NoUnsureYes | None = Field(
        default=None,
        description="Are you newly short of breath?",
    )
    """Are you newly short of breath?

    Answer "no", "unsure", "yes" or "unknown".
    """

    tearing_back_pain: NoUnsureYes | None = Field(
        default=None,
        description="Did a tearing pain start all at once between your shoulder blades?",
    )
    """Did a tearing pain start all at once between your shoulder blades?

    Answer "no", "unsure", "yes" or "unknown".
    """

    stroke_signs: NoUnsureYes | None = Field(
        default=None,
        description="Does your face droop, is your speech slurred, do you see double, or did you collapse all at once?",
    )
    """Does your face droop, is your speech slurred, do you see double, or did you collapse all at once?

    Answer "no", "unsure", "yes" or "unknown".
    """

    sudden_unfamiliar_headache: NoUnsureYes | None = Field(
        default=None,
        description="Did a headache or neck pain start all at once, unlike any you had before?",
    )
    """Did a headache or neck pain start all at once, unlike any you had before?

    Answer "no", "unsure", "yes" or "unknown".
    """

    fever_with_stiff_neck: NoUnsureYes | None = Field(
        default=None,
        description="Do you have a fever with a stiff neck and headache, a rash, or eyes that hurt in the light?",
    )
    """Do you have a fever with a stiff neck and headache, a rash, or eyes that hurt in the light?

    Answer "no", "unsure", "yes" or "unknown".
    """

    major_trauma: NoUnsureYes | None = Field(
        default=None,
        description="Did this start with a hard fall, crash or blow that no professional has checked yet?",
    )
    """Did this start with a hard fall, crash or blow that no professional has checked yet?

    Answer "no", "unsure", "yes" or "unknown".
    """

    saddle_numbness: NoUnsureYes | None = Field(
        default=None,
        description="Do you feel numb between your legs or around your back passage?",
    )
    """Do you feel numb between your legs or around your back passage?

    Answer "no", "unsure", "yes" or "unknown".
    """

    bladder_or_bowel_change: NoUnsureYes | None = Field(
        default=None,
        description="Is it newly hard to pass or hold urine or stool, or are you newly numb during sex?",
    )
    """Is it newly hard to pass or hold urine or stool, or are you newly numb during sex?

    Answer "no", "unsure", "yes" or "unknown".
    """

    both_legs_affected: NoUnsureYes | None = Field(
        default=None,
        description="Along with back pain, are both legs weak or numb, or do you have new pain below both knees?",
    )
    """Along with back pain, are both legs weak or numb, or do you have new pain below both knees?

    Answer "no", "unsure", "yes" or "unknown".
    """

    spreading_weakness: NoUnsureYes | None = Field(
        default=None,
        description="Are you quickly getting weaker, or less steady when you walk?",
    )
    """Are you quickly getting weaker, or less steady when you walk?

    Answer "no", "unsure", "yes" or "unknown".
    """

    new_weakness: NoUnsureYes | None = Field(
        default=None,
        description="Do you have new weakness in an arm or leg?",
    )
    """Do you have new weakness in an arm or leg?

    Answer "no", "unsure", "yes" or "unknown".
    """

    clumsy_hands: NoUnsureYes | None = Field(
        default=None,
        description="Have your hands become clumsy?",
    )
    """Have your hands become clumsy?

    Answer "no", "unsure", "yes" or "unknown".
    """

    unsteady_walking: NoUnsureYes | None = Field(
        default=None,
        description="Are you unsteady on your feet?",
    )
    """Are you unsteady on your feet?

    Answer "no", "unsure", "yes" or "unknown".
    """

    electric_shock_on_neck_bend: NoUnsureYes | None = Field(
        default=None,
        description="Does bending your neck send an electric feeling down your back or arms?",
    )
    """Does bending your neck send an electric feeling down your back or arms?

    Answer "no", "unsure", "yes" or "unknown".
    """

    fever_or_unwell: NoUnsureYes | None = Field(
        default=None,
        description="Do you have a fever or chills, or do you feel very unwell?",
    )
    """Do you have a fever or chills, or do you feel very unwell?

    Answer "no", "unsure", "yes" or "unknown".
    """

    unexplained_weight_loss: NoUnsureYes | None = Field(
        default=None,
        description="Are you losing weight without trying?",
    )
    """Are you losing weight without trying?

    Answer "no", "unsure", "yes" or "unknown".
    """

    unrelenting_night_pain: NoUnsureYes | None = Field(
        default=None,
        description="Do you have pain at night that nothing eases?",
    )
    """Do you have pain at night that nothing eases?

    Answer "no", "unsure", "yes" or "unknown".
    """
