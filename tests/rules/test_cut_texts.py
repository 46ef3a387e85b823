"""Texts that YAML would cut without a word are refused with their place: at `` #``, at a comma."""

from __future__ import annotations

import pytest

from recovery_advisor import Gravity, Problem, RulesError
from recovery_advisor.loading.cut_texts import cut_texts
from recovery_advisor.loading.document import parse
from tests.support.cases import read_cases
from tests.support.changed_rules import EXTRA, ChangedRules
from tests.support.yaml_readers import READERS, reading_with


def found(text: str) -> list[Problem]:
    return list(cut_texts(parse(text, "a.yaml")))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("say: Go to fracture clinic #3 today.", 1, 28),
        ("say: Go to fracture clinic  #3 today.", 1, 29),
        ("say: Press # on your phone.", 1, 12),
        ("say: Go to fracture\n  clinic #3 today.", 2, 10),
        ("say: Go to fracture clinic\n  #3 today.", 2, 3),
        ("- Go to fracture clinic\n  #3 today.", 2, 3),
        ("- {say: Go to clinic #3\n   , name: Bridge}", 1, 22),
        ("name: Bridge #2", 1, 14),
        ("when: {pain: 7 or worse #8\n  }", 1, 25),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_a_text_that_is_cut_at_a_sign_is_told_where_it_is_cut(
    text: str, line: int, column: int, reader: str
) -> None:
    with reading_with(reader):
        [problem] = found(text)
    assert (problem.line, problem.column) == (line, column)
    assert "quote it" in problem.message
    assert problem.gravity is Gravity.UNSAFE


@pytest.mark.parametrize(
    "text",
    [
        "say: Rest for now.  # what a person reads",
        "# all of it\nsay: Rest for now.\n# more\n#commented: out",
        "say: 'Go to clinic #3 today.'",
        'say: "Go to clinic #3 today."  # quoted',
        "say: Go to clinic#3 today.",
        "say: >\n  Go to clinic #3 today.",
        "minutes: 20 # when nobody says how long",
        "sets: 2-3 # of them",
        "rules: # all of them\n  - a: b",
        "tags: [a, b] #both",
        "a: b\n#c: d\ne: f",
        "a:\n  b: c\n  #d: e\n  f: g",
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_a_comment_is_none(text: str, reader: str) -> None:
    with reading_with(reader):
        assert found(text) == []


def test_the_person_never_reads_half_a_text(rules: ChangedRules) -> None:
    rules.add_rule("{pain: severe}", "{limit: rest}")
    rules.replace(EXTRA, "say: Something to say.", "say: Go to fracture clinic #3 today.")
    [problem] = rules.report()
    assert problem.startswith(rules.place(EXTRA, "#3"))
    assert "the text 'Go to fracture clinic' ends here" in problem


def test_other_faults_of_the_file_are_told_beside_it(rules: ChangedRules) -> None:
    rules.add_rule("{pian: severe}", "{limit: rest}")
    rules.replace(EXTRA, "say: Something to say.", "say: Go to fracture clinic #3 today.")
    cut, unknown = rules.report()
    assert "ends here" in cut
    assert "unknown question 'pian'" in unknown


def test_cases_are_no_exception(rules: ChangedRules) -> None:
    rules.replace("upper-back/cases.yaml", "about: ", "about: Clinic #3. ")
    with pytest.raises(RulesError, match="the text 'Clinic' ends here"):
        read_cases(rules.root)


@pytest.mark.parametrize(
    "cues",
    [
        "[Lift one knee, then the other.]",
        "[Stand tall., Lift one knee, then the other.]",
        "[Lift one knee,\n        then the other.]",
        "[lift one knee, then the other]",
    ],
)
def test_a_sentence_that_a_comma_makes_two_of_is_told(cues: str) -> None:
    [problem] = found(f"exercises:\n  - exercise: march\n    cues: {cues}\n")
    assert problem.line == 3
    assert "quote it" in problem.message
    assert "then the other" in problem.message


@pytest.mark.parametrize(
    "cues",
    [
        "['Lift one knee, then the other.']",
        "[Lift one knee., Lower it.]",
        "[Lift one knee, Lower it]",
        "\n      - Lift one knee\n      - then the other",
    ],
)
def test_a_list_of_sentences_is_none(cues: str) -> None:
    assert found(f"exercises:\n  - exercise: march\n    cues: {cues}\n") == []


def test_names_are_no_sentences() -> None:
    assert found("tags: [kneeling, lying]\nterms: [Achilles tendon, calf]\n") == []


def test_one_knee_and_then_the_other_is_one_cue(rules: ChangedRules) -> None:
    exercises = "upper-back/exercises.yaml"
    there = rules.text(exercises).partition("    cues:\n")[2].partition("\n")[0]
    rules.replace(
        exercises,
        f"    cues:\n{there}",
        "    cues: [Lift one knee, then the other.]\n    errata:\n      - A.",
    )
    assert any("the comma makes two texts of" in one for one in rules.report())
