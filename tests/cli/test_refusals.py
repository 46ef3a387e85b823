"""What ``assess`` says about options it can't take."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import HEALTHY_OPTIONS, REST, TODAY, as_json, healthy_but, run

PAIN = "pain: {} was given; allowed: a whole number from 0 to 10, or one of: none, slight, mild"
FULL = "You can do the full programme."


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--pain=11", PAIN.format("11")),
        ("--pain=-1", PAIN.format("-1")),
        ("--pain=7.5", PAIN.format("'7.5'")),
        ("--pain=true", PAIN.format("'true'")),
        ("--pain=", PAIN.format("''")),
        ("--pain=\N{ARABIC-INDIC DIGIT ONE}", PAIN.format("'\N{ARABIC-INDIC DIGIT ONE}'")),
        ("--pain=1180591620717411303424", PAIN.format("'1180591620717411303424'")),
        ("--swelling=huge", "swelling: 'huge' was given; allowed: one of: none, mild, moderate"),
        ("--swelling=0", "swelling: 0 was given; allowed: one of: none, mild, moderate, severe"),
        ("--injury=0", "injury: 0 was given; allowed: one of: no, yes, unknown"),
        ("--none-of=moon/1", "--none-of: 'moon/1' was given; allowed: red-flags/1, red-flags/2"),
        ("--none-of=", "--none-of: '' was given; allowed: red-flags/1, red-flags/2"),
    ],
)
def test_a_refusal_names_the_field_what_was_given_and_what_is_allowed(
    option: str, says: str
) -> None:
    assert says in run("assess", *healthy_but(option)).refused_at_rest()


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--equipment=anvil", "equipment: 'anvil' was given; allowed: bicycle, dumbbells"),
        ("--without=chairs", "without: 'chairs' was given; allowed: bicycle, chair"),
        ("--focus=knee", "focus: 'knee' was given; allowed: chest, low_back"),
        ("--minutes=0", "minutes: 0 was given; allowed: a whole number from 1 to 240"),
        ("--minutes=soon", "minutes: 'soon' was given; allowed: a whole number from 1 to 240"),
        ("--variant=-1", "variant: -1 was given; allowed: a whole number from 0 to 1000000"),
        ("--leave-out=jogging", "leave_out: 'jogging' was given; allowed: arm_circles"),
        ("--locale=fr", "locale: 'fr' was given; allowed: en"),
    ],
)
def test_so_does_the_refusal_of_a_wish_after_an_advice_without_a_session(
    option: str, says: str
) -> None:
    assert says in run("assess", *healthy_but(option)).refused_after(FULL)


def test_the_word_unknown_is_an_answer() -> None:
    done = run("assess", *healthy_but("--pain=unknown"))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Rest for now.")


def test_every_fault_is_named_those_of_answers_first() -> None:
    faulty = ["--minutes=999", "--pain=11", "--locale=de", "--swelling=1"]
    said = run("assess", *faulty).refused_at_rest()
    fields = [line.partition(":")[0] for line in said.splitlines()]
    assert fields == ["pain", "swelling", "minutes", "locale"]


def test_a_near_miss_is_named() -> None:
    said = run("assess", *HEALTHY_OPTIONS, "--without=chairs").refused_after(FULL)
    assert "Did you mean chair?" in said


@pytest.mark.parametrize("option", ["--elbow=1", "--equip=dumbbells", "--answer:pain=1"])
def test_an_option_that_does_not_exist_is_refused(option: str) -> None:
    said = run("assess", *HEALTHY_OPTIONS, option).refused_at_rest()
    assert option.partition("=")[0] in said


def test_an_unknown_key_reaches_a_terminal_without_what_it_would_obey() -> None:
    done = run("assess", stdin=as_json({"\033[2Jpain": 1}))
    assert "\033" not in done.refused_at_rest() + done.out
    assert done.err.startswith("'\\x1b[2Jpain': 1 was given")


def test_an_option_that_is_misspelt_names_the_nearest() -> None:
    said = run("assess", "--swellin=none").refused_at_rest()
    assert said == (
        "--swellin: --swellin=none was given; allowed: the options of"
        " recovery-advisor assess --help. Did you mean --swelling?\n"
    )
    wish = run("assess", *HEALTHY_OPTIONS, "--minuts", "9").refused_at_rest()
    assert "Did you mean --minutes?" in wish


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
    ("options", "headline", "says"),
    [
        (["--pain=8", "--pain=0"], TODAY, "pain: 8, then 0 was given"),
        (["--pain=0", "--pain=8"], TODAY, "pain: 0, then 8 was given"),
        (["--pain=0", "--pain=1", "--pain=8"], TODAY, "pain: 0, then 1, then 8 was given"),
        (
            ["--swelling=none", "--swelling=mild"], REST,
            "swelling: 'none', then 'mild' was given",
        ),
        (
            ["--range_of_motion=60", "--range-of-motion=100"], REST,
            "range_of_motion: 60, then 100 was given",
        ),
        (["--minutes=5", "--minutes=50"], FULL, "minutes: 5, then 50 was given"),
        (["--equipment=dumbbells", "--equipment="], FULL, "equipment: ['dumbbells'], then [] was"),
    ],
)  # fmt: skip
def test_of_two_answers_neither_is_lost_and_the_worst_counts_for_urgency(
    options: list[str], headline: str, says: str
) -> None:
    names = {option.partition("=")[0].replace("-", "_") for option in options}
    others = [
        one for one in HEALTHY_OPTIONS if one.partition("=")[0].replace("-", "_") not in names
    ]
    said = run("assess", *others, *options).refused_after(headline)
    assert said.startswith(says)
    assert said.endswith("allowed: one value for each key.\n") or headline == FULL


def test_the_same_answer_twice_is_one() -> None:
    assert run("assess", "--pain=8", "--pain=8") == run("assess", "--pain=8")


@pytest.mark.parametrize("option", ["--rules=", "--rules"])
def test_a_folder_without_a_name_is_not_the_one_at_hand(option: str) -> None:
    assert "--rules" in run("assess", *([option] if "=" in option else [option, ""])).refused()


def test_a_refusal_in_json_goes_to_standard_output_with_its_parts() -> None:
    done = run("assess", "--format", "json", "--pain", "11")
    assert done.status == 2
    assert done.err == ""
    [error] = done.errors
    assert error.keys() == {"field", "given", "allowed", "message", "line", "faults"}
    [fault] = error["faults"]
    assert fault.keys() == {"field", "given", "allowed", "hint", "message"}
    assert fault["message"] == error["message"]
    assert done.answers[0]["advice"]["verdict"] == "rest"
    assert error["field"] == "pain"
    assert error["given"] == "11"
    assert error["allowed"].startswith("a whole number from 0 to 10")
    assert error["line"] == 1


@pytest.mark.parametrize("file", ["check-in.json", "-"])
def test_a_file_and_answers_as_options_are_not_mixed(file: str) -> None:
    said = run("assess", file, "--pain", "1", stdin=b"{}").refused_at_rest()
    assert repr(file) in said
    assert "not both" in said


def test_a_questionnaire_counts_as_an_answer_and_is_not_mixed_with_a_file() -> None:
    given = ["-", "--none-of", "red-flags/2"]
    assert "not both" in run("assess", *given, stdin=b"{}").refused_at_rest()


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
