"""A form says what was ticked and chosen, and never *no*; what is none of its answers is wrong alone."""

from __future__ import annotations

import pytest

from recovery_advisor import Dose, Item, Phase
from recovery_advisor.values.scale import UNKNOWN
from tests.web.app.person import Person, advisor, visit_of
from web.app.forms import read_form, value_of, values_of
from web.app.knowledge import Knowledge
from web.app.plan import timer_steps

KNOWLEDGE = Knowledge(advisor())


@pytest.mark.parametrize(
    ("id", "values", "answer"),
    [
        ("chest_pain", ("yes",), "yes"),
        ("chest_pain", ("unsure", "unknown"), "unsure"),
        ("chest_pain", ("no", "unknown"), UNKNOWN),
        ("dizziness", ("unsure",), UNKNOWN),
        ("pain", ("7", "2"), 7),
        ("range_of_motion", ("full", "reduced"), "reduced"),
        ("swelling", ("mild",), "mild"),
    ],
)
def test_of_several_values_the_worst_counts(
    id: str, values: tuple[str, ...], answer: object
) -> None:
    question = KNOWLEDGE.question(id)
    assert read_form([question], {f"q.{id}": values}).told == {id: answer}


@pytest.mark.parametrize("value", ["11", "-1", "1.5", "٣", "maybe", "<b>", "None"])
def test_what_is_no_answer_is_wrong(value: str) -> None:
    question = KNOWLEDGE.question("pain")
    form = read_form([question], {"q.pain": (value,)})
    assert (form.told, form.wrong, form.blank) == ({}, ("pain",), ())


@pytest.mark.parametrize("fields", [{}, {"q.pain": ()}, {"q.pain": ("",)}, {"pain": ("2",)}])
def test_nothing_said_is_blank(fields: dict[str, tuple[str, ...]]) -> None:
    form = read_form([KNOWLEDGE.question("pain")], fields)
    assert (form.told, form.wrong, form.blank) == ({}, (), ("pain",))


def test_each_choice_is_an_answer_and_is_shown_again_as_chosen() -> None:
    for question in map(KNOWLEDGE.question, (one.id for one in advisor().book.asked)):
        for value, _ in (*values_of(question), (UNKNOWN, "")):
            [answer] = read_form([question], {f"q.{question.id}": (value,)}).told.values()
            assert question.takes(answer) and value_of(answer, question) == value


def test_an_answer_that_is_no_choice_is_shown_as_the_worst_that_it_may_be() -> None:
    assert value_of("mild", KNOWLEDGE.question("pain")) == "3"
    assert value_of(60, KNOWLEDGE.question("range_of_motion")) == "reduced"


@pytest.mark.parametrize(
    ("dose", "steps"),
    [
        (Dose(minutes=2), (("work", 120),)),
        (Dose(hold=20, repetitions=2), (("work", 20), ("rest", 4), ("work", 20))),
        (Dose(sets=2, repetitions=5), (("work", 20), ("rest", 45), ("work", 20))),
        (Dose(hold=15, sides=2), (("work", 15), ("rest", 4), ("work", 15))),
        (Dose(hold="not given"), (("work", 2),)),
        (Dose(), ()),
    ],
)
def test_a_timer_holds_and_rests_as_the_dose_says(dose: Dose, steps: object) -> None:
    item = Item(
        exercise="a",
        way="a",
        name="A",
        phase=Phase.STRETCH,
        dose=dose,
        seconds=1,
        cues=(),
        regions=(),
    )
    assert timer_steps(item, advisor().book.session) == steps


def test_a_timer_works_for_as_long_as_was_planned() -> None:
    person = Person().begins().goes_on_well()
    assert "data-timer" in person.shown["html"]
    parameters = advisor().book.session
    session = advisor().assess({**visit_of(person).answers, "screened": "red-flags/2"}).session
    assert session
    for item in session.exercises:
        steps = timer_steps(item, parameters)
        assert 0 < sum(each for kind, each in steps if kind == "work") <= item.seconds


def test_what_is_wished_for_is_planned() -> None:
    person = Person().begins().goes_on_well()
    before = person.shown["html"]
    household = ["chair", "doorway", "floor", "wall"]
    person.does("prefer", household=household, equipment=["dumbbells", "spaceship"], minutes="10")
    assert person.has_session and person.shown["html"] != before
    assert "dumbbells" in {
        one.attributes.get("value")
        for one in person.page.all("input")
        if "checked" in one.attributes
    }


def test_an_answer_is_changed_where_it_was_asked() -> None:
    person = Person().begins().goes_on_well()
    person.does("change", question="pain")
    assert person.ticked["pain"] == "0" and "chest_pain" not in person.questions
    person.presses("next", pain="8")
    assert "today" in person.page.text and not person.has_session
