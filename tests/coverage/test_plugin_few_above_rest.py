"""The pytest plugin warns of a property that saw hardly anybody above rest."""

from __future__ import annotations

import pytest

#: The runs inside of this process see its filters, which leave this warning out.
pytestmark = pytest.mark.filterwarnings("always:the property saw")
APP = """
from hypothesis import given, settings, strategies as st
from recovery_advisor import Advisor, CheckIn
from recovery_advisor.testing import check_ins
advisor = Advisor(engine="bitmap")
some = settings(max_examples=40, derandomize=True, deadline=None, database=None)
"""
POOR = """
@some
@given(st.integers())
def test_nobody_exercises(number):
    assert advisor.assess(CheckIn()).session is None
"""
GOOD = """
@some
@given(check_ins())
def test_a_session_is_above_rest(check_in):
    advice = advisor.assess(check_in)
    assert advice.session is None or advice.readiness != "rest"
"""
DRAWN = """
@some
@given(st.builds(CheckIn))
def test_a_session_is_above_rest(check_in):
    advice = advisor.assess(check_in)
    assert advice.session is None or advice.readiness != "rest"
"""
EXAMPLE = """
def test_one_person():
    for _ in range(100):
        assert advisor.assess({}).session is None
"""


def run(pytester: pytest.Pytester, test: str) -> pytest.RunResult:
    pytester.makepyfile(APP + test)
    return pytester.runpytest_inprocess("-rA", "-p", "no:cacheprovider")


def test_a_property_that_saw_nobody_above_rest_is_warned_of(pytester: pytest.Pytester) -> None:
    result = run(pytester, POOR)
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(["*FewAboveRest: the property saw 0 of 40 people above rest:*"])


@pytest.mark.parametrize("test", [GOOD, DRAWN, EXAMPLE], ids=["good", "drawn", "no property"])
def test_another_test_is_not(pytester: pytest.Pytester, test: str) -> None:
    run(pytester, test).assert_outcomes(passed=1, warnings=0)


def test_the_warning_can_be_ignored_by_name(pytester: pytest.Pytester) -> None:
    mark = "import pytest\n@pytest.mark.filterwarnings('ignore::recovery_advisor_for_pytest.FewAboveRest')"
    run(pytester, mark + POOR).assert_outcomes(passed=1, warnings=0)


def test_nothing_is_observed_once_the_property_is_over(pytester: pytest.Pytester) -> None:
    over = "\ndef test_over():\n    from recovery_advisor.assessment.observers import OBSERVERS\n    assert OBSERVERS.present == ()\n"
    run(pytester, GOOD + over).assert_outcomes(passed=2, warnings=0)
