"""The timer works and rests as the dose says."""

from __future__ import annotations

import pytest

from recovery_advisor import Dose
from tests.web.app.page import ADVISOR
from web.app.plan import timer_steps

RULES = ADVISOR.book.session
EACH, PAUSE = RULES.seconds_per_repetition, RULES.rest_between_sets


@pytest.mark.parametrize(
    ("dose", "steps"),
    [
        (Dose(minutes=5), [("work", 300)]),
        (Dose(hold=15, repetitions=1), [("work", 15)]),
        (Dose(hold=10, repetitions=1, sides=2), [("work", 10), ("rest", EACH), ("work", 10)]),
        (
            Dose(sets=2, repetitions=3),
            [("work", 3 * EACH), ("rest", PAUSE), ("work", 3 * EACH)],
        ),
    ],
    ids=str,
)
def test_of_a_dose(dose: Dose, steps: list[tuple[str, int]]) -> None:
    assert list(timer_steps(dose, RULES)) == steps
