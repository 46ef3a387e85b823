"""``diff``: what it prints of two rules folders, and the exit status for CI."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_advisor.proving.formulas import solver_library
from tests.cli.running import Done, run
from tests.difference.folders import folder
from tests.support.changed_rules import ChangedRules

RULES = "my-pack/readiness.yaml"
LOOSER = (RULES, "then: {permit: gradual}", "then: {permit: full}")
TIGHTER = (RULES, "then: {permit: full}", "then: {permit: gradual}")
BROKEN = (RULES, "pain: 7 or worse", "pian: 7 or worse")


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return folder(Path("old"))


def diff(old: Path, *edits: tuple[str, str, str], options: tuple[str, ...] = ()) -> Done:
    done = run("diff", str(old), str(folder(Path("new"), edits)), *options)
    assert "Traceback" not in done.err
    return done


def test_the_same_rules_are_no_difference(start: Path) -> None:
    done = diff(start)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("No difference: proved for every combination of answers.\n")


def test_more_permissive_rules_fail_unless_they_are_accepted(start: Path) -> None:
    done = diff(start, LOOSER)
    assert (done.status, done.err) == (1, "")
    accepted = run("diff", str(start), "new/my-pack", "--accept")
    assert (accepted.status, accepted.out) == (0, done.out)


def test_more_restrictive_rules_pass(start: Path) -> None:
    done = diff(start, TIGHTER)
    assert done.status == 0
    assert done.out.startswith("More restrictive:")


def test_a_change_is_told_with_its_people_its_example_and_its_rule(start: Path) -> None:
    assert (
        diff(start, LOOSER).out
        == """\
More permissive:

  gradual, none -> full, none
    who: pain is 1 to 3; each of swelling, faint knee is no
    smallest example: pain is 1; everything else at its best
    given: {pain: 1, swelling: no, faint_knee: no}
    only in the old rules: start-gently (permit gradual),
        old/my-pack/my-pack/readiness.yaml:38
    only in the new rules: start-gently (permit full),
        new/my-pack/my-pack/readiness.yaml:38

Nothing else changes for anybody: proved for every combination of answers.
"""
    )


def test_what_is_not_settled_fails_even_where_all_is_accepted(start: Path) -> None:
    done = diff(start, options=("--seconds", "0.001", "--accept"))
    assert done.status == 1
    assert done.out == "Not settled: the time was over, and there may be more.\n"


def test_programs_get_the_same_as_json(start: Path) -> None:
    said = json.loads(diff(start, LOOSER, options=("--format", "json")).out)
    place = "my-pack/my-pack/readiness.yaml:38"
    assert said == {
        "settled": True,
        "permissive": True,
        "changes": [
            {
                "direction": "more permissive",
                "old": {"readiness": "gradual", "urgency": "none", "verdict": "gradual_return"},
                "new": {"readiness": "full", "urgency": "none", "verdict": "full_programme"},
                "settled": True,
                "example": {"pain": 1, "swelling": "no", "faint_knee": "no"},
                "who": [{"pain": "1 to 3", "swelling": "no", "faint_knee": "no"}],
                "and_others": False,
                "rules": [
                    {"rule": "start-gently", "effect": "permit", "level": "gradual", "in": "old", "place": f"old/{place}"},
                    {"rule": "start-gently", "effect": "permit", "level": "full", "in": "new", "place": f"new/{place}"},
                ],
            }
        ],
        "clearable": [],
        "not_compared": [],
    }  # fmt: skip


def test_an_exercise_is_told_to_programs_by_the_ids_of_its_ways(start: Path) -> None:
    gone = ("my-pack/exercises.yaml", "exercise: march", "exercise: hop")
    changes = json.loads(diff(start, gone, options=("--format", "json")).out)["changes"]
    assert [change.get("opened", change.get("closed")) for change in changes] == [
        ["hop"],
        ["march"],
    ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_folder_that_does_not_load_is_refused_with_its_faults(start: Path, form: str) -> None:
    done = diff(start, BROKEN, options=("--format", form))
    assert done.status == 2
    assert "unknown question 'pian'" in done.out + done.err
    assert form == "json" or "before new/my-pack can be used" in done.err


def test_a_folder_that_is_not_there_is_refused(start: Path) -> None:
    done = run("diff", "nowhere", str(start))
    assert done.status == 2
    assert "nowhere" in done.err


def test_rules_that_can_not_be_compared_are_refused(start: Path) -> None:
    wider = ("vocabulary.yaml", "range: 0-10", "range: 0-11")
    assert (
        "pain: its answers can't be compared"
        in diff(start, wider, ("vocabulary.yaml", "7-10}", "7-11}")).refused()
    )


@pytest.fixture
def without_z3(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "z3", None)
    solver_library.cache_clear()
    yield
    solver_library.cache_clear()


@pytest.mark.usefixtures("without_z3")
def test_without_z3_it_says_which_extra_is_missing(start: Path) -> None:
    assert "pip install 'recovery-advisor[proof]'" in diff(start).refused()


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", ""])
def test_a_time_that_is_none_is_refused(start: Path, seconds: str) -> None:
    assert "--seconds" in diff(start, options=(f"--seconds={seconds}",)).refused()


def test_a_threshold_of_the_shipped_rules_that_is_raised(
    rules: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules.root.parent)
    file = "upper-back/readiness.yaml"
    rules.replace(file, "- pain: 7 or worse", "- pain: 8 or worse")
    rules.replace(file, "      - {given: {pain: 7}, counts: yes}\n", "")
    rules.replace(file, "{pain: severe}, counts: yes", "{pain: 8}, counts: yes")
    ChangedRules(Path("shipped"))
    done = run("diff", "shipped", "rules")
    assert done.status == 1
    assert (
        done.out
        == """\
More permissive:

  rest, urgent -> rest, soon
    who: pain is 7; daily activity pain is 6 or better, or not answered; and
        one of these:
      - swelling is moderate; range of motion is 50 or better, or not answered
      - injury is no, or not answered; swelling is moderate or worse
      - swelling is moderate or better, or not answered; stiffness is severe;
        range of motion is 50 or better, or not answered
      - injury is no, or not answered; range of motion is 49 or worse
    smallest example: pain is 7; swelling is moderate; everything else at its
        best
    given: {injury: no, pain: 7, daily_activity_pain: none, swelling: moderate, stiffness: none, range_of_motion: 100, needs_special_plan: no}
    only in the old rules: severe-pain (refer urgent, limit rest),
        shipped/upper-back/readiness.yaml:7

  rest, urgent -> rest, routine
    who: pain is 7; daily activity pain is 6 or better, or not answered;
        swelling is mild or better, or not answered; stiffness is moderate or
        better, or not answered; range of motion is 50 or better, or not
        answered; needs special plan is yes
    smallest example: pain is 7; needs special plan is yes; everything else at
        its best
    given: {injury: no, pain: 7, daily_activity_pain: none, swelling: none, stiffness: none, range_of_motion: 100, needs_special_plan: yes}
    only in the old rules: severe-pain (refer urgent, limit rest),
        shipped/upper-back/readiness.yaml:7

  rest, urgent -> rest, none
    who: pain is 7; daily activity pain is 6 or better, or not answered;
        swelling is mild or better, or not answered; stiffness is moderate or
        better, or not answered; range of motion is 50 or better, or not
        answered; needs special plan is no, or not answered
    smallest example: pain is 7; everything else at its best
    given: {injury: no, pain: 7, daily_activity_pain: none, swelling: none, stiffness: none, range_of_motion: 100, needs_special_plan: no}
    only in the old rules: severe-pain (refer urgent, limit rest),
        shipped/upper-back/readiness.yaml:7

Nothing else changes for anybody: proved for every combination of answers.
"""
    )
