from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor.engines.registry import CHOICES
from tests.cli.running import (
    HEALTHY,
    HEALTHY_BASE,
    HEALTHY_BASE_OPTIONS,
    HEALTHY_OPTIONS,
    as_json,
    run,
)
from tests.support.advisors import shared_advisor
from tests.support.changed_rules import ChangedRules
from tests.support.engines import EACH, hide_durable, needs_durable

QUESTIONS = shared_advisor().book.question
KEYS = {
    "verdict", "readiness", "urgency", "session", "no_session",
    "reasons", "missing", "excluded", "rulebook", "engine",
}  # fmt: skip


def test_a_healthy_persons_options_get_the_full_programme() -> None:
    done = run("assess", *HEALTHY_OPTIONS)
    assert done.status == 0
    assert done.out.startswith("You can do the full programme.\n")
    assert "Your session" in done.out
    assert done.err == ""


def test_options_take_hyphens_for_underscores() -> None:
    with_hyphens = [option.replace("_", "-") for option in HEALTHY_OPTIONS]
    assert run("assess", *with_hyphens) == run("assess", *HEALTHY_OPTIONS)


def test_options_and_the_same_check_in_as_json_get_the_same_answer() -> None:
    from_json = run("assess", "--format", "json", stdin=as_json(HEALTHY))
    assert from_json == run("assess", "--format", "json", *HEALTHY_OPTIONS)


def test_nothing_answered_is_rest_with_what_is_missing() -> None:
    done = run("assess", "--format", "json", stdin=b"{}")
    [advice] = done.answers
    assert done.status == 0
    assert advice["verdict"] == "rest"
    assert advice["session"] is None
    assert set(advice["missing"]) == set(QUESTIONS)


def test_the_base_pack_alone_misses_its_own_questions() -> None:
    alone = run("assess", "--packs", "upper-back", "--format", "json", stdin=b"{}")
    assert set(alone.answers[0]["missing"]) == set(HEALTHY_BASE)


def test_without_the_screening_the_danger_signs_are_missing_and_nothing_is_offered() -> None:
    [advice] = run("assess", "--format", "json", *HEALTHY_BASE_OPTIONS).answers
    assert advice["verdict"] == "rest"
    assert advice["session"] is None
    beside_pain_alone = {"known_aneurysm", "same_whatever_you_do"}
    missing = set(QUESTIONS) - set(HEALTHY_BASE) - beside_pain_alone
    assert set(advice["missing"]) == missing


def test_nothing_answered_says_in_words_what_is_missing() -> None:
    done = run("assess", stdin=b"{}")
    assert done.status == 0
    assert done.out.startswith("Rest for now.")
    words = done.out.replace("\n", " ")
    assert all(name.replace("_", " ") in words for name in QUESTIONS)


def test_an_advice_in_json_is_one_line_with_all_its_keys() -> None:
    [advice] = run("assess", "--format", "json", *HEALTHY_OPTIONS).answers
    assert advice.keys() >= KEYS
    assert advice["verdict"] == "full_programme"
    assert [pack["id"] for pack in advice["rulebook"]["packs"]] == ["red-flags", "upper-back"]
    assert all(reason["rule"] for reason in advice["reasons"])
    assert all(left_out["exercise"] for left_out in advice["excluded"])
    assert advice["session"]["exercises"]
    for item in advice["session"]["exercises"]:
        assert item.keys() >= {"exercise", "phase", "seconds"}
        assert item["phase"] in {"cardio", "warm_up", "strength", "stretch"}


def test_a_file_is_read_like_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "check-in.json"
    file.write_bytes(as_json(HEALTHY))
    from_stdin = run("assess", "-", stdin=as_json(HEALTHY))
    assert run("assess", str(file)) == from_stdin
    assert from_stdin.out.startswith("You can do the full programme.")


def test_a_byte_order_mark_does_no_harm() -> None:
    marked = run("assess", stdin=b"\xef\xbb\xbf" + as_json(HEALTHY))
    assert marked == run("assess", stdin=as_json(HEALTHY))
    assert marked.status == 0


def test_preferences_are_taken_as_options() -> None:
    wishes = ["--equipment", "resistance_band,dumbbells", "--focus", "neck", "--minutes", "30"]
    [advice] = run(
        "assess", "--format", "json", *wishes, "--without", "chair", *HEALTHY_OPTIONS
    ).answers
    [plain] = run("assess", "--format", "json", *HEALTHY_OPTIONS).answers
    left_out = {exclusion["exercise"] for exclusion in advice["excluded"]}
    assert "chair_rotation" in left_out
    assert "face_pull" not in left_out
    assert "face_pull" in {exclusion["exercise"] for exclusion in plain["excluded"]}


def test_preferences_inside_a_check_in_win_over_options() -> None:
    own = {**HEALTHY, "preferences": {"equipment": ["dumbbells"], "variant": 2}}
    given = ["assess", "--format", "json"]
    inside = run(*given, "--equipment", "resistance_band", "--variant", "1", stdin=as_json(own))
    assert inside == run(*given, "--equipment", "dumbbells", "--variant", "2", *HEALTHY_OPTIONS)
    assert inside.status == 0
    outside = run(*given, "--equipment", "resistance_band", *HEALTHY_OPTIONS)
    assert inside.answers[0]["excluded"] != outside.answers[0]["excluded"]


def test_options_still_hold_for_preferences_a_check_in_leaves_out() -> None:
    own = {**HEALTHY, "preferences": {"variant": 2}}
    inside = run("assess", "--format", "json", "--equipment", "dumbbells", stdin=as_json(own))
    left_out = {exclusion["exercise"] for exclusion in inside.answers[0]["excluded"]}
    assert "reverse_fly" not in left_out
    assert "face_pull" in left_out


@pytest.mark.parametrize("engine", EACH)
def test_one_engine_can_decide_alone(engine: str) -> None:
    [alone] = run("assess", "--format", "json", "--engine", engine, *HEALTHY_OPTIONS).answers
    [usual] = run("assess", "--format", "json", *HEALTHY_OPTIONS).answers
    assert alone.pop("engine") == engine
    usual.pop("engine")
    assert alone == usual


@needs_durable
def test_both_engines_can_be_demanded() -> None:
    [advice] = run("assess", "--format", "json", "--engine", "both", *HEALTHY_OPTIONS).answers
    assert advice["engine"] == "durable+bitmap"


def test_both_engines_are_refused_where_one_cannot_run(monkeypatch: pytest.MonkeyPatch) -> None:
    hide_durable(monkeypatch)
    assert "durable_rules" in run("assess", "--engine", "both", *HEALTHY_OPTIONS).refused()


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    said = run("assess", "--engine", "abacus", *HEALTHY_OPTIONS).refused()
    assert "abacus" in said
    assert all(name in said for name in CHOICES)


def test_a_pack_can_be_chosen() -> None:
    alone = ["assess", "--packs", "upper-back"]
    [advice] = run(*alone, "--format", "json", *HEALTHY_BASE_OPTIONS).answers
    assert advice["verdict"] == "full_programme"
    assert [pack["id"] for pack in advice["rulebook"]["packs"]] == ["upper-back"]
    said = run(*alone, *HEALTHY_OPTIONS).refused_at_rest()
    assert "--none-of: 'red-flags/2' was given; allowed: none, as no loaded pack" in said


def test_a_rules_folder_of_ones_own_brings_its_questions_as_options(rules: ChangedRules) -> None:
    rules.add_overlay(
        "questions:\n  - {question: elbow_pain, scale: pain, screen: symptoms, ask: Elbows?}\n"
        "rules:\n  - rule: elbows\n    when: {elbow_pain: 1 or worse}\n"
        "    then: {refer: urgent}\n    say: Your elbow hurts.\n    because: It does.\n"
        "    source: {work: project, at: 0001-default-deny}\n"
    )
    given = ["assess", "--rules", str(rules.root), "--format", "json", "--elbow-pain", "4"]
    [advice] = run(*given, *HEALTHY_BASE_OPTIONS).answers
    assert advice["verdict"] == "see_professional"
    assert "elbows" in {reason["rule"] for reason in advice["reasons"]}
    assert "--elbow-pain was given" in run("assess", "--elbow-pain", "4").refused_at_rest()
