"""The red-flags pack against its table, its words, and what its cases must visit."""

from __future__ import annotations

import re

import pytest

from recovery_advisor import Preferences, Readiness, Urgency, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition, Threshold
from recovery_advisor.rulebook.rules import Rule
from recovery_advisor.values.levels import NOW
from tests.rules.red_flags_table import (
    CONDITIONS,
    EMERGENCY,
    FLAGS,
    LASTING,
    NOT_CLEARED,
    QUESTIONNAIRE,
    SAFETY_NETS,
    TOGETHER,
)
from tests.support.advisors import shared_advisor
from tests.support.cases import read_cases
from tests.support.denials import DENIED
from tests.support.denials import QUESTIONNAIRE as SHIPPED

BOOK = load_book(shipped_rules())
ADVISOR = shared_advisor(engine="bitmap")
CASES = read_cases(shipped_rules(), ["red-flags"])
OWN = [effect for effect in BOOK.effects if effect.rule.pack == "red-flags"]
RULES: dict[str, Rule] = {effect.rule.id: effect.rule for effect in OWN}
SYMPTOMS = ("injury", "pain", "daily_activity_pain", "swelling", "stiffness", "range_of_motion")
WELL: dict[str, int | str] = {
    **DENIED,
    **dict(zip(SYMPTOMS, ("no", 0, 0, "none", "none", 100), strict=True)),
}
#: Illnesses and drugs that no text for a person may name.
UNNAMED = (
    "cauda equina", "stroke", "meningitis", "heart attack", "aneurysm", "dissection", "fracture",
    "myelopathy", "metasta", "tumour", "sepsis", "arthritis", "ibuprofen", "paracetamol", "aspirin",
)  # fmt: skip


def effects_on(question: str, severity: int) -> set[tuple[str, ...]]:
    """Kind and level of what the rules do whose condition is exactly this answer or worse."""
    return {
        (effect.kind, str(effect.level))
        for effect in OWN
        if effect.kind not in ("avoid", "safety_net")
        and effect.rule.when == AtLeast(question, severity)
    }


def answer(written: str) -> Threshold:
    """An answer of the table, such as ``pain=7``, or a worse one."""
    id, _, said = written.partition("=")
    question = BOOK.question[id]
    severity = question.severity(int(said)) if said.isdecimal() else question.codes[said]
    return AtLeast(id, severity)


def all_of_any(condition: Condition) -> frozenset[frozenset[Condition]]:
    """A condition as what must all be met, each by any of some answers."""
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    return frozenset(
        frozenset(part.parts if isinstance(part, AnyOf) else (part,)) for part in parts
    )


def written(needs: tuple[tuple[str, ...], ...]) -> frozenset[frozenset[Condition]]:
    """The same of the table."""
    return frozenset(frozenset(map(answer, any_of)) for any_of in needs)


@pytest.mark.parametrize("flag", sorted(FLAGS))
def test_a_flag_is_two_rules(flag: str) -> None:
    plain, doubt = ("emergency", "urgent") if flag in EMERGENCY else ("urgent", "soon")
    assert effects_on(flag, 2) == {("refer", plain), ("limit", "rest")}
    assert effects_on(flag, 1) == {("refer", doubt), ("limit", "rest")}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_does_what_the_table_says(condition: str) -> None:
    wanted = CONDITIONS[condition]
    assert effects_on(condition, 1) == {one for one in wanted if one[0] != "avoid"}
    tags = {tag for one in wanted if one[0] == "avoid" for tag in one[1:]}
    left_out = {way.id for way in BOOK.ways if way.tags & tags}
    ways = [e.ways for e in OWN if e.kind == "avoid" and e.rule.when == AtLeast(condition, 1)]
    assert ways == ([left_out] if tags else [])


@pytest.mark.parametrize("rule", TOGETHER)
def test_what_means_more_together_is_what_the_table_says(rule: str) -> None:
    urgency, limit, needs = TOGETHER[rule]
    limits = {("limit", limit)} if limit else set()
    assert {(e.kind, str(e.level)) for e in OWN if e.rule.id == rule} == {
        ("refer", urgency),
        *limits,
    }
    assert all_of_any(RULES[rule].when) == written(needs)


@pytest.mark.parametrize("net", SAFETY_NETS)
def test_a_safety_net_is_told_to_whom_the_table_says(net: str) -> None:
    assert [effect.kind for effect in OWN if effect.rule.id == net] == ["safety_net"]
    assert all_of_any(RULES[net].when) == written(SAFETY_NETS[net])


def test_there_is_no_rule_that_the_table_does_not_name() -> None:
    # Pain down an arm and an old fracture say in a rule of its own what they leave out.
    alone = 2 * len(FLAGS) + sum(bool(effects) for effects in CONDITIONS.values()) + 2
    assert len(RULES) == alone + len(TOGETHER) + len(SAFETY_NETS)


def test_a_safety_net_is_told_with_every_readiness() -> None:
    levels = {one.net.rule: one.levels for one in BOOK.safety_nets}
    assert levels["get-help-at-once"] == frozenset(Readiness)
    assert levels["seen-if-no-better-at-rest"] == {Readiness.REST}
    assert levels["seen-if-no-better"] == frozenset(Readiness) - {Readiness.REST}


def test_the_questionnaire_holds_every_question_that_can_be_denied() -> None:
    assert BOOK.questionnaires[SHIPPED] == QUESTIONNAIRE
    asked = {question.id for question in BOOK.questions}
    assert asked == QUESTIONNAIRE | set(SYMPTOMS) | {"age_band"}
    assert not BOOK.question["age_band"].deniable


def test_which_questions_may_be_cleared_changed_and_kept() -> None:
    asked = {question.id for question in BOOK.questions}
    cleared = {question.id for question in BOOK.questions if question.may_be_cleared}
    assert cleared == asked - NOT_CLEARED - set(SYMPTOMS)
    assert {question.id for question in BOOK.questions if question.lasting} == LASTING
    changeable = {question.id for question in BOOK.questions if question.changeable}
    assert changeable == set(SYMPTOMS) - {"injury"}


def test_dangerous_questions_come_first() -> None:
    assert list(BOOK.screens) == [
        *("heart_and_breath", "head_and_face", "nerves_and_legs", "arms_and_joints"),
        *("how_it_began", "age", "about_you", "symptoms"),
    ]
    for screen in BOOK.screens:
        asked = [question.id for question in BOOK.questions if question.screen == screen]
        grave = [id in EMERGENCY for id in asked]
        assert grave == sorted(grave, reverse=True)
    began = [question.id for question in BOOK.questions if question.screen == "how_it_began"]
    assert began[:4] == ["hard_fall", "lighter_fall", "sudden_strain", "injury"]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_urgent_referral_speaks_of_no_exercise(rule: Rule) -> None:
    """Words about moves would sound like leave."""
    if any(effect.rule is rule and effect.level in NOW for effect in OWN):
        assert not {"moves", "gentle", "left out"} & set(rule.say.lower().replace(".", "").split())
        assert "left out" not in rule.say.lower()


#: How each referral begins, so that its time is said first.
BEGINS = {
    Urgency.EMERGENCY: ("Call your local emergency number now. ",),
    Urgency.URGENT: ("See a medical professional today",),
    Urgency.SOON: (
        "See a health professional within ",
        "Let your doctor know about this pain within ",
    ),
    Urgency.ROUTINE: ("Ask ", "Talk "),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_a_rule_says_begins_with_what_to_do(rule: Rule) -> None:
    kinds = {effect.kind: effect.level for effect in OWN if effect.rule is rule}
    urgency = kinds.get("refer")
    if isinstance(urgency, Urgency):
        assert rule.say.startswith(BEGINS[urgency])
        assert urgency is not Urgency.ROUTINE or "in the coming weeks" in rule.say
    elif "avoid" in kinds:
        assert rule.say.startswith("Left out because ")
    if rule.id.removesuffix("-unsure").replace("-", "_") in EMERGENCY and rule.id.endswith(
        "-unsure"
    ):
        assert "do not wait to be sure" in rule.say


def test_no_text_names_an_illness_a_drug_or_a_number_to_call() -> None:
    for text in [t for rule in RULES.values() for t in (rule.say, rule.because)]:
        assert not [word for word in UNNAMED if word in text.lower()]
        assert not re.search(r"\d{3}", text)
        assert "cancer" not in text or "had cancer" in text or text.startswith("After cancer")


@pytest.mark.parametrize("question", sorted(FLAGS | CONDITIONS.keys()))
def test_a_question_is_one_plain_sentence(question: str) -> None:
    ask = BOOK.question[question].ask
    assert ask.endswith("?")
    assert not re.search(r"[.?!;:]", ask[:-1])
    assert len(ask.split()) <= 15


def test_there_are_at_least_eighty_cases() -> None:
    assert len(CASES) >= 80


def test_each_flag_is_alone_in_a_case_once_yes_and_once_unsure_and_each_condition_once() -> None:
    alone = {
        (id, answer)
        for case in CASES
        if case.given.get("screening") == SHIPPED
        and len(others := set(case.given) - {*SYMPTOMS, "screening", "age_band"}) == 1
        for id in others
        for answer in [str(case.given[id])]
    }
    wanted = {(flag, answer) for flag in FLAGS for answer in ("yes", "unsure")}
    conditions = QUESTIONNAIRE - FLAGS - {"injury"}
    assert alone >= wanted | {(condition, "yes") for condition in conditions}


def test_every_rule_of_the_pack_is_told_in_some_case() -> None:
    told = {id for case in CASES for id in (*case.expect.reasons, *case.expect.safety_net)}
    assert told >= set(RULES)


def test_a_healthy_person_gets_the_whole_programme() -> None:
    advice = ADVISOR.assess(WELL)
    assert advice.readiness is Readiness.FULL
    assert advice.urgency is Urgency.NONE
    assert advice.session
    assert not advice.missing


def test_every_exercise_is_still_open_to_somebody() -> None:
    everything = Preferences(equipment=set(BOOK.equipment))
    advice = ADVISOR.assess(WELL, everything)
    assert advice.session
    planned = {item.exercise for item in advice.session.exercises}
    assert planned | set(advice.available) == {exercise.id for exercise in BOOK.exercises}


@pytest.mark.parametrize("condition", sorted(CONDITIONS))
def test_no_condition_alone_leaves_nothing_to_do_but_by_rest(condition: str) -> None:
    advice = ADVISOR.assess({**WELL, condition: "yes"})
    assert bool(advice.session) == (advice.readiness is not Readiness.REST)
