"""Random histories keep the laws, and say what the oracle says."""

from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.histories.machine import Histories


def test_random_histories_keep_the_laws() -> None:
    run_state_machine_as_test(Histories, settings=settings(stateful_step_count=12))
