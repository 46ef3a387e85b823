"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Scale
from recovery_advisor.values.shipped_form import FORM

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

AgeBand = Annotated[
    Literal["under_50", "from_50", "from_65", "unknown"],
    Scale(0, 2, ("under_50", "from_50", "from_65")),
]

NoUnsureYes = Annotated[
    bool | Literal["no", "unsure", "yes", "unknown"],
    Scale(0, 2, ("no", "unsure", "yes")),
]

NoYes = Annotated[
    bool | Literal["no", "yes", "unknown"],
    Scale(0, 1, ("no", "yes")),
]


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    made_for = FORM

    pain: Pain | None = Field(
        default=None,
        description="Worst pain, last 24 hours, before any painkiller?",
    )
    """Worst pain, last 24 hours, before any painkiller?

    Answer 0 to 10, or "unknown": "none" is 0, "slight" is 1 to 2, "mild" is 3, "moderate" is 4 to 6, "severe" is 7 to 10. Higher is worse.
    """

    daily_activity_pain: Pain | None = Field(
        default=None,
        description="Worst pain at usual daily tasks, before any painkiller?",
    )
    """Worst pain at usual daily tasks, before any painkiller?

    Answer 0 to 10, or "unknown": "none" is 0, "slight" is 1 to 2, "mild" is 3, "moderate" is 4 to 6, "severe" is 7 to 10. Higher is worse.
    """

    swelling: Severity | None = Field(
        default=None,
        description="How swollen is it where it hurts?",
    )
    """How swollen is it where it hurts?

    Answer "none", "mild", "moderate", "severe" or "unknown".
    """

    stiffness: Severity | None = Field(
        default=None,
        description="How stiff are neck, shoulders and back?",
    )
    """How stiff are neck, shoulders and back?

    Answer "none", "mild", "moderate", "severe" or "unknown".
    """

    range_of_motion: PercentOfUsual | None = Field(
        default=None,
        description="How far can you move, percent of usual?",
    )
    """How far can you move, percent of usual?

    Answer 0 to 100, or "unknown": "very_limited" is 0 to 49, "reduced" is 50 to 89, "near_full" is 90 to 97, "full" is 98 to 100. Lower is worse.
    """

    age_band: AgeBand | None = Field(
        default=None,
        description="How old are you?",
    )
    """How old are you?

    Answer "under_50", "from_50", "from_65" or "unknown".
    """

    chest_pain: NoUnsureYes | None = Field(
        default=None,
        description="Chest pain, pressure or tightness?",
    )
    """Chest pain, pressure or tightness?

    Answer "no", "unsure", "yes" or "unknown".
    """

    heart_pain_elsewhere: NoUnsureYes | None = Field(
        default=None,
        description="Jaw, arm or back ache with cold sweat or sickness?",
    )
    """Jaw, arm or back ache with cold sweat or sickness?

    Answer "no", "unsure", "yes" or "unknown".
    """

    breathlessness: NoUnsureYes | None = Field(
        default=None,
        description="Newly short of breath, or coughing up blood?",
    )
    """Newly short of breath, or coughing up blood?

    Answer "no", "unsure", "yes" or "unknown".
    """

    sudden_severe_pain: NoUnsureYes | None = Field(
        default=None,
        description="Sudden, very bad pain, or pain like a rip?",
    )
    """Sudden, very bad pain, or pain like a rip?

    Answer "no", "unsure", "yes" or "unknown".
    """

    pain_on_breathing_in: NoUnsureYes | None = Field(
        default=None,
        description="Sharp pain as you breathe in?",
    )
    """Sharp pain as you breathe in?

    Answer "no", "unsure", "yes" or "unknown".
    """

    ache_on_effort: NoUnsureYes | None = Field(
        default=None,
        description="Neck, jaw, arm or shoulder ache on stairs, gone with rest?",
    )
    """Neck, jaw, arm or shoulder ache on stairs, gone with rest?

    Answer "no", "unsure", "yes" or "unknown".
    """

    belly_and_shoulder_pain: NoUnsureYes | None = Field(
        default=None,
        description="Belly pain together with shoulder pain?",
    )
    """Belly pain together with shoulder pain?

    Answer "no", "unsure", "yes" or "unknown".
    """

    stroke_signs: NoUnsureYes | None = Field(
        default=None,
        description="Face drooping, speech slurred, one side weak or numb?",
    )
    """Face drooping, speech slurred, one side weak or numb?

    Answer "no", "unsure", "yes" or "unknown".
    """

    sight_or_eyelid: NoUnsureYes | None = Field(
        default=None,
        description="Sight newly lost, dim or double, or an eyelid newly droops?",
    )
    """Sight newly lost, dim or double, or an eyelid newly droops?

    Answer "no", "unsure", "yes" or "unknown".
    """

    fever_with_stiff_neck: NoUnsureYes | None = Field(
        default=None,
        description="Fever with stiff neck, rash, or light that hurts?",
    )
    """Fever with stiff neck, rash, or light that hurts?

    Answer "no", "unsure", "yes" or "unknown".
    """

    throat_or_jaw: NoUnsureYes | None = Field(
        default=None,
        description="Stiff neck with painful swallowing, or mouth won't open?",
    )
    """Stiff neck with painful swallowing, or mouth won't open?

    Answer "no", "unsure", "yes" or "unknown".
    """

    new_headache: NoUnsureYes | None = Field(
        default=None,
        description="New kind of headache, sore scalp, or jaw tiring?",
    )
    """New kind of headache, sore scalp, or jaw tiring?

    Answer "no", "unsure", "yes" or "unknown".
    """

    new_dizziness: NoUnsureYes | None = Field(
        default=None,
        description="Dizzy or off balance since this pain began?",
    )
    """Dizzy or off balance since this pain began?

    Answer "no", "unsure", "yes" or "unknown".
    """

    dizziness: NoYes | None = Field(
        default=None,
        description="Dizzy at times, for any reason?",
    )
    """Dizzy at times, for any reason?

    Answer "no", "yes" or "unknown".
    """

    saddle_numbness: NoUnsureYes | None = Field(
        default=None,
        description="Numb, tingling or odd between legs or round back passage?",
    )
    """Numb, tingling or odd between legs or round back passage?

    Answer "no", "unsure", "yes" or "unknown".
    """

    bladder_or_bowel_change: NoUnsureYes | None = Field(
        default=None,
        description="Newly hard to pass, hold or feel urine or stool?",
    )
    """Newly hard to pass, hold or feel urine or stool?

    Answer "no", "unsure", "yes" or "unknown".
    """

    legs_failing: NoUnsureYes | None = Field(
        default=None,
        description="Both legs weak, numb, tingling or shooting, or walking worse?",
    )
    """Both legs weak, numb, tingling or shooting, or walking worse?

    Answer "no", "unsure", "yes" or "unknown".
    """

    new_weakness: NoUnsureYes | None = Field(
        default=None,
        description="Arm, hand or leg newly weak?",
    )
    """Arm, hand or leg newly weak?

    Answer "no", "unsure", "yes" or "unknown".
    """

    cord_signs: NoUnsureYes | None = Field(
        default=None,
        description="Clumsy hands, unsteady steps, shocks on bending the neck?",
    )
    """Clumsy hands, unsteady steps, shocks on bending the neck?

    Answer "no", "unsure", "yes" or "unknown".
    """

    arm_pain_or_tingling: NoYes | None = Field(
        default=None,
        description="Pain or tingling down an arm, or numb hands?",
    )
    """Pain or tingling down an arm, or numb hands?

    Answer "no", "yes" or "unknown".
    """

    pain_on_arching_back: NoYes | None = Field(
        default=None,
        description="Arching your back hurts?",
    )
    """Arching your back hurts?

    Answer "no", "yes" or "unknown".
    """

    cold_arm: NoUnsureYes | None = Field(
        default=None,
        description="Arm or hand suddenly cold and pale?",
    )
    """Arm or hand suddenly cold and pale?

    Answer "no", "unsure", "yes" or "unknown".
    """

    swollen_limb_or_hot_joint: NoUnsureYes | None = Field(
        default=None,
        description="Arm or calf newly swollen or blue, or hot joint?",
    )
    """Arm or calf newly swollen or blue, or hot joint?

    Answer "no", "unsure", "yes" or "unknown".
    """

    shoulder_out_of_shape: NoUnsureYes | None = Field(
        default=None,
        description="Shoulder out of shape, or arm suddenly won't lift?",
    )
    """Shoulder out of shape, or arm suddenly won't lift?

    Answer "no", "unsure", "yes" or "unknown".
    """

    blisters_or_rash: NoUnsureYes | None = Field(
        default=None,
        description="New blisters or rash where it hurts?",
    )
    """New blisters or rash where it hurts?

    Answer "no", "unsure", "yes" or "unknown".
    """

    painful_overhead_arm: NoYes | None = Field(
        default=None,
        description="Lifting an arm overhead hurts?",
    )
    """Lifting an arm overhead hurts?

    Answer "no", "yes" or "unknown".
    """

    shoulder_instability: NoYes | None = Field(
        default=None,
        description="Shoulder slipping or feeling loose?",
    )
    """Shoulder slipping or feeling loose?

    Answer "no", "yes" or "unknown".
    """

    wrist_or_knee_pain: NoYes | None = Field(
        default=None,
        description="Leaning on a wrist or knee hurts?",
    )
    """Leaning on a wrist or knee hurts?

    Answer "no", "yes" or "unknown".
    """

    hard_fall: NoUnsureYes | None = Field(
        default=None,
        description="Hard fall, crash or blow, last 2 weeks, unchecked?",
    )
    """Hard fall, crash or blow, last 2 weeks, unchecked?

    Answer "no", "unsure", "yes" or "unknown".
    """

    lighter_fall: NoYes | None = Field(
        default=None,
        description="Lighter fall or knock, last 2 weeks?",
    )
    """Lighter fall or knock, last 2 weeks?

    Answer "no", "yes" or "unknown".
    """

    sudden_strain: NoYes | None = Field(
        default=None,
        description="Began suddenly with a lift, cough, sneeze, twist or bump?",
    )
    """Began suddenly with a lift, cough, sneeze, twist or bump?

    Answer "no", "yes" or "unknown".
    """

    injury: NoYes | None = Field(
        default=None,
        description="Injured neck, shoulder or back in the last 6 weeks?",
    )
    """Injured neck, shoulder or back in the last 6 weeks?

    Answer "no", "yes" or "unknown".
    """

    fever_or_unwell: NoUnsureYes | None = Field(
        default=None,
        description="Fever, chills, or feeling very ill?",
    )
    """Fever, chills, or feeling very ill?

    Answer "no", "unsure", "yes" or "unknown".
    """

    illness_signs: NoUnsureYes | None = Field(
        default=None,
        description="Weight loss, night sweats, or night pain nothing eases?",
    )
    """Weight loss, night sweats, or night pain nothing eases?

    Answer "no", "unsure", "yes" or "unknown".
    """

    worse_or_no_better: NoYes | None = Field(
        default=None,
        description="Worse for over a week, or no better in 4 weeks?",
    )
    """Worse for over a week, or no better in 4 weeks?

    Answer "no", "yes" or "unknown".
    """

    long_morning_stiffness: NoYes | None = Field(
        default=None,
        description="Stiff over 30 minutes each morning, 2 weeks or more?",
    )
    """Stiff over 30 minutes each morning, 2 weeks or more?

    Answer "no", "yes" or "unknown".
    """

    same_whatever_you_do: NoYes | None = Field(
        default=None,
        description="Pain the same whether you move, rest or press it?",
    )
    """Pain the same whether you move, rest or press it?

    Answer "no", "yes" or "unknown".
    """

    under_18: NoYes | None = Field(
        default=None,
        description="Are you under 18?",
    )
    """Are you under 18?

    Answer "no", "yes" or "unknown".
    """

    cancer_history: NoYes | None = Field(
        default=None,
        description="Cancer, now or ever?",
    )
    """Cancer, now or ever?

    Answer "no", "yes" or "unknown".
    """

    osteoporosis: NoYes | None = Field(
        default=None,
        description="Told that your bones are weak?",
    )
    """Told that your bones are weak?

    Answer "no", "yes" or "unknown".
    """

    spine_fracture_history: NoYes | None = Field(
        default=None,
        description="Ever broken a bone in the spine?",
    )
    """Ever broken a bone in the spine?

    Answer "no", "yes" or "unknown".
    """

    surgery_or_spine_injection: NoYes | None = Field(
        default=None,
        description="Surgery or spine injection, last 3 months?",
    )
    """Surgery or spine injection, last 3 months?

    Answer "no", "yes" or "unknown".
    """

    unstable_neck_condition: NoYes | None = Field(
        default=None,
        description="Rheumatoid arthritis or Down syndrome?",
    )
    """Rheumatoid arthritis or Down syndrome?

    Answer "no", "yes" or "unknown".
    """

    known_aneurysm: NoYes | None = Field(
        default=None,
        description="Ever told of an aneurysm or torn artery?",
    )
    """Ever told of an aneurysm or torn artery?

    Answer "no", "yes" or "unknown".
    """

    pregnancy: NoYes | None = Field(
        default=None,
        description="Pregnant, or a late period?",
    )
    """Pregnant, or a late period?

    Answer "no", "yes" or "unknown".
    """

    needs_special_plan: NoYes | None = Field(
        default=None,
        description="Neck or back needs its own treatment plan?",
    )
    """Neck or back needs its own treatment plan?

    Answer "no", "yes" or "unknown".
    """

    long_steroids: NoYes | None = Field(
        default=None,
        description="Steroid tablets for 3 months or more?",
    )
    """Steroid tablets for 3 months or more?

    Answer "no", "yes" or "unknown".
    """

    blood_thinners: NoYes | None = Field(
        default=None,
        description="Do you take blood thinners?",
    )
    """Do you take blood thinners?

    Answer "no", "yes" or "unknown".
    """

    low_defences: NoYes | None = Field(
        default=None,
        description="Weak defences against germs, or a recent infection or procedure?",
    )
    """Weak defences against germs, or a recent infection or procedure?

    Answer "no", "yes" or "unknown".
    """
