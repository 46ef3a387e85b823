"""``recovery-advisor prove``: what it prints, and its exit status."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from recovery_advisor import Advisor
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.engines.registry import runnable
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.proving import enumeration, search
from recovery_advisor.proving import formulas as everybody
from recovery_advisor.proving.counterexample import Replay
from recovery_advisor.proving.enumeration import Enumeration
from recovery_advisor.proving.report import ProofReport
from recovery_advisor.proving.run import Result, prove
from tests.cli.running import run
from tests.support.cases import read_cases
from tests.support.changed_rules import ChangedRules

#: One rule of the base pack, that an edit has made too weak; its examples go along.
WEAKENED = [
    ("- pain: 7 or worse", "- pain: 8 or worse"),
    ("- {given: {pain: 7}, counts: yes}", "- {given: {pain: 8}, counts: yes}"),
    ("- {given: {pain: severe}, counts: yes}", "- {given: {pain: 10}, counts: yes}"),
]
CLAIM = """\
claims:
  - claim: severe-pain-is-for-today
    when: {pain: severe or worse}
    everybody: {readiness: rest, urgency: urgent or more}
    say: "Severe pain: no session, and a professional today."
    source: {work: upper-back-guide, at: When will discomfort end}
"""


@pytest.fixture(autouse=True)
def few_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base pack takes seconds; `tests/proof` tries everybody."""
    monkeypatch.setattr(enumeration, "MOST", 1_000)


@pytest.fixture
def weak(rules: ChangedRules) -> ChangedRules:
    for old, new in WEAKENED:
        rules.replace("upper-back/readiness.yaml", old, new)
    rules.write("upper-back/claims.yaml", CLAIM)
    rules.remove("claims.yaml")
    return rules


def test_a_refuted_claim_is_shown_by_the_smallest_person(weak: ChangedRules) -> None:
    done = run("prove", str(weak.root))
    assert done.status == 1
    shown = done.out[done.out.index("  refuted ") :].splitlines()
    assert shown[0].split()[:2] == ["refuted", "severe-pain-is-for-today"]
    engines = ", ".join(runnable())
    assert shown[1:-1] == [
        "    Severe pain: no session, and a professional today.",
        "    Source: Upper Back Strengthening Exercises: A Guide To Relief (When will discomfort end)",
        "    The smallest person of whom it is not true: pain is 7; everything else at its best",
        "    What is wrong: urgency none",
        "    Tried: pain is 7; everything else at its best",
        "      rules that count: ease-off-at-moderate-pain, warmth-and-massage",
        f"      {engines}: rest, urgency none; told of nothing-permits",
        "    As a case:",
        "    - case: severe-pain-is-for-today",
        '      about: "Severe pain: no session, and a professional today."',
        "      given: {injury: no, pain: 7, daily_activity_pain: none, swelling: none,"
        " stiffness: none, range_of_motion: 100, needs_special_plan: no}",
        "      # what must come, with the rules that must be told",
        "      expect: {verdict: see_professional, readiness: rest, urgency: urgent,"
        " reasons: [nothing-permits], session: no}",
    ]  # fmt: skip
    assert shown[-1] == "21 claims: 20 proved, 1 refuted."


def test_the_case_can_be_pasted_and_fails_until_the_rules_are_mended(weak: ChangedRules) -> None:
    [refuted] = refuted_in(run("prove", str(weak.root), "--format", "json").out)
    weak.write("upper-back/cases.yaml", "cases:\n" + indented(refuted["counterexample"]["case"]))
    [case] = read_cases(weak.root)
    came = Advisor.from_folder(weak.root, try_cases=False).assess(dict(case.given))
    assert came.urgency != case.expect.urgency
    for old, new in WEAKENED:
        weak.replace("upper-back/readiness.yaml", new, old)
    came = Advisor.from_folder(weak.root, try_cases=False).assess(dict(case.given))
    assert (came.verdict, came.urgency) == (case.expect.verdict, case.expect.urgency)


def test_json_has_what_the_text_has(weak: ChangedRules) -> None:
    done = run("prove", str(weak.root), "--format", "json")
    assert done.status == 1
    [refuted] = refuted_in(done.out)
    assert refuted["settled"] == "refuted"
    assert refuted["packs"] == ["upper-back"]
    [tried] = refuted["counterexample"]["tried"]
    assert tried["who"] == "pain is 7; everything else at its best"
    assert tried["engines"]["reference"] == {
        "readiness": "rest", "urgency": "none", "reasons": ["nothing-permits"],
    }  # fmt: skip


def test_what_nobody_reaches_is_named(weak: ChangedRules) -> None:
    weak.write(
        "upper-back/claims.yaml",
        CLAIM.replace("everybody: {readiness: rest, urgency: urgent or more}", "reached: urgency")
        .replace("    when: {pain: severe or worse}\n", ""),
    )  # fmt: skip
    done = run("prove", str(weak.root))
    assert done.status == 1
    assert "Nobody there could be has: urgency emergency" in done.out


@pytest.mark.parametrize(
    "about", ["when: {all: [{pain: 7 or worse}, {pain: none}]}", "when: {pain: 1 or worse}\n    unless: {pain: 1 or worse}"]
)  # fmt: skip
def test_a_claim_that_speaks_of_nobody_is_not_proved(weak: ChangedRules, about: str) -> None:
    weak.write("upper-back/claims.yaml", CLAIM.replace("when: {pain: severe or worse}", about))
    done = run("prove", str(weak.root))
    assert done.status == 1
    assert "Nobody there could be has: the answers that it is about" in done.out


def test_a_claim_that_speaks_of_nobody_is_not_true_of_everybody_tried_either(
    tmp_path: Path,
) -> None:
    lay_out(tmp_path / "knee")
    nobody = "when: {all: [{pain: 7 or worse}, {pain: none}]}"
    claims = CLAIM.replace("when: {pain: severe or worse}", nobody)
    claims = claims.replace("upper-back-guide", "own-judgement")
    (tmp_path / "knee" / "knee" / "claims.yaml").write_text(claims, encoding="utf-8")
    done = run("prove", str(tmp_path / "knee"))
    assert done.status == 1
    assert "1 refuted" in done.out and "otherwise" not in done.out


def test_what_is_not_settled_in_time_fails_and_is_not_called_proved(
    weak: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "time", Namespace(monotonic=count(step=100).__next__))
    done = run("prove", str(weak.root))
    assert done.status == 1
    assert done.out.count("Not settled: the time was over.") == 21
    assert done.out.endswith("21 claims: 21 not settled.\n")


def test_what_the_reference_does_not_confirm_is_not_settled(
    weak: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Replay, "wrong", lambda *_: ())
    done = run("prove", str(weak.root))
    assert done.status == 1
    assert "Not settled: the reference finds nothing wrong with what z3 found." in done.out
    assert done.out.endswith("21 claims: 20 proved, 1 not settled.\n")


def test_what_z3_and_trying_everybody_say_otherwise_is_not_settled(
    weak: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(weak.root.parent / "small")
    monkeypatch.setattr(Enumeration, "holds", lambda *_: False)
    done = run("prove", str(weak.root.parent / "small"))
    assert done.status == 1
    assert "Not settled: z3 says proved, and trying everybody says otherwise." in done.out
    assert " proved " not in done.out.replace("says proved", "")
    assert done.out.endswith(" not settled.\n")


def test_without_z3_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody.solver_library.cache_clear()
    monkeypatch.setitem(sys.modules, "z3", None)
    done = run("prove")
    monkeypatch.undo()
    everybody.solver_library.cache_clear()
    assert "pip install 'recovery-advisor[proof]'" in done.refused()


@pytest.mark.parametrize("given", ["0", "soon", "-1", "1e9"])
def test_seconds_that_are_none_are_refused(given: str) -> None:
    assert "no time; give seconds" in run("prove", f"--seconds={given}").refused()


def test_a_folder_that_does_not_load_is_reported(tmp_path: Path) -> None:
    assert "no pack here" in run("prove", str(tmp_path)).refused()
    done = run("prove", str(tmp_path), "--format", "json")
    assert done.status == 2
    assert json.loads(done.out)["faults"]


BAD: dict[str, tuple[str, str, str, str]] = {
    "question": (
        "pain: severe", "pian: severe", "pian: severe or worse}",
        "unknown question 'pian'. Did you mean pain?",
    ),
    "band": ("pain: severe", "pain: sever", "sever or worse", "no threshold of pain. Did you mean severe"),
    "readiness": ("readiness: rest", "readiness: resting", "resting", "write rest, mobility, gradual or full"),
    "urgency": ("urgent or more", "urgent or worse", "urgent or worse", "followed by 'or less' or 'or more'"),
    "source": ("work: upper-back-guide", "work: upper-back", "upper-back, at", "unknown source 'upper-back'. Did you mean upper-back-guide?"),
    "key": ("    say:", "    says:", "says:", "unknown key 'says'. Did you mean say?"),
    "two": ("    say:", "    reached: urgency\n    say:", "claim: severe", "a claim says one thing"),
    "tag": (
        "readiness: rest,", "excluded: {tags: [overhed]},", "overhed",
        "unknown tag 'overhed'. Did you mean overhead?",
    ),
    "exercise": (
        "readiness: rest,", "allowed: {exercises: [rows]},", "rows",
        "unknown exercise 'rows'. Did you mean row?",
    ),
    "nothing": (
        "{readiness: rest, urgency: urgent or more}", "{}", "{}",
        "say what comes out: readiness, urgency, excluded, allowed or told",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_claim_with_a_fault_is_refused_with_its_place(
    weak: ChangedRules, bad: tuple[str, str, str, str]
) -> None:
    old, new, at, message = bad
    weak.write("upper-back/claims.yaml", CLAIM.replace(old, new))
    done = run("prove", str(weak.root))
    place = weak.place("upper-back/claims.yaml", at)
    assert any(
        line.startswith(f"{place}: ") and message in line for line in done.refused().splitlines()
    )


def test_claims_and_rules_each_have_their_own_file(weak: ChangedRules) -> None:
    weak.write("upper-back/more.yaml", CLAIM)
    assert "more.yaml:1:1: claims: belongs in claims.yaml" in run("prove", str(weak.root)).refused()
    (weak.root / "upper-back/more.yaml").unlink()
    weak.write("upper-back/claims.yaml", CLAIM + "notes: []\n")
    assert "notes: belongs in another file" in run("rules", "check", str(weak.root)).refused()


def test_a_claim_given_twice_is_refused(weak: ChangedRules) -> None:
    weak.write("claims.yaml", CLAIM)
    assert (
        "'severe-pain-is-for-today' is already defined in" in run("prove", str(weak.root)).refused()
    )


def test_an_advisor_does_not_read_claims(weak: ChangedRules) -> None:
    weak.write("upper-back/claims.yaml", "claims: nonsense")
    assert Advisor.from_folder(weak.root, try_cases=False).assess({}).verdict == "rest"
    assert "claims" in run("prove", str(weak.root)).refused()


def test_each_claim_is_told_as_soon_as_it_is_settled_and_is_settled_once(
    weak: ChangedRules,
) -> None:
    settled: list[Result] = []

    def settling() -> Iterator[Result]:
        for result in prove(read_checked(weak.root), 60):
            settled.append(result)
            yield result

    report = ProofReport(settling())
    lines = iter(report.lines())
    for number in range(1, 4):
        assert "proved" in next(line for line in lines if line.startswith("  "))
        assert len(settled) == number
    assert not report.passed
    assert [one["claim"] for one in report.data()["claims"]] == [
        one.outcome.claim.id for one in settled
    ]
    assert len(settled) == 21


def refuted_in(out: str) -> list[dict[str, Any]]:
    return [one for one in json.loads(out)["claims"] if one["settled"] != "proved"]


def indented(case: str) -> str:
    assert yaml.safe_load(case)
    return "".join(f"  {line}\n" for line in case.splitlines())


def test_every_fault_of_a_claim_is_in_one_report(weak: ChangedRules) -> None:
    claim = CLAIM.replace(
        "when: {pain: severe or worse}", "when: {pian: 3}\n    unless: {swolen: no}"
    )
    weak.write(
        "upper-back/claims.yaml",
        claim.replace("everybody: {", "everybody: {allowed: {tags: [x]}, "),
    )
    said = run("prove", str(weak.root)).err
    for fault in (
        "unknown question 'pian'",
        "unknown question 'swolen'",
        "unknown tag 'x'",
        "3 faults",
    ):
        assert fault in said
