"""Cases are read as strictly as rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import Preferences, Readiness, RulesError
from tests.support.cases import read_cases

GOOD = """\
cases:
  - case: sore
    about: Sore, and no more is said.
    statements: [13]
    given: {pain: 7, injury: no}
    preferences: {equipment: [resistance_band], minutes: 20}
    expect:
      verdict: see_professional
      readiness: rest
      urgency: urgent
      reasons: [severe-pain]
      session: no
"""


def write(root: Path, text: str, pack: str = "knee") -> None:
    (root / pack).mkdir(exist_ok=True)
    (root / pack / "cases.yaml").write_text(text, encoding="utf-8")


def report(root: Path) -> list[str]:
    with pytest.raises(RulesError) as refusal:
        read_cases(root)
    return [str(problem) for problem in refusal.value.problems]


def test_a_case_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    [case] = read_cases(tmp_path)
    assert (case.id, case.pack, case.statements) == ("sore", "knee", (13,))
    assert case.given == {"pain": 7, "injury": "no"}
    assert case.preferences == Preferences(equipment={"resistance_band"}, minutes=20)
    assert case.expect.readiness is Readiness.REST
    assert case.expect.missing is None


def test_only_the_packs_that_are_named_are_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, pack="ankle")
    assert [case.pack for case in read_cases(tmp_path)] == ["ankle", "knee"]
    assert [case.pack for case in read_cases(tmp_path, ["knee"])] == ["knee"]


def test_a_pack_that_is_named_and_is_not_there_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD, pack="ankle")
    with pytest.raises(RulesError, match="unknown pack 'knee'"):
        read_cases(tmp_path, ["knee"])


def test_a_name_given_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD + GOOD.removeprefix("cases:\n"))
    assert report(tmp_path) == ["knee/cases.yaml:13:11: case 'sore' is already given on line 2"]


@pytest.mark.parametrize(
    ("there", "instead", "message"),
    [
        (
            "cases:", "case:",
            "1:1: unknown key 'case'. Did you mean cases? Allowed: cases.",
        ),
        (
            "  - case: sore\n    about", "  - about",
            "2:5: the key case is missing",
        ),
        (
            "given:", "gven:",
            "5:5: unknown key 'gven'. Did you mean given?"
            " Allowed: about, case, expect, given, needs, preferences, statements.",
        ),
        (
            "minutes:", "minuts:",
            "6:49: unknown key 'minuts'. Did you mean minutes?"
            " Allowed: emergency_number, equipment, focus, leave_out, locale, minutes, variant,"
            " without.",
        ),
        (
            "      session:", "      sesion:",
            "12:7: unknown key 'sesion'. Did you mean session? Allowed: allowed, available,"
            " excluded, missing, no_session, not_covered, notes, planned, readiness, reasons,"
            " safety_net, session, urgency, verdict.",
        ),
        (
            GOOD, "- sore",
            "1:1: ['sore'] can't stand here: write keys with their values",
        ),
        (
            "about: Sore, and no more is said.", "about: 7",
            "3:12: 7 can't stand here: write text; a number that is meant as text stands in quotes",
        ),
        (
            "verdict: see_professional", "verdict: lie_down",
            "8:16: unknown word 'lie_down'. Allowed: emergency, see_professional, consult_first,"
            " rest, mobility, gradual_return, full_programme.",
        ),
        (
            "session: no", "session: none",
            "12:16: unknown word 'none'. Did you mean no? Allowed: yes, no.",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, there: str, instead: str, message: str
) -> None:
    write(tmp_path, GOOD.replace(there, instead, 1))
    assert f"knee/cases.yaml:{message}" in report(tmp_path)


def test_faults_of_two_packs_are_in_one_report(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("about:", "abot:"))
    write(tmp_path, GOOD.replace("urgency: urgent", "urgency: later"), pack="ankle")
    files = {line.partition(":")[0] for line in report(tmp_path)}
    assert files == {"ankle/cases.yaml", "knee/cases.yaml"}


def test_cases_that_cannot_be_read_are_in_one_report_with_the_others(tmp_path: Path) -> None:
    write(tmp_path, "cases: [")
    write(tmp_path, "cases: &a []", pack="ankle")
    write(tmp_path, GOOD.replace("about:", "abot:"), pack="wrist")
    files = {line.partition(":")[0] for line in report(tmp_path)}
    assert files == {f"{pack}/cases.yaml" for pack in ("knee", "ankle", "wrist")}


def test_a_hidden_folder_holds_no_cases(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, "cases: [", pack=".cache")
    assert [case.pack for case in read_cases(tmp_path)] == ["knee"]
