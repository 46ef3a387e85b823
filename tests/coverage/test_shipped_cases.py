"""The shipped cases show all that there is to show of the shipped rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_advisor.authoring.coverage import coverage_of_cases
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from recovery_advisor.loading.shipped import shipped_rules
from tests.checking.starter import checked

ANKLE = Path(__file__).resolve().parents[2] / "examples" / "ankle-rules"


@pytest.fixture(scope="module")
def shipped() -> CheckedFolder:
    return read_checked(shipped_rules())


def keeping(folder: CheckedFolder, kept: Callable[[Case], bool]) -> CheckedFolder:
    return replace(folder, cases=tuple(filter(kept, folder.cases)))


def test_the_shipped_cases_leave_nothing_to_show(shipped: CheckedFolder) -> None:
    coverage = coverage_of_cases(shipped)
    assert coverage.gaps == ()
    assert coverage.percent == 100 and coverage.obligations > 500


def test_the_cases_of_the_base_pack_leave_nothing_of_it_to_show() -> None:
    assert coverage_of_cases(read_checked(shipped_rules(), ["upper-back"])).passed


def test_the_cases_of_the_example_leave_nothing_to_show() -> None:
    assert coverage_of_cases(read_checked(ANKLE)).passed


@pytest.mark.deep
def test_without_the_cases_that_show_something_it_is_a_gap(shipped: CheckedFolder) -> None:
    others = keeping(shipped, lambda case: case.given.get("shoulder_instability") != "yes")
    assert 0 < len(shipped.cases) - len(others.cases) < 5
    coverage = coverage_of_cases(others)
    assert not coverage.passed
    assert [(gap.rule, gap.effect, gap.message) for gap in coverage.gaps] == [
        (
            "shoulder-instability",
            "avoid",
            "nobody for whom `shoulder instability is yes` alone decided that it counts",
        )
    ]


def test_cases_of_the_base_pack_alone_show_nothing_of_an_overlay(shipped: CheckedFolder) -> None:
    coverage = coverage_of_cases(keeping(shipped, lambda case: case.pack == "upper-back"))
    flags = {effect.rule.id for effect in shipped.book.effects if effect.rule.pack == "red-flags"}
    assert {gap.rule for gap in coverage.gaps} == flags


def test_without_cases_nothing_is_covered(shipped: CheckedFolder) -> None:
    coverage = coverage_of_cases(keeping(shipped, lambda case: False))
    assert (coverage.percent, coverage.met) == (0, 0)


def test_a_case_that_can_not_be_tried_shows_nothing(tmp_path: Path) -> None:
    cases = "cases:\n  - {case: odd, about: No such answer., given: {screening: signs/1}, expect: {verdict: rest, readiness: rest, urgency: none, reasons: [x], session: no}}\n"
    assert coverage_of_cases(checked(tmp_path, {"my-pack/cases.yaml": cases})).met == 0
