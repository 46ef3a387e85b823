"""The pytest plugin: the coverage of rules of a run, told and required, in one process and in many."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import recovery_advisor.authoring.coverage.pytest_run  # noqa: F401 - runs inside this process share it
from recovery_advisor import load_book
from recovery_advisor.loading.shipped import shipped_rules

APP = """
from recovery_advisor import Advisor
advisor = Advisor(["upper-back"], engine="bitmap")
def test_swollen():
    assert advisor.assess({"swelling": "mild"}).readiness == "rest"
"""
MORE = """
from recovery_advisor import Advisor
advisor = Advisor(["upper-back"], engine="bitmap")
def test_in_pain():
    assert advisor.assess({"pain": 8, "swelling": "none"}).urgency == "urgent"
"""
NOBODY = "def test_nothing(): pass"
BOTH_PACKS = (
    APP + "def test_flag(): assert Advisor(engine='bitmap').assess({'chest_pain': 'yes'})\n"
)
HEAD = re.compile(r"(.*) \(sha256 (\w{12})\): ([\d.]+) % covered, (\d+) of (\d+)")


def report_lines(result: pytest.RunResult) -> list[str]:
    """The lines under the heading."""
    lines = result.outlines
    [start] = [at for at, line in enumerate(lines) if "coverage of rules" in line] or [len(lines)]
    end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("=")), len(lines))
    return lines[start + 1 : end]


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("--strict-markers", *options)


def test_an_ordinary_run_is_left_alone(pytester: pytest.Pytester) -> None:
    unobserved = "from recovery_advisor.assessment.observers import OBSERVERS\ndef test_unobserved(): assert OBSERVERS.present == ()\n"
    pytester.makepyfile(APP + unobserved)
    result = run(pytester)
    result.assert_outcomes(passed=2)
    assert "coverage of rules" not in result.stdout.str()


@pytest.mark.parametrize(
    ("module", "not_loaded"),
    [
        ("recovery_advisor_for_pytest", ("recovery_advisor.", "pydantic", "hypothesis")),
        ("recovery_advisor.authoring.coverage", ("pytest", "hypothesis")),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(module: str, not_loaded: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([m for m in sys.modules if m.startswith({not_loaded})])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_run_tells_which_rules_its_people_covered(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(APP)
    result = run(pytester, "--rule-coverage")
    assert result.ret == 0
    head, *gaps = report_lines(result)
    packs, sha256, _, met, _ = HEAD.fullmatch(head).groups()  # type: ignore[union-attr]
    assert packs == "upper-back 2.0.0"
    assert load_book(shipped_rules(), ["upper-back"]).id.sha256.startswith(sha256)
    assert int(met) > 0
    assert "rest-while-swollen, limit rest: always counted" in gaps
    assert "rest-while-swollen, limit rest: never counted" not in gaps
    assert "severe-pain, refer urgent: never counted" in gaps


def test_each_rule_book_is_told_of(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(BOTH_PACKS)
    heads = [
        found[1]
        for line in report_lines(run(pytester, "--rule-coverage"))
        if (found := HEAD.match(line))
    ]
    assert heads == ["upper-back 2.0.0", "red-flags 2.0.0, upper-back 2.0.0"]


@pytest.mark.parametrize("percent", ["0", "5", "10.5"])
def test_a_run_that_covers_enough_passes(pytester: pytest.Pytester, percent: str) -> None:
    pytester.makepyfile(APP)
    result = run(pytester, f"--rule-coverage-at-least={percent}")
    assert result.ret == 0
    assert HEAD.fullmatch(report_lines(result)[0])


@pytest.mark.parametrize("app", [APP, BOTH_PACKS])
def test_a_run_that_covers_too_little_fails_and_says_so(
    pytester: pytest.Pytester, app: str
) -> None:
    pytester.makepyfile(app)
    result = run(pytester, "--rule-coverage-at-least=90")
    assert result.ret == 1
    *lines, said = report_lines(result)
    least = min(float(found[3]) for line in lines if (found := HEAD.match(line)))
    assert said == f"FAILED: {least:g} % of the rules is covered, 90 % must be"


def test_a_run_that_assesses_nobody_covers_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(NOBODY)
    result = run(pytester, "--rule-coverage-at-least=0.1")
    assert result.ret == 1
    assert report_lines(result) == [
        "0 %: nobody was assessed",
        "FAILED: 0 % of the rules is covered, 0.1 % must be",
    ]


def test_a_failing_test_stays_what_fails_the_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(APP + "def test_wrong(): assert not advisor.assess({})\n")
    result = run(pytester, "--rule-coverage-at-least=0")
    assert result.ret == 1
    result.assert_outcomes(passed=1, failed=1)


def test_collecting_alone_requires_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(APP)
    result = run(pytester, "--collect-only", "--rule-coverage-at-least=100")
    assert result.ret == 0
    assert report_lines(result) == []


@pytest.mark.parametrize("percent", ["101", "-1", "much", "nan"])
def test_no_percentage_is_refused(pytester: pytest.Pytester, percent: str) -> None:
    result = run(pytester, f"--rule-coverage-at-least={percent}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"*'{percent}' was given; allowed: a number from 0 to 100"])


@pytest.mark.deep
def test_many_processes_tell_and_require_together_what_one_does(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_app=APP, test_more=MORE)
    option = "--rule-coverage-at-least=90"
    alone, part = (
        report_lines(run(pytester, option)),
        report_lines(run(pytester, option, "test_app.py")),
    )
    result = run(pytester, option, "-n2", "--dist=loadfile")
    result.assert_outcomes(passed=2)
    assert result.ret == 1
    assert report_lines(result) == alone != part
