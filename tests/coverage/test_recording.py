"""Whoever is assessed is recorded, by whichever advisor, and only while somebody records."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest

from recovery_advisor import Advisor, CheckIn, InputError
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.authoring.coverage import Coverage, Recorder, recording
from recovery_advisor.authoring.coverage.obligations import Obligations
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED

SWOLLEN = {"swelling": "mild"}
WELL: dict[str, Any] = {
    **NO_COMPLAINT,
}  # fmt: skip
CLEARED = {"by": "Dr Example", "at": "2026-06-01", "expires": "2026-07-01"}
TODAY = date(2026, 6, 15)


@pytest.fixture
def base() -> Advisor:
    return Advisor(["upper-back"], engine="bitmap")


@pytest.fixture(scope="module")
def both() -> Advisor:
    return Advisor(engine="bitmap")


def only(recorder: Recorder) -> Coverage:
    [coverage] = recorder.coverages()
    return coverage


def gaps(coverage: Coverage, rule: str) -> set[str]:
    return {f"{gap.effect}: {gap.message}" for gap in coverage.gaps if gap.rule == rule}


def coverage_over(advisor: Advisor, *people: dict[str, Any]) -> Coverage:
    with recording() as recorder:
        for person in people:
            advisor.assess(person, today=TODAY)
    return only(recorder)


def test_who_is_assessed_shows_what_counted_and_by_what(base: Advisor) -> None:
    coverage = coverage_over(base, SWOLLEN)
    assert gaps(coverage, "rest-while-swollen") == {
        "limit rest: always counted",
        "limit rest: nobody for whom `swelling is mild or worse` alone decided that it does not count",
    }
    assert gaps(coverage_over(base, SWOLLEN, {"swelling": "none"}), "rest-while-swollen") == set()


def test_the_advice_is_the_same_while_recording(base: Advisor) -> None:
    before = base.assess(SWOLLEN)
    with recording():
        assert base.assess(SWOLLEN) == before


def test_each_rule_book_has_a_coverage_of_its_own(base: Advisor, both: Advisor) -> None:
    with recording() as recorder:
        base.assess(SWOLLEN)
        both.assess(CheckIn(swelling="mild"))
        Advisor(["upper-back"], engine="reference").assess(WELL)
    found = {one.sha256: one for one in recorder.coverages()}
    assert found.keys() == {base.book.id.sha256, both.book.id.sha256}
    assert gaps(found[base.book.id.sha256], "rest-while-swollen") == set()
    assert gaps(found[both.book.id.sha256], "rest-while-swollen") != set()


def test_nobody_assessed_is_no_coverage_at_all(base: Advisor) -> None:
    with recording() as recorder, pytest.raises(InputError):
        base.assess({"pain": 11})
    assert recorder.coverages() == []


def test_nothing_is_recorded_afterwards_whatever_happened(base: Advisor) -> None:
    assert OBSERVERS.present == ()
    with recording() as recorder:
        base.assess(SWOLLEN)
    before = only(recorder)
    base.assess({"pain": 9})
    assert only(recorder) == before
    with pytest.raises(ZeroDivisionError), recording():
        raise ZeroDivisionError
    assert OBSERVERS.present == ()


def test_recordings_inside_each_other_each_see_everybody(base: Advisor) -> None:
    with recording() as outer, recording() as inner:
        base.assess(SWOLLEN)
    assert outer.coverages() == inner.coverages() != []


def test_many_threads_are_recorded_as_one(base: Advisor) -> None:
    swellings = [band for band, _, _ in base.book.question["swelling"].bands]
    people = [{"pain": pain, "swelling": swelling} for pain in range(11) for swelling in swellings]
    with recording() as recorder, ThreadPoolExecutor(4) as threads:
        list(threads.map(base.assess, people))
    assert only(recorder) == coverage_over(base, *people)


def test_what_can_not_be_recorded_is_logged_and_the_advice_is_the_same(
    base: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    before = base.assess(SWOLLEN)
    broken = patch.object(Obligations, "met_by", side_effect=ZeroDivisionError("mild"))
    with broken, recording() as recorder, caplog.at_level(logging.ERROR, "recovery_advisor"):
        assert base.assess(SWOLLEN) == before
    assert recorder.coverages() == []
    assert "observer fault: ZeroDivisionError" in caplog.text
    assert "mild" not in caplog.text


def test_an_interview_is_recorded_step_by_step(base: Advisor) -> None:
    with recording() as recorder:
        interview = base.interview()
        interview.answer("swelling", "mild")
        interview.answer("swelling", "none")
    assert only(recorder) == coverage_over(base, {}, SWOLLEN, {"swelling": "none"})


def test_what_a_clearance_lifts_shows_nothing_of_its_rule(both: Advisor) -> None:
    brittle = {**DENIED, **WELL, "osteoporosis": "yes"}
    lifted = brittle | {"clearance": CLEARED | {"scope": ["osteoporosis"]}}
    assert len(gaps(coverage_over(both, brittle), "osteoporosis")) == 2
    assert len(gaps(coverage_over(both, lifted), "osteoporosis")) == 4
    assert gaps(coverage_over(both, lifted), "pregnancy") == gaps(
        coverage_over(both, {**DENIED, **WELL}), "pregnancy"
    )
