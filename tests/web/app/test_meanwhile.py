"""What another window and another day bring, during an emergency too, is said once that is taken back."""

from __future__ import annotations

import json

import pytest

from tests.web.app.person import Parsed, Person, advisor, visit_of
from tests.web.app.test_kept import keeping

TOMORROW = "2026-12-02"


def why_of(id: str) -> str:
    """The reason that a danger sign alone gives, without what it tells to do."""
    advice = advisor().assess({id: "yes"})
    return advice.reasons[0].say.removeprefix(f"{advice.say[0]} ")


def ticking(sign: str) -> Person:
    person = keeping().goes_to(sign)
    person.ticks(**{sign: "yes"})
    return person


def take_back(person: Person) -> None:
    """Unticks the danger signs of a person, at the list of them."""
    person.does("mistake")
    person.does("look", **person.form())


def is_told(person: Person, sign: str) -> bool:
    return bool(person.shown["urgent"]) and why_of(sign) in person.page.text


def test_an_emergency_of_another_window_is_said_once_ones_own_is_taken_back() -> None:
    person, other = ticking("breathlessness"), ticking("stroke_signs")
    person.does("kept", kept=other.kept)
    assert is_told(person, "breathlessness")
    take_back(person)
    assert is_told(person, "stroke_signs")
    assert not person.goes_on_well().has_session
    again = Person().begins(kept=person.kept)
    assert why_of("stroke_signs") in json.dumps(json.loads(person.kept or "")["earlier"])
    assert "emergency number now" in again.page.text and not again.goes_on_well().has_session


def test_the_same_emergency_of_another_window_outlives_ones_own() -> None:
    person, other = ticking("chest_pain"), ticking("chest_pain")
    person.does("kept", kept=other.kept)
    take_back(person)
    assert is_told(person, "chest_pain")


def test_an_emergency_that_arrives_at_the_list_being_corrected_is_said_after_it() -> None:
    person, other = ticking("breathlessness"), ticking("stroke_signs")
    person.does("mistake")
    person.does("kept", kept=other.kept)
    assert person.ticked == {"breathlessness": "yes"}
    person.does("look", **person.form())
    assert is_told(person, "stroke_signs")


def test_none_of_these_at_the_list_being_corrected_passes_over_no_other_emergency() -> None:
    person, other = ticking("breathlessness"), ticking("stroke_signs")
    person.does("kept", kept=other.kept)
    person.does("mistake")
    person.does("answer", **person.form(), press="none")
    assert is_told(person, "stroke_signs")


def test_another_emergency_of_a_window_is_said_after_its_first_was_settled() -> None:
    person, other = keeping(), ticking("chest_pain")
    person.does("kept", kept=other.kept)
    person.does("on")
    person.does("seen")
    take_back(other)
    person.does("kept", kept=other.kept)
    assert not person.shown["urgent"]
    other.ticks(breathlessness="yes")
    person.does("kept", kept=other.kept)
    assert is_told(person, "breathlessness") and not person.goes_on_well().has_session


def test_a_settled_emergency_that_is_ticked_once_more_is_said_once_more() -> None:
    person, other = keeping(), ticking("chest_pain")
    person.does("kept", kept=other.kept)
    person.does("on")
    person.does("seen")
    person.does("kept", kept=other.kept)
    assert not person.shown["urgent"]
    take_back(other)
    person.does("kept", kept=other.kept)
    other.ticks(chest_pain="yes")
    person.does("kept", kept=other.kept)
    assert is_told(person, "chest_pain")


def test_what_another_window_was_told_itself_is_said_here_too() -> None:
    person, other = keeping(), keeping()
    other.does("load", text=advisor().assess({"stroke_signs": "yes"}).record())
    person.does("kept", kept=other.kept)
    assert is_told(person, "stroke_signs")


@pytest.mark.parametrize("changed", [{"page": 9}, {"answers": {"not_asked": "yes"}}])
def test_what_another_version_keeps_is_said_here_too(changed: dict[str, object]) -> None:
    person, other = keeping(), ticking("chest_pain")
    person.does("kept", kept=json.dumps({**json.loads(other.kept or ""), **changed}))
    assert person.shown["urgent"] and "emergency number now" in person.page.text
    assert "Something went wrong" not in person.page.text


def test_the_day_that_began_during_an_emergency_counts_once_that_is_taken_back() -> None:
    person = keeping().goes_on_well()
    person.does("to", depth=0)
    person.ticks(chest_pain="yes")
    assert person.does("day", today=TOMORROW)["urgent"]
    take_back(person)
    assert "Please answer again" in person.page.text and not person.has_session
    assert visit_of(person).today.isoformat() == TOMORROW
    assert "chest_pain" not in visit_of(person).answers
    assert json.loads(person.kept or "")["day"] == TOMORROW


def test_the_day_that_began_while_a_tick_was_corrected_counts_after_it() -> None:
    person = ticking("chest_pain")
    person.does("mistake")
    person.does("day", today=TOMORROW)
    person.does("answer", **person.form(), press="none")
    assert "Please answer again" in person.page.text and "chest_pain" in person.questions


def test_a_clock_put_forward_and_back_begins_nothing_anew() -> None:
    person = ticking("chest_pain")
    for today in (TOMORROW, "2026-12-01"):
        person.does("day", today=today)
    take_back(person)
    assert "Please answer again" not in person.page.text and person.questions


def test_beginning_anew_while_a_tick_is_corrected_says_it_first_on_the_new_day_too() -> None:
    person = ticking("chest_pain")
    person.does("day", today=TOMORROW)
    person.does("mistake")
    person.does("begin")
    assert is_told(person, "chest_pain") and visit_of(person).today.isoformat() == TOMORROW


def test_what_another_window_deleted_is_not_kept_again_by_its_settings() -> None:
    person = keeping()
    person.does("settings")
    person.does("kept", kept=None)
    assert keep_box(person.page) is False
    person.does("set", number="999")
    assert person.kept is None and "are gone once this page is closed" in person.page.text


@pytest.mark.parametrize("where", ["list", "emergency"])
def test_what_another_window_deleted_is_kept_again_only_where_it_is_kept_there(where: str) -> None:
    person, other = ticking("chest_pain") if where == "emergency" else keeping(), keeping()
    person.does("kept", kept=None)
    assert person.kept is None
    person.does("look", **person.form(breathlessness="yes"))
    assert person.kept is None and person.shown["urgent"]
    person.does("kept", kept=other.kept)
    assert "breathlessness" in str(person.kept)


def test_a_window_that_did_not_keep_does_not_begin_to_by_another() -> None:
    person, other = Person().begins(), keeping()
    for kept in (None, other.kept):
        person.does("kept", kept=kept)
        person.ticks(chest_pain="unsure")
        assert person.kept is None


def keep_box(page: Parsed) -> bool:
    [box] = [one for one in page.all("input") if one.attributes.get("name") == "keep"]
    return "checked" in box.attributes
