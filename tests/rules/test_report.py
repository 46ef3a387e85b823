"""The report of a folder: every fault at once, the gravest first, each shown where it stands."""

from __future__ import annotations

import os
import sys

import pytest

from recovery_advisor import Gravity, Problem, RulesError
from tests.support.changed_rules import EXTRA, ChangedRules
from tests.support.listed import list_files

READINESS = "upper-back/readiness.yaml"


def refusal(rules: ChangedRules) -> RulesError:
    with pytest.raises(RulesError) as refused:
        rules.load()
    return refused.value


def test_the_line_at_fault_is_shown_with_a_caret_under_the_word(rules: ChangedRules) -> None:
    rules.add_rule("{pian: 7 or worse}", "{limit: rest}")
    assert str(refusal(rules)).splitlines() == [
        f"{EXTRA}:3:12: unknown question 'pian'. Did you mean pain? Allowed:"
        " daily_activity_pain, injury, needs_special_plan, pain, range_of_motion, stiffness,"
        " swelling.",
        "     3 |     when: {pian: 7 or worse}",
        "       |            ^",
    ]


def test_a_long_line_is_shown_around_its_caret(rules: ChangedRules) -> None:
    conditions = ", ".join("{pain: 7 or worse}" for _ in range(30))
    rules.add_rule(f"{{any: [{conditions}, {{pian: 7 or worse}}]}}", "{limit: rest}")
    _, line, caret = str(refusal(rules)).splitlines()
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("pian: 7 or worse")


def test_what_a_terminal_would_obey_is_not_shown(rules: ChangedRules) -> None:
    rules.write(EXTRA, "rules:\n  - rule: a\N{ZERO WIDTH SPACE}b\n    \x85rulez: []\n")
    assert str(refusal(rules)).replace("\n", "").isprintable()


def test_faults_of_every_kind_are_in_one_report(rules: ChangedRules) -> None:
    """A file that is no YAML, a key that has no place, a wrong side, an unknown word."""
    rules.write("upper-back/broken.yaml", "rules: [\n")
    rules.replace(READINESS, "because: Have severe neck", "becuase: Have severe neck")
    rules.add_rule("{pain: 2 or better}", "{limit: rest}")
    rules.replace("upper-back/exercises.yaml", "phase: warm_up", "phase: warmup")
    assert [problem.file for problem in refusal(rules).problems] == [
        "upper-back/broken.yaml",
        EXTRA,
        "upper-back/exercises.yaml",
        READINESS,
    ]


def test_the_gravest_come_first_whatever_their_files(rules: ChangedRules) -> None:
    rules.write("upper-back/zz.yaml", "\0")
    rules.add_rule("{swelling: none}", "{limit: rest}")
    rules.replace("upper-back/notes.yaml", "with: [full]", "with: [ful]")
    gravities = [problem.gravity for problem in refusal(rules).problems]
    assert gravities == [Gravity.UNREADABLE, Gravity.UNSAFE, Gravity.WRONG]


def test_one_fault_drags_no_others_after_it(rules: ChangedRules) -> None:
    """Rules speak of the question whose entry can't be read, and are not called wrong for it."""
    rules.replace("vocabulary.yaml", "ask: How swollen", "aks: How swollen")
    assert [problem.message.partition(".")[0] for problem in refusal(rules).problems] == [
        "unknown key 'aks'",
    ]


@pytest.mark.parametrize(
    ("file", "there", "instead"),
    [
        ("vocabulary.yaml", "bands: {none: 0, slight: 1-2", "bands: {none: 0, slight: 2-2"),
        ("upper-back/exercises.yaml", "phase: cardio", "phase: cardo"),
        ("upper-back/session.yaml", "time_box: 30-60", "time_box: soon"),
        ("upper-back/pack.yaml", "  also_routine:", "  also:"),
        ("sources.yaml", "title: Decisions", "titel: Decisions"),
        ("vocabulary.yaml", "tag: kneeling", "tog: kneeling"),
    ],
)  # fmt: skip
def test_only_the_file_that_was_changed_is_at_fault(
    rules: ChangedRules, file: str, there: str, instead: str
) -> None:
    rules.replace(file, there, instead)
    assert {problem.file for problem in refusal(rules).problems} == {file}


def test_other_faults_are_found_beside_a_file_that_is_no_yaml(rules: ChangedRules) -> None:
    rules.write("vocabulary.yaml", "scales: [")
    rules.replace("upper-back/notes.yaml", "with: [full]", "with: [ful]")
    files = [problem.file for problem in refusal(rules).problems]
    assert files == ["vocabulary.yaml", "upper-back/notes.yaml"]


def test_a_problem_without_a_line_is_shown_without_one() -> None:
    assert Problem("is gone", "a.yaml").shown == "a.yaml: is gone"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_a_pipe_that_nobody_writes_to_is_refused_and_not_waited_for(rules: ChangedRules) -> None:
    os.mkfifo(rules.root / "upper-back" / "more.yaml")
    list_files(rules.root)
    assert rules.report() == ["upper-back/more.yaml: is not a file; only files hold rules"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_links_that_go_round_in_a_circle_are_refused(rules: ChangedRules) -> None:
    (rules.root / "upper-back" / "a.yaml").symlink_to(rules.root / "upper-back" / "b.yaml")
    (rules.root / "upper-back" / "b.yaml").symlink_to(rules.root / "upper-back" / "a.yaml")
    list_files(rules.root)
    assert [message.partition(": ")[0] for message in rules.report()] == [
        "upper-back/a.yaml",
        "upper-back/b.yaml",
    ]


def test_a_file_with_a_byte_order_mark_is_read(rules: ChangedRules) -> None:
    text = rules.text(READINESS)
    rules.write(READINESS, b"\xef\xbb\xbf" + text.encode())
    assert rules.load()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_another_encoding_is_refused(rules: ChangedRules, encoding: str) -> None:
    rules.write(EXTRA, "rules: []  # gr\xfcn\n".encode(encoding))
    [problem] = refusal(rules).problems
    assert problem.gravity is Gravity.UNREADABLE


def test_a_question_that_is_gone_is_one_fault_with_every_place(rules: ChangedRules) -> None:
    asked = "swelling, stiffness, range_of_motion"
    for file in ("upper-back/notes.yaml", READINESS):
        rules.write(file, rules.text(file).replace("swelling:", "swoling:"))
    rules.replace("upper-back/exercises.yaml", "tags: [impact]", "tags: [impakt]")
    assert asked in rules.text("upper-back/pack.yaml")
    exercise, question = refusal(rules).problems
    assert "unknown tag 'impakt'" in exercise.message
    message, places = question.message.split(". Also at ")
    assert message.startswith("unknown question 'swoling'. Did you mean swelling?")
    lines = {
        f"{file}:{number}"
        for file in ("upper-back/notes.yaml", READINESS)
        for number, line in enumerate(rules.text(file).splitlines(), 1)
        if "swoling:" in line
    }
    named = {
        f"{file}:{line}"
        for file, _, all_lines in (one.partition(":") for one in places.rstrip(".").split("; "))
        for line in all_lines.split(",")
    }
    assert len(lines) > 10
    assert named | {f"{question.file}:{question.line}"} == lines


def test_a_name_misspelt_in_its_own_way_is_a_fault_of_its_own(rules: ChangedRules) -> None:
    rules.add_rule("{any: [{pian: none}, {pian: none}, {sweling: none}]}", "{note: Hello.}")
    rules.replace(EXTRA, "    say: Something to say.\n", "")
    assert [one.message.partition(".")[0] for one in refusal(rules).problems] == [
        "unknown question 'pian'",
        "unknown question 'sweling'",
    ]


@pytest.mark.parametrize(
    ("there", "instead", "message"),
    [
        ("because: There is a reason.", "because: []", "[] can't stand here"),
        ("say: Something", "sya: Something", "unknown key 'sya'"),
        ("rule: extra", "rule: Extra", "'Extra' can't stand here"),
        ("    when: {all:", "    if: {all:", "the key when is missing"),
        ("    then: {avoid:", "    so: {avoid:", "the key then is missing"),
        ("    source: {work:", "    by: {work:", "the key source is missing"),
    ],
)
def test_a_rule_that_can_not_be_read_whole_is_checked_in_its_other_parts(
    rules: ChangedRules, there: str, instead: str, message: str
) -> None:
    rules.add_rule("{all: [{pian: severe}]}", "{avoid: {tags: [kneeing]}, note: Hello.}")
    rules.replace(EXTRA, "work: project", "work: projekt")
    rules.replace(EXTRA, there, instead)
    by_part = {
        "when": "unknown question 'pian'",
        "then": "unknown tag 'kneeing'",
        "source": "unknown source 'projekt'",
    }
    expected = {message, *(said for part, said in by_part.items() if part not in message)}
    report = "\n".join(rules.report())
    assert {said for said in expected if said not in report} == set()


@pytest.mark.parametrize("then", ["{limit: rest}", "{limit: rets}"])
def test_a_wrong_side_is_told_only_where_the_effects_can_be_read(
    rules: ChangedRules, then: str
) -> None:
    rules.add_rule("{pain: none}", then)
    rules.replace(EXTRA, "because: There is a reason.", "because: []")
    assert ("may only say 'or worse'" in "".join(rules.report())) is (then == "{limit: rest}")


def test_each_of_several_conditions_under_one_key_is_checked(rules: ChangedRules) -> None:
    rules.add_rule("{pian: 7 or worse, swelling: 9 or worse}", "{limit: rest}")
    assert [one.partition(": ")[2].split(".")[0].split(" (")[0] for one in rules.report()] == [
        "several keys",
        "unknown question 'pian'",
        "'9 or worse' is no threshold of swelling",
    ]
