"""The red-flags pack against its table, its words, and what its cases must visit."""

from __future__ import annotations

import re

import pytest

from recovery_advisor import Advisor, Preferences, Readiness, Urgency, load_book
from recovery_advisor.loading.folder import shipped_rules
from recovery_advisor.loading.snapshot import reading
from recovery_advisor.rulebook.conditions import AllOf, AtLeast, Condition
from recovery_advisor.rulebook.rules import Rule
from tests.rules.red_flags_table import (
    CONDITIONS,
    EMERGENCY,
    FLAGS,
    NOT_CLEARED,
    QUESTIONNAIRE,
    TOGETHER,
    URGENT,
)
from tests.support.cases import read_cases
from tests.support.denials import DENIED
from tests.support.denials import QUESTIONNAIRE as SHIPPED

BOOK = load_book(shipped_rules())
ADVISOR = Advisor(engine="bitmap")
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


def effects_on(*answers: tuple[str, int]) -> set[tuple[str, str]]:
    """Kind and level of what the rules do whose condition is exactly these answers or worse."""
    condition = {AtLeast(id, severity) for id, severity in answers}
    return {
        (effect.kind, str(effect.level))
        for effect in OWN
        if effect.kind != "avoid" and _parts(effect.rule) == condition
    }


def _parts(rule: Rule) -> set[Condition]:
    return set(rule.when.parts) if isinstance(rule.when, AllOf) else {rule.when}


@pytest.mark.parametrize("flag", sorted(FLAGS))
def test_a_flag_is_two_rules(flag: str) -> None:
    urgency = "emergency" if flag in EMERGENCY else "urgent"
    assert effects_on((flag, 2)) == {("refer", urgency), ("limit", "rest")}
    assert effects_on((flag, 1)) == {("refer", "routine"), ("limit", "rest")}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_does_what_the_table_says(condition: str) -> None:
    wanted = CONDITIONS[condition]
    assert effects_on((condition, 1)) == {one for one in wanted if one[0] != "avoid"}
    tags = {tag for one in wanted if one[0] == "avoid" for tag in one[1:]}
    left_out = {way.id for way in BOOK.ways if way.tags & tags}
    ways = [e.ways for e in OWN if e.kind == "avoid" and e.rule.when == AtLeast(condition, 1)]
    assert ways == ([left_out] if tags else [])


def test_what_means_more_together_is_what_the_table_says() -> None:
    for answers, urgency in TOGETHER.items():
        assert effects_on(*answers) == {("refer", urgency), ("limit", "rest")}
    together = [rule for rule in RULES.values() if isinstance(rule.when, AllOf)]
    # Pain down an arm and an old fracture say in a rule of its own what they leave out.
    alone = 2 * len(FLAGS) + sum(bool(effects) for effects in CONDITIONS.values()) + 2
    assert (len(together), len(RULES)) == (len(TOGETHER), alone + len(TOGETHER))


def test_the_questionnaire_holds_every_question_of_the_pack() -> None:
    assert BOOK.questionnaires == {SHIPPED: QUESTIONNAIRE}
    assert {question.id for question in BOOK.questions} == QUESTIONNAIRE | set(SYMPTOMS)


def test_which_questions_may_be_cleared() -> None:
    cleared = {question.id for question in BOOK.questions if question.may_be_cleared}
    assert cleared == QUESTIONNAIRE - NOT_CLEARED


def test_dangerous_questions_come_first() -> None:
    assert list(BOOK.screens) == ["flags", "conditions", "symptoms"]
    asked = [question.id for question in BOOK.questions if question.screen == "flags"]
    assert set(asked[: len(EMERGENCY)]) == EMERGENCY
    assert set(asked[len(EMERGENCY) :]) == URGENT
    with reading(shipped_rules()) as snapshot:
        document = snapshot.document("red-flags/flags.yaml")
    urgencies = [rule["then"]["refer"] for rule in document.data["rules"]]
    assert [u for u in urgencies if u != "routine"] == sorted(
        u for u in urgencies if u != "routine"
    )


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_referral_speaks_of_no_exercise(rule: Rule) -> None:
    """It is named beside an emergency, where words about moves would sound like leave."""
    if any(effect.rule is rule and effect.kind == "refer" for effect in OWN):
        assert not {"moves", "gentle", "left out"} & set(rule.say.lower().replace(".", "").split())
        assert "left out" not in rule.say.lower()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_a_rule_says_begins_with_what_to_do(rule: Rule) -> None:
    referred = [effect.level for effect in OWN if effect.rule is rule and effect.kind == "refer"]
    urgency = referred[0] if referred else None
    if urgency == Urgency.EMERGENCY:
        assert rule.say.startswith("Call your local emergency number now. ")
    elif urgency == Urgency.URGENT:
        assert rule.say.startswith("See a medical professional today, or as soon as you can. ")
    elif urgency == Urgency.ROUTINE:
        assert rule.say.startswith(("Ask ", "Talk "))
    else:
        assert rule.say.startswith("Left out because ")
    if rule.id.endswith("-unsure"):
        assert rule.say.startswith("Ask a professional about this. ")


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
    assert len(ask.split()) <= 24


def test_there_are_at_least_eighty_cases() -> None:
    assert len(CASES) >= 80


def test_each_flag_is_alone_in_a_case_once_yes_and_once_unsure_and_each_condition_once() -> None:
    alone = {
        (id, answer)
        for case in CASES
        if case.given.get("screening") == SHIPPED
        and len(others := set(case.given) - {*SYMPTOMS, "screening"}) == 1
        for id in others
        for answer in [str(case.given[id])]
    }
    wanted = {(flag, answer) for flag in FLAGS for answer in ("yes", "unsure")}
    assert alone >= wanted | {(condition, "yes") for condition in QUESTIONNAIRE - FLAGS}


def test_every_rule_of_the_pack_is_a_reason_in_some_case() -> None:
    assert {rule for case in CASES for rule in case.expect.reasons} >= set(RULES)


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
