"""The shipped packs: whatever one thing is changed in them, something notices."""

from functools import cache

import pytest

from recovery_advisor.authoring.mutation.judge import Judge
from recovery_advisor.authoring.mutation.judgement import Fate, Judgement
from recovery_advisor.authoring.mutation.kinds import all_kinds, mutants_of
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.authoring.mutation.run import judge_all
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules

SECONDS = 60.0
#: Those that serve nobody otherwise: something else in the rules already stands in the way, or no
#: threshold lies between the old meaning of a band and the new one.
EQUIVALENT = {
    "pain: slight: 1-2, mild: 3 becomes slight: 1, mild: 2-3",
    "pain: moderate: 4-6, severe: 7-10 becomes moderate: 4-5, severe: 6-10",
    "percent_of_usual: very_limited: 0-49, reduced: 50-89 becomes very_limited: 0-50, reduced: 51-89",
    "percent_of_usual: near_full: 90-97, full: 98-100 becomes near_full: 90-96, full: 97-100",
    "percent_of_usual: near_full: 90-97, full: 98-100 becomes near_full: 90-98, full: 99-100",
    # At the mobility that this rule leaves, there are no stretches.
    "arm-pain-or-tingling-moves: avoid neck_stretch becomes nothing",
    # Whatever is done on a roller also arches or rounds the back.
    "spine-fracture-history-moves: avoid back_over_edge becomes nothing",
    # `rest-while-swollen` stands in the way.
    "everyday-ache-full: swelling: none becomes 1 or better",
    "return-gradually: swelling: none becomes 1 or better",
    "everyday-ache-gradual: swelling: none becomes 1 or better",
    "everyday-ache-mobility: swelling: none becomes 1 or better",
    # `severe-pain` stands in the way.
    "everyday-ache-mobility: pain: 6 or better becomes 7 or better",
    "everyday-ache-mobility: daily_activity_pain: 6 or better becomes 7 or better",
}


@cache
def judge() -> Judge:
    return Judge(read_checked(shipped_rules()), SECONDS)


@cache
def mutants() -> tuple[Mutant, ...]:
    return mutants_of(read_checked(shipped_rules()))


def assert_all_are_noticed(judged: list[Judgement]) -> None:
    open_ones = {Fate.SURVIVED, Fate.NOT_SETTLED}
    assert [one.mutant.says for one in judged if one.fate in open_ones] == []
    assert {one.mutant.says for one in judged if one.fate is Fate.EQUIVALENT} <= EQUIVALENT


@pytest.mark.parametrize("step", [197, pytest.param(7, marks=pytest.mark.deep)])
def test_something_notices_each_of_some_mutants(step: int) -> None:
    first_of_a_kind = {mutant.kind: mutant for mutant in reversed(mutants())}.values()
    some = [*mutants()[::step], *first_of_a_kind]
    assert {mutant.kind for mutant in some} == {kind.id for kind in all_kinds()}
    assert_all_are_noticed([judge().judge(mutant) for mutant in some])


@pytest.mark.slow
def test_something_notices_each_mutant_there_is() -> None:
    judged = list(judge_all(shipped_rules(), read_checked(shipped_rules()), SECONDS))
    assert_all_are_noticed(judged)
    assert {one.mutant.says for one in judged if one.fate is Fate.EQUIVALENT} == EQUIVALENT
    assert tuple(one.mutant for one in judged) == mutants()


@pytest.mark.deep
def test_what_another_rule_stands_in_the_way_of_is_no_mutant() -> None:
    some = [one for one in mutants() if one.says in EQUIVALENT and one.kind != "effect"]
    assert len(some) == len(EQUIVALENT) - 2
    assert {judge().judge(mutant).fate for mutant in some} == {Fate.EQUIVALENT}


def test_each_net_is_asked_of_each_mutant() -> None:
    [mutant] = [
        one for one in mutants() if one.says == "severe-pain: pain: 7 or worse becomes 8 or worse"
    ]
    judged = judge().judge(mutant)
    assert (judged.fate, judged.example) == (Fate.CAUGHT, True)
    assert judged.case is not None
    assert judged.claim == "severe-pain-is-for-today"


def test_an_exercise_that_is_left_out_no_more_is_served_otherwise() -> None:
    """The same rules speak and the same is decided: only what is allowed differs."""
    [mutant] = [
        one for one in mutants() if one.says == "wrist-or-knee-pain: avoid kneeling becomes nothing"
    ]
    assert judge().judge(mutant).fate is Fate.CAUGHT


def test_what_no_author_could_ship_is_no_mutant() -> None:
    refused = "rest-while-swollen: swelling: mild or worse becomes 0 or worse"
    [mutant] = [one for one in mutants() if one.says == refused]
    assert judge().judge(mutant).fate is Fate.REFUSED
