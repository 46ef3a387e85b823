"""The questions on a terminal, with scripted answers."""

from __future__ import annotations

import pytest

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli import interview
from tests.cli.person import NO_WISHES, Person
from tests.cli.running import HEALTHY

BOOK = Advisor().book


def _interviewed(*answers: str) -> Person:
    person = Person(answers)
    interview.run_interview(person.ask, person.tell)
    return person


def _healthy_but(**changed: str) -> list[str]:
    return [changed.get(id, str(HEALTHY[id])) for id in _asked()]


def _asked() -> list[str]:
    """Ids of the questions in the order in which the screens show them."""
    return [
        question.id for screen in BOOK.screens for question in BOOK.questions
        if question.screen == screen
    ]  # fmt: skip


def test_a_healthy_person_gets_a_session() -> None:
    person = _interviewed(*_healthy_but(), *NO_WISHES)
    assert person.advice.startswith("You can do the full programme.")
    assert "Your session" in person.advice


def test_enter_alone_everywhere_is_rest_with_what_is_missing() -> None:
    person = _interviewed(*[""] * len(HEALTHY))
    assert person.advice.startswith("Rest for now.")
    words = person.advice.replace("\n", " ")
    assert "Not answered yet" in words
    assert all(id.replace("_", " ") in words for id in HEALTHY)


def test_every_question_is_asked_once_in_its_own_words() -> None:
    heard = " ".join(_interviewed(*_healthy_but(), *NO_WISHES).heard.split())
    for question in BOOK.questions:
        assert heard.count(question.ask) == 1
    for title in BOOK.screens.values():
        assert heard.count(title) == 1


@pytest.mark.parametrize("wrong", ["11", "-1", "2.5", "very", "?", "true", "9" * 5_000])
def test_a_wrong_answer_is_told_what_is_allowed_and_asked_again(wrong: str) -> None:
    answers = _healthy_but()
    place = _asked().index("pain")
    person = _interviewed(*answers[:place], wrong, wrong, *answers[place:], *NO_WISHES)
    assert person.prompts[place] == person.prompts[place + 1] == person.prompts[place + 2]
    allowed = "Give a whole number from 0 to 10, or one of: none, slight, mild, moderate, severe"
    assert person.heard.count(allowed) == 2
    assert person.advice.startswith("You can do the full programme.")


@pytest.mark.parametrize("no", ["n", "N", "no", " No ", "0"])
@pytest.mark.parametrize("plan", ["y", "Y", "yes", "1"])
def test_yes_and_no_can_be_shortened(no: str, plan: str) -> None:
    answers = _healthy_but(injury=no, needs_special_plan=plan)
    assert _interviewed(*answers).advice.startswith("Rest, and talk to a health professional")
    free = _interviewed(*_healthy_but(injury=no, needs_special_plan=no), *NO_WISHES)
    assert free.advice.startswith("You can do the full programme.")


def test_gear_and_minutes_are_asked_only_above_rest() -> None:
    resting = _interviewed(*_healthy_but(swelling="mild"))
    assert len(resting.prompts) == len(HEALTHY)
    assert "You may exercise" not in resting.heard
    free = _interviewed(*_healthy_but(), *NO_WISHES)
    assert len(free.prompts) == len(HEALTHY) + 2
    assert "resistance_band" in free.prompts[-2]
    assert "minutes" in free.prompts[-1]


def test_gear_and_minutes_shape_the_session() -> None:
    person = _interviewed(*_healthy_but(), "resistance band, dumbbells", "30")
    assert "Needs: bicycle" in person.advice
    assert "Needs: resistance band" not in person.advice
    assert "Needs: dumbbells" not in person.advice


def test_gear_may_begin_with_a_capital_as_a_phone_writes_it() -> None:
    person = _interviewed(*_healthy_but(), "Resistance band", "")
    assert "Needs: resistance band" not in person.advice


@pytest.mark.parametrize(
    ("gear", "minutes", "allowed"),
    [("anvil", "", "dumbbells"), ("", "soon", "1 to 240"), ("", "0", "1 to 240")],
)
def test_wishes_that_can_not_be_taken_are_asked_again(
    gear: str, minutes: str, allowed: str
) -> None:
    person = _interviewed(*_healthy_but(), gear, minutes, *NO_WISHES)
    assert allowed in person.told[-3]
    assert person.advice.startswith("You can do the full programme.")
