"""What is printed while debugging is short, and says what matters.

That no repr works out what is missing is tested with ``Advice.missing``.
"""

from __future__ import annotations

import pytest

from recovery_advisor import Advisor, CheckIn, Screening
from tests.generated import EXAMPLES
from tests.replay.recorded_check_ins import HEALTHY
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")


class AppAdvisor(Advisor):
    """Of an app."""


def test_an_advisor_tells_its_packs_and_what_decides() -> None:
    ankle = EXAMPLES / "ankle-rules"
    assert repr(ADVISOR) == "<Advisor red-flags 2.0.0, upper-back 2.0.0 by bitmap>"
    assert repr(Advisor(["upper-back"], engine="reference")) == (
        "<Advisor upper-back 2.0.0 by reference>"
    )
    assert (
        repr(AppAdvisor.from_folder(ankle, engine="bitmap")) == "<AppAdvisor ankle 0.1.0 by bitmap>"
    )


def test_a_check_in_tells_what_it_holds() -> None:
    assert repr(CheckIn()) == "CheckIn()"
    assert repr(CheckIn(pain=2, swelling="mild")) == "CheckIn(pain=2, swelling='mild')"
    mentioned = CheckIn(chest_pain="unknown", screened="red-flags/2", injury=True, pain=None)
    assert repr(mentioned) == "CheckIn(screened='red-flags/2', chest_pain='unknown', injury='yes')"


@pytest.mark.parametrize(
    "check_in",
    [
        CheckIn(),
        CheckIn(pain=2),
        CheckIn(chest_pain=None),
        CheckIn(screening=Screening.answered("red-flags/2", unsure={"chest_pain"})),
    ],
)
def test_a_check_in_can_be_made_of_its_repr(check_in: CheckIn) -> None:
    assert eval(repr(check_in)) == check_in


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, "<Advice rest, urgency none, no exercises>"),
        ({"chest_pain": "yes"}, "<Advice emergency, urgency emergency, no exercises>"),
    ],
)
def test_an_advice_tells_its_headline(given: dict[str, str], shown: str) -> None:
    assert repr(ADVISOR.assess(given)) == shown


def test_an_advice_tells_how_many_exercises_there_are() -> None:
    advice = ADVISOR.assess(HEALTHY)
    assert advice.session
    count = len(advice.session.exercises)
    assert repr(advice) == f"<Advice full_programme, urgency none, {count} exercises>"
