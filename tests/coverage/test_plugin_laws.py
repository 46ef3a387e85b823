"""The pytest plugin: each law as a test of its own, by the rules that a marker names."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.testing import HISTORY_LAWS

#: Two laws in place of the library's own, which take long: one wants some rules, one is broken.
CONFTEST = """
import sys
from types import ModuleType, SimpleNamespace

def some_rules(advise, *, advisor):
    print("rules:", *[pack.id for pack in advisor.book.packs])
    assert advise({}).readiness == advisor.assess({}).readiness

def never(advise, *, advisor, why="it never holds"):
    raise AssertionError(why)

laws = ModuleType("recovery_advisor.testing.laws")
laws.LAWS = (SimpleNamespace(id="some-rules", check=some_rules), SimpleNamespace(id="never", check=never))
sys.modules["recovery_advisor.testing.laws"] = laws
"""
APP = """
import pytest
from recovery_advisor import Advisor
advise = Advisor(["upper-back"], engine="bitmap").assess
"""
TEST = "def test_app(safety_law): safety_law.check(advise)\n"


@pytest.fixture
def root(pytester: pytest.Pytester) -> Path:
    pytester.makeconftest(CONFTEST)
    return pytester.path


def run(pytester: pytest.Pytester, marker: str = "", test: str = TEST) -> pytest.RunResult:
    pytester.makepyfile(APP + marker + "\n" + test)
    return pytester.runpytest_inprocess("--strict-markers", "-rA")


@pytest.mark.usefixtures("root")
def test_each_law_is_a_test_with_its_name(pytester: pytest.Pytester) -> None:
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        ["PASSED *::test_app[[]some-rules[]]", "FAILED *::test_app[[]never[]]*"]
    )
    result.stdout.fnmatch_lines(["*AssertionError: it never holds"])


@pytest.mark.usefixtures("root")
def test_the_shipped_rules_are_held_to_by_default(pytester: pytest.Pytester) -> None:
    run(pytester).stdout.fnmatch_lines(["rules: red-flags upper-back"])


@pytest.mark.usefixtures("root")
def test_a_marker_names_packs(pytester: pytest.Pytester) -> None:
    result = run(pytester, '@pytest.mark.safety_rules(packs=["upper-back"])')
    result.stdout.fnmatch_lines(["rules: upper-back"])


def test_a_marker_names_a_folder_as_seen_from_the_root(
    pytester: pytest.Pytester, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(root / "knee")
    (root / "elsewhere").mkdir()
    pytester.makeini("[pytest]")
    pytester.makepyfile(test_knee=APP + '@pytest.mark.safety_rules(folder="knee")\n' + TEST)
    monkeypatch.chdir(root / "elsewhere")
    result = pytester.runpytest_inprocess("-rA", str(root / "test_knee.py"))
    result.stdout.fnmatch_lines(["rules: knee"])


@pytest.mark.usefixtures("root")
def test_what_a_law_takes_besides_is_passed_on(pytester: pytest.Pytester) -> None:
    test = "def test_app(safety_law):\n    if safety_law.id == 'never': safety_law.check(advise, why='because')\n"
    run(pytester, test=test).stdout.fnmatch_lines(["*AssertionError: because"])


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            "'knee'",
            "safety_rules('knee') was given; allowed: folder=, the path of a rules folder,*",
        ),
        ("rules='knee'", "safety_rules(rules='knee') was given; allowed: folder=*"),
        (
            "packs='upper-back'",
            "safety_rules(packs='upper-back') was given; *packs=, a list of ids*",
        ),
        ("packs=[1]", "safety_rules(packs=[[]1[]]) was given; allowed: *"),
        ("folder=7", "safety_rules(folder=7) was given; allowed: *"),
        ("folder='nowhere'", "safety_rules: */nowhere: the folder can't be read: No such file*"),
        ("packs=['upper-bock']", "safety_rules: *'upper-bock'*Did you mean upper-back?*"),
        ("packs=[]", "safety_rules: *"),
    ],
)
def test_rules_that_can_not_be_had_are_refused_in_one_sentence(
    pytester: pytest.Pytester, arguments: str, said: str
) -> None:
    result = run(pytester, f"@pytest.mark.safety_rules({arguments})")
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines([said])
    assert "Traceback" not in result.stdout.str()


def test_each_law_over_time_is_a_test_with_its_name(pytester: pytest.Pytester) -> None:
    test = "def test_app(history_law): history_law.check(lambda person: None)\n"
    pytester.makepyfile(test)
    result = pytester.runpytest_inprocess("-rA", "-k", "twice or midnight")
    result.assert_outcomes(failed=2, deselected=len(HISTORY_LAWS) - 2)
    result.stdout.fnmatch_lines(["FAILED *::test_app[[]midnight-means-nothing[]]*"])


def test_a_law_over_time_wants_rules_with_a_history_pack(pytester: pytest.Pytester) -> None:
    lay_out(pytester.path / "rules")
    marker = "import pytest\n@pytest.mark.safety_rules(folder='rules')\n"
    pytester.makepyfile(marker + "def test_app(history_law): raise AssertionError\n")
    result = pytester.runpytest_inprocess("-rA", "-k", "twice")
    result.stdout.fnmatch_lines(["*no pack of kind history*"])
