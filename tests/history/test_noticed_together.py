"""A danger sign that what is noticed makes together with the answers of before stands like any other."""

from __future__ import annotations

from typing import Any

import pytest

from recovery_advisor import Readiness, Urgency
from recovery_advisor.history import Cleared
from tests.history.person import check_in, day, new_history, tap

TOGETHER: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "age and a fall": ({"age_band": "from_65"}, {"lighter_fall": "yes"}),
    "blood thinners and a strain": ({"blood_thinners": "yes"}, {"sudden_strain": "yes"}),
    "an aneurysm and pain": ({"known_aneurysm": "yes", "pain": 0}, {"pain": 2}),
    "a tingling arm and a doubt": ({"arm_pain_or_tingling": "yes"}, {"chest_pain": "unsure"}),
}


@pytest.mark.parametrize(("before", "noticed"), TOGETHER.values(), ids=TOGETHER.keys())
def test_it_is_not_gone_with_the_next_check_in(
    before: dict[str, Any], noticed: dict[str, Any]
) -> None:
    history = new_history()
    history.record("ann", check_in(0, **before))
    assert history.advise("ann", day(0)).urgency < Urgency.URGENT
    history.record("ann", tap(0.1, **noticed))
    assert history.advise("ann", day(0.1)).urgency >= Urgency.URGENT
    history.record("ann", check_in(1, **before))
    advice = history.advise("ann", day(1))
    assert advice.urgency >= Urgency.URGENT
    assert advice.readiness is Readiness.REST


def test_an_answer_that_the_sign_does_not_ask_reports_it_no_second_time() -> None:
    history = new_history()
    history.record("ann", check_in(0, chest_pain="yes"))
    scope = frozenset({"chest_pain"})
    looked = Cleared(at=day(0.1), by="clinic", scope=scope, expires=day(9).date())
    history.record("ann", looked)
    history.record("ann", tap(0.2, pain=1))
    history.record("ann", check_in(1))
    assert history.advise("ann", day(1)).urgency < Urgency.URGENT
