"""The next day's check-in keeps what lasts, and leaves everything else unknown."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import CheckIn, Clearance, Readiness, Screening
from recovery_advisor.testing import check_ins
from tests.rules.red_flags_table import LASTING
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED, QUESTIONNAIRE

ADVISOR = shared_advisor(engine="bitmap")


@given(check_ins(ADVISOR.book))
def test_only_lasting_answers_are_kept(earlier: CheckIn) -> None:
    again = earlier.begin_again()
    assert type(again) is type(earlier)
    kept = {id: said for id, said in earlier.answers.items() if id in LASTING and said != "unknown"}
    assert dict(again.answers) == kept
    assert (again.screening, again.screened, again.clearance) == (None, None, None)
    assert again.begin_again() == again


@given(st.sampled_from(sorted(LASTING)))
def test_a_condition_that_lasts_is_still_there(condition: str) -> None:
    earlier = CheckIn(screening=Screening.answered(QUESTIONNAIRE, yes={condition}), pain=0)
    again = earlier.begin_again()
    assert again.answers[condition] == "yes"
    assert {id for id, answer in again.answers.items() if answer == "yes"} == {condition}


def test_nobody_may_exercise_on_what_was_kept() -> None:
    """Every danger sign is asked again, however well somebody was."""
    today = date.today()
    well = {**DENIED, **NO_COMPLAINT}
    clearance = Clearance(
        by="Dr. Example",
        at=today - timedelta(days=1),
        scope=frozenset({"surgery_or_spine_injection"}),
        expires=today + timedelta(days=30),
    )
    earlier = CheckIn.model_validate(
        {**well, "surgery_or_spine_injection": "yes", "clearance": clearance}
    )
    assert ADVISOR.assess(earlier).readiness is Readiness.FULL
    again = ADVISOR.assess(earlier.begin_again())
    assert again.readiness is Readiness.REST
    assert {*again.missing} >= {*DENIED} - LASTING
