"""Records that are loaded: none of what they tell hides another, and a graver answer is never dropped."""

from __future__ import annotations

import json

import pytest

from recovery_advisor import Record
from tests.web.app.person import TODAY, Person, advisor, visit_of


def record_of(**answers: str) -> str:
    """A record as a program saves it: without a day."""
    return advisor().assess({**answers, "screened": "red-flags/2"}).record()


def test_each_of_two_emergencies_is_settled_by_itself() -> None:
    person = Person().begins()
    person.does("load", text=record_of(chest_pain="yes"))
    person.does("on")
    person.does("load", text=record_of(stroke_signs="yes"))
    earlier = visit_of(person).earlier
    assert earlier and {link.rules for link in earlier.chain} == {
        ("chest-pain",),
        ("stroke-signs",),
    }
    person.does("on")
    person.does("seen")
    assert not person.goes_on_well().has_session
    person.does("seen")
    assert person.has_session


def test_the_same_record_twice_is_settled_once() -> None:
    person = Person().begins()
    for _ in range(2):
        person.does("load", text=record_of(chest_pain="yes"))
    person.does("on")
    person.does("seen")
    assert person.goes_on_well().has_session


def test_a_record_that_the_page_saves_has_its_day() -> None:
    person = Person().begins().goes_on_well()
    person.does("record")
    saved = person.shown["download"]["text"]
    assert str(Record.model_validate_json(saved).today) == TODAY
    again = Person().begins(today="2026-12-03")
    again.does("load", text=saved)
    assert "on 1 December 2026" in again.page.text


@pytest.mark.every_case
@pytest.mark.parametrize("id", advisor().CheckIn.made_for.lasting)
@pytest.mark.parametrize("answers", [("no", "yes"), ("yes", "no")])
def test_the_graver_of_two_lasting_answers_counts(id: str, answers: tuple[str, str]) -> None:
    person = Person().begins()
    for answer in answers:
        person.does("load", text=record_of(**{id: answer}))
    assert visit_of(person).answers[id] == "yes"


def test_weak_bones_of_a_second_record_hold_back_the_session_after_a_fall() -> None:
    person = Person().begins()
    for answer in ("no", "yes"):
        person.does("load", text=record_of(osteoporosis=answer))
    person.does("on")
    person.goes_to("lighter_fall").presses("next", lighter_fall="yes")
    assert not person.goes_on_well().has_session


def test_a_lasting_no_of_a_record_is_not_asked_again() -> None:
    person = Person().begins()
    person.does("load", text=record_of(osteoporosis="no"))
    assert visit_of(person).answers == {"osteoporosis": "no"}


@pytest.mark.parametrize("screened", [5, [1], {}, "", "red-flags/9", True])
def test_a_record_of_no_known_questionnaire_tells_no_lasting_answer(screened: object) -> None:
    held = json.loads(record_of(osteoporosis="no"))
    text = json.dumps({**held, "check_in": {"osteoporosis": "no", "screened": screened}})
    person = Person().begins()
    person.does("load", text=text)
    assert "Something went wrong" not in person.page.text and visit_of(person).answers == {}


def test_no_record_is_saved_while_an_earlier_emergency_stands() -> None:
    person = Person().begins()
    person.does("load", text=record_of(chest_pain="yes"))
    person.does("on")
    person.goes_on_well()
    assert 'data-do="record"' not in person.shown["html"]
    assert person.does("record")["download"] is None and "once what you were" in person.page.text
    person.does("seen")
    assert 'data-do="record"' in person.shown["html"] and person.does("record")["download"]
