"""An engine that fails stops no interview on the terminal, and hides no danger."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from unittest.mock import patch

import pytest

from recovery_advisor import Advisor
from recovery_advisor.cli.interview import run_interview
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from tests.cli.scripted_person import PAGES, SYMPTOMS, ScriptedPerson
from tests.support.advisors import shared_advisor

COULD_NOT_CHECK = "We could not check your answers safely, so rest for now."
BOOK = shared_advisor(engine="bitmap").book


def all_denied() -> list[str]:
    """What somebody healthy says who is asked everything: an age too, and what goes with a danger."""
    *pages, about_you = ["none"] * len(PAGES)
    return [*pages, "under 50", about_you, "no", "no", "no", *SYMPTOMS.values()]


def interviewed(*answers: str, broken: Sequence[type[Engine]]) -> ScriptedPerson:
    """Somebody who is interviewed by the reference engine while some engines fail."""
    person = ScriptedPerson(answers)
    with ExitStack() as stack:
        for engine in broken:
            stack.enter_context(patch.object(engine, "counting", side_effect=ZeroDivisionError))
        run_interview(person.ask, person.tell, Advisor.from_book(BOOK, engine="reference"))
    return person


def test_a_healthy_person_is_told_of_the_fault_and_to_rest() -> None:
    person = interviewed(*all_denied(), broken=[ReferenceEngine])
    assert person.advice.startswith("Rest for now.")
    assert COULD_NOT_CHECK in person.advice
    assert "Your session" not in person.output


def test_the_bar_goes_on_through_a_fault() -> None:
    person = interviewed(*all_denied(), broken=[ReferenceEngine])
    bars = [text for text in person.outputs if text.startswith("[")]
    assert bars[0] == f"[{'.' * 20}] 0 answered, at most {len(BOOK.questions)} left"
    assert len(bars) == len(person.prompts)


@pytest.mark.parametrize("broken", [[BitmapEngine], [BitmapEngine, ReferenceEngine]])
def test_so_it_is_where_no_question_can_be_chosen(broken: list[type[Engine]]) -> None:
    person = interviewed(*all_denied(), broken=broken)
    assert COULD_NOT_CHECK in person.advice
    assert person.advice.startswith("Rest for now.")


def test_an_emergency_that_was_seen_is_told_with_the_fault() -> None:
    person = interviewed("1", broken=[BitmapEngine])
    assert person.advice.startswith("Call your local emergency number now.")
    assert COULD_NOT_CHECK in person.advice
    assert len(person.prompts) == 1


@pytest.mark.parametrize("among", [1, 2, 3, 5, 8, 13])
@pytest.mark.parametrize("engine", [BitmapEngine, ReferenceEngine])
def test_an_engine_that_fails_now_and_then_raises_nothing(
    engine: type[BitmapEngine] | type[ReferenceEngine], among: int
) -> None:
    honest, times = engine.counting, 0

    def now_and_then(self: Engine, answers: Lowered) -> int:
        nonlocal times
        times += 1
        if times % among == 0:
            raise ZeroDivisionError
        return honest(self, answers)  # type: ignore[arg-type]

    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return "none" if "Any of these?" in prompt else ""

    told: list[str] = []
    with patch.object(engine, "counting", now_and_then):
        run_interview(ask, told.append, Advisor.from_book(BOOK, engine="reference"))
    assert told[-1].startswith("Rest")
    assert len(asked) < 60
