"""What ``assess`` says about options it can't take."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import HEALTHY_OPTIONS, as_json, healthy_but, run

PAIN = "pain: {} was given; allowed: a whole number from 0 to 10, or one of: none, slight, mild"


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--pain=11", PAIN.format("11")),
        ("--pain=-1", PAIN.format("-1")),
        ("--pain=7.5", PAIN.format("'7.5'")),
        ("--pain=true", PAIN.format("'true'")),
        ("--pain=unknown", PAIN.format("'unknown'")),
        ("--pain=", PAIN.format("''")),
        ("--pain=\N{ARABIC-INDIC DIGIT ONE}", PAIN.format("'\N{ARABIC-INDIC DIGIT ONE}'")),
        ("--pain=1180591620717411303424", PAIN.format("'1180591620717411303424'")),
        ("--swelling=huge", "swelling: 'huge' was given; allowed: a whole number from 0 to 3"),
        ("--equipment=anvil", "equipment: 'anvil' was given; allowed: bicycle, dumbbells"),
        ("--without=chairs", "without: 'chairs' was given; allowed: bicycle, chair"),
        ("--focus=knee", "focus: 'knee' was given; allowed: chest, low_back"),
        ("--minutes=0", "minutes: 0 was given; allowed: a whole number from 1 to 240"),
        ("--minutes=soon", "minutes: 'soon' was given; allowed: a whole number from 1 to 240"),
        ("--variant=-1", "variant: -1 was given; allowed: a whole number from 0 to 1000000"),
        ("--screening=moon/1", "screening: 'moon/1' was given; allowed: red-flags/1"),
    ],
)
def test_a_refusal_names_the_field_what_was_given_and_what_is_allowed(
    option: str, says: str
) -> None:
    assert says in run("assess", *healthy_but(option)).refused()


def test_a_near_miss_is_named() -> None:
    assert "Did you mean chair?" in run("assess", *HEALTHY_OPTIONS, "--without=chairs").refused()


@pytest.mark.parametrize("option", ["--elbow=1", "--equip=dumbbells", "--answer:pain=1"])
def test_an_option_that_does_not_exist_is_refused(option: str) -> None:
    said = run("assess", *HEALTHY_OPTIONS, option).refused()
    assert option.partition("=")[0] in said


def test_an_unknown_key_reaches_a_terminal_without_what_it_would_obey() -> None:
    done = run("assess", stdin=as_json({"\033[2Jpain": 1}))
    assert "\033" not in done.refused()
    assert done.err.startswith("'\\x1b[2Jpain': 1 was given")


def test_an_option_that_is_misspelt_names_the_nearest() -> None:
    said = run("assess", "--swellin=none").refused()
    assert "unrecognized: --swellin=none. Did you mean --swelling?" in said
    assert said.startswith("usage: recovery-advisor assess ")


def test_a_command_of_two_words_names_its_own_options() -> None:
    said = run("rules", "check", "--formt=json").refused()
    assert said.startswith("usage: recovery-advisor rules check ")
    assert "--formt=json. Did you mean --format? See recovery-advisor rules check --help." in said


@pytest.mark.parametrize("first", ["--pian", "--", "--pian=3"])
def test_what_stands_in_place_of_a_command_is_refused(first: str) -> None:
    said = run(first, "assess", "--pain", "1").refused()
    assert said.startswith("usage: recovery-advisor [-h] [--version] COMMAND ...")
    assert first in said


@pytest.mark.parametrize(
    "options",
    [
        ["--pain=8", "--pain=0"],
        ["--range_of_motion=40", "--range-of-motion=100"],
        ["--minutes=5", "--minutes=50"],
    ],
)
def test_of_two_answers_neither_is_lost(options: list[str]) -> None:
    assert "; give it once" in run("assess", *options).refused()


def test_the_same_answer_twice_is_one() -> None:
    assert run("assess", "--pain=8", "--pain=8").status == 0


@pytest.mark.parametrize("option", ["--rules=", "--rules"])
def test_a_folder_without_a_name_is_not_the_one_at_hand(option: str) -> None:
    assert "--rules" in run("assess", *([option] if "=" in option else [option, ""])).refused()


def test_a_refusal_in_json_goes_to_standard_output_with_its_parts() -> None:
    done = run("assess", "--format", "json", "--pain", "11")
    assert done.status == 2
    assert done.err == ""
    [error] = done.errors
    assert error.keys() == {"field", "given", "allowed", "message", "line"}
    assert error["field"] == "pain"
    assert error["given"] == "11"
    assert error["allowed"].startswith("a whole number from 0 to 10")
    assert error["line"] == 1


@pytest.mark.parametrize("file", ["check-in.json", "-"])
def test_a_file_and_answers_as_options_are_not_mixed(file: str) -> None:
    said = run("assess", file, "--pain", "1", stdin=b"{}").refused()
    assert repr(file) in said
    assert "not both" in said


def test_a_questionnaire_counts_as_an_answer_and_is_not_mixed_with_a_file() -> None:
    assert "not both" in run("assess", "-", "--screening", "moon/1", stdin=b"{}").refused()


def test_a_file_that_is_not_there_is_named() -> None:
    said = run("assess", "no-such-file.json").refused()
    assert "'no-such-file.json' was given; allowed: a file that can be read" in said


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "a file that can be read" in run("assess", str(tmp_path)).refused()


def test_an_unknown_pack_is_refused_with_those_there_are() -> None:
    said = run("assess", "--packs", "upper-bck", *HEALTHY_OPTIONS).refused()
    assert "upper-bck" in said
    assert "Did you mean upper-back?" in said


@pytest.mark.parametrize("command", [["assess", "--pain", "1"], ["rules", "list"]])
def test_a_rules_folder_that_is_missing_is_named(command: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    said = run(*command, "--rules", str(missing)).refused()
    assert str(missing) in said
    assert "can't be read" in said


@pytest.mark.parametrize("command", [["assess", "--pain", "1"], ["rules", "list"]])
def test_a_rules_folder_that_is_empty_says_what_belongs_there(
    command: list[str], tmp_path: Path
) -> None:
    said = run(*command, "--rules", str(tmp_path)).refused()
    assert str(tmp_path) in said
    assert "a folder for each pack" in said


def test_a_rules_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "rules"
    file.write_bytes(b"")
    assert str(file) in run("assess", "--pain", "1", "--rules", str(file)).refused()
