from __future__ import annotations

import pytest

from recovery_advisor import load_history_book
from recovery_advisor.rulebook.conditions import thresholds
from tests.cli.running import run
from tests.support.changed_rules import ChangedRules

BOOK = load_history_book()


def test_the_list_has_every_rule_exercise_question_net_and_note_once() -> None:
    done = run("rules", "list")
    assert done.status == 0
    shown = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")]
    rules = sorted({effect.rule.id for effect in BOOK.effects})
    exercises = [exercise.id for exercise in BOOK.exercises]
    questions = [question.id for question in BOOK.questions]
    nets = [one.net.rule for one in BOOK.safety_nets]
    notes = [note.id for note in BOOK.notes]
    assert nets and shown == [*rules, *exercises, *questions, *nets, *notes]


def test_the_list_begins_with_the_packs_and_their_review() -> None:
    assert [pack.id for pack in BOOK.packs] == ["red-flags", "upper-back", "upper-back-history"]
    lines = run("rules", "list").out.splitlines()
    for pack, line in zip(BOOK.packs, lines, strict=False):
        assert line == f"{pack.id} {pack.version}: {pack.title}. {pack.review}"
    assert "No clinician has reviewed this pack." in lines[0]


def test_a_rule_is_shown_in_words_with_its_examples_and_source() -> None:
    done = run("rules", "show", "rest-while-swollen")
    assert done.status == 0
    assert done.out.startswith("rest-while-swollen\n")
    for words in ("swelling", "limit rest", "Says: ", "Because: ", "Source: ", "Examples:"):
        assert words in done.out


def test_a_rule_that_limits_and_one_that_permits_count_unknown_answers_differently() -> None:
    assert "limit rest, unless that is known to be false" in _shown("rest-while-swollen")
    assert "permit full, once that is known to be true" in _shown("everyday-ache-full")


def test_an_exercise_is_shown_with_its_needs_dose_and_cues() -> None:
    text = _shown("face_pull")
    assert text.startswith("face_pull: Face pull\n")
    assert "  needs: resistance band\n" in text
    for words in ("works on: ", "dose: ", "  - Fix the band", "Source: "):
        assert words in text


def test_a_question_is_shown_with_its_answers() -> None:
    text = _shown("range_of_motion")
    assert text.startswith("range_of_motion\n")
    assert "a whole number from 0 to 100" in text
    assert "lower is worse" in text


def test_a_question_is_shown_with_every_rule_that_looks_at_it() -> None:
    text = _shown("swelling")
    looking = {
        effect.rule.id
        for effect in BOOK.effects
        if "swelling" in {one.question for one in thresholds(effect.rule.when)}
    }
    told = text.partition("Rules that look at it:\n")[2]
    assert len(looking) > 3
    assert {line.split(":")[0].strip() for line in told.splitlines() if line[:3].strip()} == looking
    assert "  rest-while-swollen: limit rest, when swelling is mild or worse\n" in told


def test_a_way_of_an_exercise_is_shown_with_what_leaves_it_out() -> None:
    text = _shown("chest_opener_on_roller")
    assert text.startswith("chest_opener_on_roller: a way of chest_opener\n")
    assert "  needs: foam roller\n" in text
    assert "pain-on-arching-back" in text.partition("Left out by: ")[2]


def test_a_tag_is_shown_with_its_meaning_its_ways_and_the_rules_that_avoid_it() -> None:
    assert _shown("kneeling") == (
        "kneeling\n\nMeans: weight on the knees\nWays that have it: cat_cow, childs_pose\n"
        "Left out by: osteoporosis, pain-on-arching-back, painful-overhead-arm,\n"
        "shoulder-instability, spine-fracture-history-moves, wrist-or-knee-pain\n"
    )


def test_a_claim_is_shown_in_words_with_its_source() -> None:
    text = _shown("no-session-unless-swelling-is-gone")
    assert text.startswith("no-session-unless-swelling-is-gone\n\nUnless swelling is none:\n")
    assert "\n  everybody: readiness rest\n" in text
    assert "\nSource: " in text


def test_a_case_is_shown_with_its_answers_and_the_advice_expected() -> None:
    text = _shown("ache-that-just-allows-everything")
    assert text.startswith("ache-that-just-allows-everything\n\nA case of upper-back: ")
    assert "\nGiven: " in text
    assert "\nExpected: verdict full_programme, readiness full" in text


def test_a_note_is_shown_with_the_readiness_that_it_goes_with() -> None:
    assert _shown("talk-to-a-professional-first") == (
        "talk-to-a-professional-first\n\nWith mobility, gradual or full.\nSays: Before you begin, it is"
        " wise to talk to a qualified health professional.\n"
    )
    assert "Says: Going back too early" in _shown("not-too-early")


def test_everything_that_is_listed_can_be_shown() -> None:
    listed = [line.split()[0] for line in run("rules", "list").out.splitlines() if line[:2] == "  "]
    assert len(listed) > 30
    for id in listed:
        assert _shown(id).startswith(id)


@pytest.mark.parametrize(
    ("given", "near"),
    [("rest-while-swolen", "rest-while-swollen"), ("facepull", "face_pull"), ("pian", "pain")],
)
def test_an_unknown_id_names_the_nearest(given: str, near: str) -> None:
    said = run("rules", "show", given).refused()
    allowed = "a rule, an exercise, a question, a safety net or a note, as"
    assert f"{given!r} was given; allowed: {allowed}" in said
    assert f"Did you mean {near}?" in said


def test_an_id_like_no_other_is_refused_without_a_guess() -> None:
    assert "Did you mean" not in run("rules", "show", "zzzzzz").refused()


@pytest.mark.parametrize("arguments", [["rules"], ["rules", "show"], ["rules", "paint"]])
def test_a_command_that_is_not_whole_says_what_is_missing(arguments: list[str]) -> None:
    assert "usage: recovery-advisor rules" in run(*arguments).refused()


def test_an_unknown_pack_is_refused_with_those_there_are() -> None:
    said = run("rules", "list", "--packs", "upper-bck").refused()
    assert (
        "unknown pack 'upper-bck'. Did you mean upper-back? Allowed: red-flags, upper-back." in said
    )


def test_a_folder_of_ones_own_is_listed_and_its_packs_chosen(rules: ChangedRules) -> None:
    rules.add_overlay()
    folder = ["--rules", str(rules.root)]
    assert "\nknee 0.1.0: Knees." in "\n" + run("rules", "list", *folder).out
    assert "knee 0.1.0" not in run("rules", "list", *folder, "--packs", "upper-back").out
    assert "knee 0.1.0" not in run("rules", "list").out


def test_a_rule_of_ones_own_is_shown(rules: ChangedRules) -> None:
    rules.add_rule("{pain: severe or worse}", "{refer: urgent}")
    shown = run("rules", "show", "extra", "--rules", str(rules.root))
    assert shown.out.startswith("extra\n")
    assert "refer urgent" in shown.out
    run("rules", "show", "extra").refused()


def test_a_broken_rule_is_named_with_its_file_and_line(rules: ChangedRules) -> None:
    rules.add_rule("{pian: severe}", "{refer: urgent}")
    said = run("rules", "list", "--rules", str(rules.root)).refused()
    assert "upper-back/extra.yaml:3:" in said
    assert "pian" in said


def _shown(id: str) -> str:
    done = run("rules", "show", id)
    assert done.status == 0
    return done.out
