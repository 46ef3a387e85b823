"""A word that no pack knows is refused, with the nearest one and with what is allowed."""

from __future__ import annotations

import pytest

from tests.support.changed_rules import EXTRA, ChangedRules

QUESTIONS = (
    "daily_activity_pain, injury, needs_special_plan, pain, range_of_motion, stiffness, swelling"
)
TAGS = (
    "back_over_edge, impact, kneeling, neck_extension, neck_rotation, neck_stretch, overhead, prone,"
    " shoulder_end_range, side_bend, spine_extension, spine_flexion, spine_twist, supine,"
    " weight_on_wrists"
)
EXERCISES = (
    "arm_circles, butterfly_stretch, cat_cow, chair_rotation, chest_opener,"
    " chest_opener_on_chair, chest_opener_on_roller, childs_pose, cycle, face_pull, jog,"
    " knee_to_chest, lat_pulldown, levator_scapulae_stretch, neck_roll, overhead_reach,"
    " pec_stretch, reverse_fly, row, row_with_band, row_with_dumbbell, scapular_squeeze,"
    " shoulder_roll, superman, upper_trapezius_stretch, walk, wall_angel"
)
WORKS = (
    "accessmedicine-abscess, acog-804, arnold-2006, bjsm-2022, bmj-cauda-equina,"
    " bsr-gca-2020, bsr-pmr, costa-2013, deyo-1988, downs-syndrome-association, dsmig,"
    " ectopic-trust, fedor-2011, greenhalgh-2020, health-nz-limb, klompas-2002,"
    " mccartney-2018, nhs-angina, nhs-back-pain, nhs-chest-pain, nhs-dvt, nhs-meningitis,"
    " nhs-pleurisy, nhs-pulmonary-embolism, nhs-shingles, nhs-shoulder, nhsggc-deep-neck,"
    " nice-cg151, nice-cg95, nice-ng234, nidirect-whiplash, project,"
    " sheffield-aches-and-pains, stiell-2001, stroke-association, upper-back-guide, yusuf-2019"
)
PARAMETERS = (
    "bounds, brief_hold, held_warm_up_at_most, minutes, plans, rest_between_sets,"
    " seconds_per_repetition, sessions_per_week, set_up, sources, stretch_hold_at_most, time_box,"
    " usual_sessions_per_week, warm_up_before_strength"
)

#: File, the text that is there, the text in its place, the word at fault, and the message.
MISSPELT = {
    "question": (
        "upper-back/readiness.yaml", "- stiffness: moderate or worse", "- stifness: moderate or worse",
        "stifness",
        f"unknown question 'stifness'. Did you mean stiffness? Allowed: {QUESTIONS}.",
    ),
    "question a pack asks": (
        "upper-back/pack.yaml", "asks: [injury,", "asks: [injry,", "injry",
        f"unknown question 'injry'. Did you mean injury? Allowed: {QUESTIONS}.",
    ),
    "band": (
        "upper-back/readiness.yaml", "{swelling: mild or worse}", "{swelling: mlid or worse}",
        "mlid or worse",
        "'mlid or worse' is no threshold of swelling. Did you mean mild or worse? Write a number from 0 to 3 or a band"
        " (none, mild, moderate, severe), followed by 'or worse' or 'or better'.",
    ),
    "side": (
        "upper-back/readiness.yaml", "{swelling: mild or worse}", "{swelling: mild or wrose}",
        "mild or wrose",
        "'mild or wrose' is no threshold of swelling. Did you mean mild or worse? Write a number from 0 to 3 or a band"
        " (none, mild, moderate, severe), followed by 'or worse' or 'or better'.",
    ),
    "tag": (
        "upper-back/exercises.yaml", "tags: [impact]", "tags: [impakt]", "impakt",
        f"unknown tag 'impakt'. Did you mean impact? Allowed: {TAGS}.",
    ),
    "region": (
        "upper-back/exercises.yaml", "[neck, upper_back]", "[neck, uper_back]", "uper_back",
        "unknown region 'uper_back'. Did you mean upper_back? Allowed: chest, low_back, mid_back,"
        " neck, shoulders, upper_back, whole_body.",
    ),
    "gear": (
        "upper-back/exercises.yaml", "needs: [bicycle]", "needs: [bicicle]", "bicicle",
        "unknown gear 'bicicle'. Did you mean bicycle? Allowed: bicycle, chair, doorway, dumbbells,"
        " floor, foam_roller, resistance_band, wall.",
    ),
    "phase": (
        "upper-back/exercises.yaml", "phase: warm_up", "phase: warmup", "warmup",
        "unknown word 'warmup'. Did you mean warm_up? Allowed: cardio, warm_up, strength, stretch.",
    ),
    "source": (
        "upper-back/notes.yaml", "work: project", "work: projct", "projct",
        f"unknown source 'projct'. Did you mean project? Allowed: {WORKS}.",
    ),
    "statement": (
        "upper-back/notes.yaml", "statements: [18]", "statements: [23]", "23]",
        "upper-back-guide has no statement 23",
    ),
    "parameter": (
        "upper-back/session.yaml", "of: [time_box]", "of: [timebox]", "[timebox]",
        f"unknown parameter 'timebox'. Did you mean time_box? Allowed: {PARAMETERS}.",
    ),
    "readiness of a note": (
        "upper-back/notes.yaml", "with: [full]", "with: [ful]", "ful]",
        "unknown word 'ful'. Did you mean full? Allowed: rest, mobility, gradual, full.",
    ),
    "scale": (
        "vocabulary.yaml", "scale: severity\n    screen", "scale: severty\n    screen", "severty",
        "unknown scale 'severty'. Did you mean severity? Allowed: age_band, no_unsure_yes, no_yes, pain,"
        " percent_of_usual, severity.",
    ),
    "screen": (
        "vocabulary.yaml", "screen: symptoms", "screen: symptms", "symptms",
        "unknown screen 'symptms'. Did you mean symptoms? Allowed: about_you, age,"
        " arms_and_joints, head_and_face, heart_and_breath, how_it_began, nerves_and_legs, symptoms.",
    ),
    "key of a rule": (
        "upper-back/readiness.yaml", "because: Have severe neck", "becuase: Have severe neck", "becuase",
        "unknown key 'becuase'. Did you mean because?"
        " Allowed: because, examples, rule, say, source, then, when.",
    ),
    "effect": (
        "upper-back/readiness.yaml", "then: {refer: urgent}", "then: {reefer: urgent}", "reefer: urgent",
        "unknown key 'reefer'. Did you mean refer? Allowed: avoid, limit, note, permit, refer, safety_net.",
    ),
    "section": (
        "upper-back/notes.yaml", "rules:\n  -", "rulez:\n  -", "rulez",
        "unknown key 'rulez'. Did you mean rules? Allowed: built_in, claims, course, equipment, exercises,"
        " files, hazards, headlines, household, merged, notes, pack, packs, questionnaires, questions, regions, rules,"
        " safety_nets, scales, screens, session, sources, tags.",
    ),
    "built-in reason": (
        "upper-back/pack.yaml", "engine_fault:", "engine_falt:", "engine_falt",
        "unknown key 'engine_falt'. Did you mean engine_fault?"
        " Allowed: cleared, engine_fault, nothing_permits, unreadable.",
    ),
    "answer of an example": (
        "upper-back/readiness.yaml", "{given: {pain: severe}", "{given: {pain: huge}", "huge",
        "'huge' is no answer to pain; give a whole number from 0 to 10, or one of:"
        " none, slight, mild, moderate, severe, unknown",
    ),
    "question of an example": (
        "upper-back/readiness.yaml", "{given: {pain: severe}", "{given: {pian: severe}", "pian",
        f"unknown question 'pian'. Did you mean pain? Allowed: {QUESTIONS}.",
    ),
    "effect of an example": (
        "upper-back/readiness.yaml", "counts: {refer: no,", "counts: {reefer: no,", "reefer: no",
        "unknown effect of this rule 'reefer'. Did you mean refer? Allowed: limit, refer.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("misspelt", MISSPELT.values(), ids=MISSPELT.keys())
def test_a_misspelt_word_is_named_with_its_place(
    rules: ChangedRules, misspelt: tuple[str, str, str, str, str]
) -> None:
    file, there, instead, word, message = misspelt
    rules.replace(file, there, instead)
    assert f"{rules.place(file, word)}: {message}" in rules.report()


@pytest.mark.parametrize(
    ("then", "message"),
    [
        (
            "{avoid: {tags: [kneeing]}}",
            f"4:27: unknown tag 'kneeing'. Did you mean kneeling? Allowed: {TAGS}.",
        ),
        (
            "{avoid: {exercises: [neck_rol]}}",
            f"4:32: unknown exercise 'neck_rol'. Did you mean neck_roll? Allowed: {EXERCISES}.",
        ),
        (
            "{limit: rets}",
            "4:19: unknown word 'rets'. Did you mean rest? Allowed: rest, mobility, gradual.",
        ),
    ],
)
def test_a_misspelt_word_of_an_effect_is_named(
    rules: ChangedRules, then: str, message: str
) -> None:
    rules.add_rule("{pain: 7 or worse}", then)
    assert rules.report() == [f"{EXTRA}:{message}"]


def test_a_question_that_no_pack_asks_is_called_that(rules: ChangedRules) -> None:
    question = "  - {question: warmth, scale: no_yes, screen: symptoms, ask: Warm?}\n"
    rules.replace("vocabulary.yaml", "questions:\n", f"questions:\n{question}")
    rules.add_rule("{warmth: yes}", "{limit: rest}")
    assert rules.report() == [
        f"{EXTRA}:3:12: no loaded pack asks 'warmth'; add it to asks in the pack's pack.yaml"
    ]


def test_a_word_like_no_other_is_named_without_a_guess(rules: ChangedRules) -> None:
    rules.add_rule("{zeal: severe}", "{limit: rest}")
    assert rules.report() == [f"{EXTRA}:3:12: unknown question 'zeal'. Allowed: {QUESTIONS}."]


def test_independent_faults_of_several_files_are_in_one_report(rules: ChangedRules) -> None:
    rules.add_rule("{sweling: mild or worse}", "{limit: rest}")
    rules.replace("upper-back/exercises.yaml", "tags: [impact]", "tags: [impakt]")
    rules.replace("upper-back/notes.yaml", "work: project", "work: projct")
    assert [line.partition(".yaml:")[0] for line in rules.report()] == [
        "upper-back/exercises",
        "upper-back/extra",
        "upper-back/notes",
    ]
