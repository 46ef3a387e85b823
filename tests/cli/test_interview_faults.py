"""An engine that fails stops no interview on the terminal, and hides no danger."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from unittest.mock import patch

import pytest

from recovery_advisor import Advisor
from recovery_advisor.cli.interview import run_interview
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from tests.cli.scripted_person import ScriptedPerson, healthy_but

COULD_NOT_CHECK = "We could not check your answers safely, so rest for now."
BOOK = Advisor(engine="bitmap").book


def interviewed(*answers: str, broken: Sequence[type[Engine]]) -> ScriptedPerson:
    """Somebody who is interviewed by the reference engine while some engines fail."""
    person = ScriptedPerson(answers)
    with ExitStack() as stack:
        for engine in broken:
            stack.enter_context(patch.object(engine, "counting", side_effect=ZeroDivisionError))
        run_interview(person.ask, person.tell, Advisor.from_book(BOOK, engine="reference"))
    return person


def test_a_healthy_person_is_told_of_the_fault_and_to_rest() -> None:
    person = interviewed(*healthy_but(), broken=[ReferenceEngine])
    assert person.advice.startswith("Rest for now.")
    assert COULD_NOT_CHECK in person.advice
    assert "Your session" not in person.output


def test_the_bar_goes_on_through_a_fault() -> None:
    person = interviewed(*healthy_but(), broken=[ReferenceEngine])
    bars = [text for text in person.outputs if text.startswith("[")]
    assert bars[0] == f"[{'.' * 20}] 0 answered, at most {len(BOOK.questions)} left"
    assert len(bars) == len(person.prompts)


@pytest.mark.parametrize("broken", [[BitmapEngine], [BitmapEngine, ReferenceEngine]])
def test_so_it_is_where_no_question_can_be_chosen(broken: list[type[Engine]]) -> None:
    person = interviewed(*healthy_but(), broken=broken)
    assert COULD_NOT_CHECK in person.advice
    assert person.advice.startswith("Rest for now.")


def test_an_emergency_that_was_seen_is_told_with_the_fault() -> None:
    person = interviewed("1", broken=[BitmapEngine])
    assert person.advice.startswith("Call your local emergency number now.")
    assert COULD_NOT_CHECK in person.advice
    assert len(person.prompts) == 1
