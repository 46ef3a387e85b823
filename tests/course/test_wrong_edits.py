"""A wrong edit of the fold is seen by a proof."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recovery_advisor.proving.course.claims import fold_claims
from recovery_advisor.proving.course.settling import CourseCounterexample, CourseProver
from tests.course.wrong_edits import (
    HARMLESS,
    WRONG_EDITS,
    WrongEdit,
    edited_module,
    put_in_place,
)


def refuted() -> Iterator[tuple[str, CourseCounterexample]]:
    """Each claim that is not proved, with its counterexample."""
    prover = CourseProver(60)
    for claim in fold_claims():
        found = prover.settle(claim)
        assert found.counterexample is None or found.counterexample.wrong, claim.id
        if found.counterexample is not None:
            yield claim.id, found.counterexample


def test_every_claim_about_the_fold_is_proved() -> None:
    prover = CourseProver(60)
    settled = {claim.id: prover.settle(claim).settled for claim in fold_claims()}
    assert settled == dict.fromkeys(settled, "proved")
    assert len(settled) == 38


@pytest.mark.deep
@pytest.mark.parametrize("edit", WRONG_EDITS, ids=lambda edit: edit.name)
def test_a_wrong_edit_of_the_fold_is_refuted(
    edit: WrongEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(edit, monkeypatch)
    assert next(refuted(), None)


def test_a_fold_that_lets_a_flare_leave_what_is_earned_is_refuted_in_hours_and_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [edit] = [one for one in WRONG_EDITS if one.name == "what is earned survives a flare"]
    put_in_place(edit, monkeypatch)
    [claim] = [one for one in fold_claims() if one.id == "bad-news-takes-the-return-away"]
    shown = CourseProver(60).settle(claim).counterexample
    assert shown
    assert shown.wrong == ("after a flare or danger sign",)
    assert any(line.startswith("Course x:") and "earned yes" in line for line in shown.lines)
    assert any(line.startswith("Numbers of the pack:") and " h" in line for line in shown.lines)


@pytest.mark.deep
def test_an_edit_that_changes_nothing_is_not_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(HARMLESS, monkeypatch)
    assert next(refuted(), None) is None


def test_a_text_that_does_not_stand_once_is_no_edit() -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        edited_module(HARMLESS._replace(old="no such text"))
