"""Whatever a person does, the page answers with a whole screen, and permits nothing that it should not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Verdict
from tests.web.app.person import TODAY, Parsed, Person, advisor, visit_of
from tests.web.app.test_dangers import SIGNS
from web.app.walk import ACTIONS

_STEPS = st.tuples(
    st.sampled_from(["well", "tick", "doubt", "untick", "number", *ACTIONS, "nonsense"]),
    st.integers(0, 40),
)
_VALUES = st.sampled_from(
    ["", "112", "+44 999", "yes", "4", "<script>alert(1)</script>", "chair", "20", "pain", "{}"]
)


def step(person: Person, do: str, number: int, value: str) -> None:
    """Does one thing, as far as the screen that is shown has it."""
    ids = [*person.questions]
    one = ids[number % len(ids)] if ids else None
    if do == "well" and ids:
        person.answers_well()
    elif do in ("tick", "doubt") and one and "yes" in person.questions[one]:
        person.ticks(**{one: "yes" if do == "tick" else person.questions[one][-1]})
    elif do == "number" and one:
        person.ticks(**{one: person.questions[one][number % len(person.questions[one])]})
    elif do == "untick":
        person.does("look", **person.form())
    elif do in ACTIONS or do == "nonsense":
        fields = {"number": value, "keep": value, "minutes": value, "household": value}
        more = {"question": one or value, "depth": str(number), "today": TODAY, "kept": value}
        person.does(do, **person.form(), **fields, **more, text=value, press=value)


@given(st.lists(st.tuples(_STEPS, _VALUES), max_size=25))
def test_every_walk_is_answered_by_whole_screens(steps: list[tuple[tuple[str, int], str]]) -> None:
    person = Person().begins()
    for (do, number), value in steps:
        step(person, do, number, value)
        require_whole(person.shown)
        require_no_session_beside_a_sign(person)


def require_no_session_beside_a_sign(person: Person) -> None:
    """Raises where a session is shown while a danger sign that was ticked stands."""
    visit = visit_of(person)
    signs = [id for id in SIGNS if visit.answers.get(id) == "yes"]
    assert not (signs and person.has_session)
    assert not signs or person.shown["urgent"] or visit.correcting
    assert not (visit.earlier and visit.earlier.stands and person.has_session)


def require_whole(reply: dict[str, Any]) -> None:
    """Raises where a reply is not as the shell takes it."""
    page = Parsed(reply["html"])
    assert page.unbalanced == []
    assert len([*page.all("h1")]) == 1
    assert not [*page.all("script")]
    names = [name for one in page.elements for name in one.attributes]
    assert not [name for name in names if name == "style" or name.startswith("on")]
    ids = [one.attributes["id"] for one in page.elements if one.attributes.get("id")]
    assert len(ids) == len({*ids})
    assert {one.attributes["for"] for one in page.all("label")} <= {*ids}
    keys = {
        "html",
        "title",
        "depth",
        "urgent",
        "say",
        "focus",
        "keep",
        "download",
        "print",
        "number",
    }
    assert reply.keys() == keys and reply["depth"] >= 0 and reply["title"]


@given(st.data())
def test_the_advice_is_that_of_the_library(data: st.DataObject) -> None:
    person = Person().begins()
    while person.questions and not person.shown["urgent"]:
        answers = {
            id: data.draw(st.sampled_from([*values, None] if "yes" in values else values), id)
            for id, values in person.questions.items()
        }
        told = {id: one for id, one in answers.items() if one is not None}
        person.presses("next" if told else "none", **told)
        if 'data-do="on"' in person.shown["html"]:
            person.does("on")
    visit = visit_of(person)
    advice = advisor().assess({**visit.answers, "screened": "red-flags/2"})
    heading = next(person.page.all("h1")).text
    assert heading == " ".join(advice.say)
    assert person.shown["urgent"] is (advice.verdict is Verdict.EMERGENCY)
    if advice.verdict not in (Verdict.EMERGENCY, Verdict.SEE_PROFESSIONAL):
        asks = {advisor().book.question[id].ask for id in advice.missing}
        items = {one.text for one in person.page.all("li")}
        assert asks <= items
        assert ("You did not know" in person.page.text) is bool(asks)
    cards = [one.text for one in person.page.all("h4")]
    assert cards == [one.name for one in (advice.session.exercises if advice.session else ())]


def test_a_well_person_taps_twelve_times_at_most() -> None:
    person, taps = Person().begins(), 0
    while person.questions:
        chosen = 0 if "yes" in next(iter(person.questions.values())) else len(person.questions)
        taps += chosen + 1
        person.answers_well()
    assert person.has_session and taps <= 12 and person.sent - 1 <= 12


def test_a_page_that_drops_ticks_breaks_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    monkeypatch.setattr("web.app.knowledge.Knowledge.takes_the_screen", lambda *_: False)
    person.does("to", depth=0)
    with pytest.raises(AssertionError):
        require_no_session_beside_a_sign(person)


@pytest.mark.parametrize("message", ["", "{}", "[]", "null", '{"do": 1, "with": 2}', "{" * 9000])
def test_a_message_that_is_none_is_answered(message: str) -> None:
    require_whole(json.loads(Person().begins().bridge.handle(message)))


def test_each_screen_leaves_at_most_as_many_as_the_one_before() -> None:
    person, left = Person().begins(), []
    while person.questions:
        [text] = [one.text for one in person.page.all("span") if one.attributes.get("id") == "left"]
        left.append(int(text.split()[2]))
        person.answers_well()
    assert left == sorted(left, reverse=True) and left[-1] == 1
