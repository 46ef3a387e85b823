"""What comes late, twice, from another day or broken still counts, where it is worse."""

from __future__ import annotations

import json

import pytest

from tests.web.app.person import Person, advisor, visit_of
from web.app.salvage import read_json, told_in


def test_the_enter_key_presses_a_button_that_denies_nothing() -> None:
    person = Person().begins()
    buttons = [one for one in person.page.all("button") if one.attributes.get("type") == "submit"]
    assert [one.attributes["value"] for one in buttons] == ["next", "none"]


@pytest.mark.parametrize(("id", "late"), [("chest_pain", "unsure"), ("chest_pain", "yes")])
def test_a_tick_that_arrives_after_its_screen_counts(id: str, late: str) -> None:
    person = Person().begins()
    old = person.form(**{id: late})
    person.presses("none")
    person.does("look", **old)
    assert visit_of(person).answers[id] == late


def test_a_number_that_arrives_after_its_screen_counts_where_it_is_worse() -> None:
    person = Person().begins().goes_to("pain")
    worse, better = person.form(pain="10"), person.form(pain="0")
    person.answers_well()
    person.does("look", **worse)
    assert visit_of(person).answers["pain"] == 10 and not person.has_session
    person.does("look", **better)
    assert visit_of(person).answers["pain"] == 10


def test_a_referral_of_ones_own_stands_behind_one_of_a_file() -> None:
    person = Person().begins()
    person.presses("next", chest_pain="unsure")
    person.goes_on_well()
    own = advisor().assess({"chest_pain": "unsure"}).say[0]
    assert own in person.page.text
    person.does("begin")
    person.does("load", text=advisor().assess({"chest_pain": "yes"}).record())
    person.does("on")
    person.does("seen")
    person.goes_on_well()
    assert own in person.page.text and not person.has_session
    person.does("seen")
    assert person.has_session


def test_another_day_asks_anew_and_says_first_what_stood() -> None:
    person = Person().begins().goes_on_well()
    assert person.has_session
    person.does("day", today="2026-12-04")
    assert not person.has_session and "Please answer again" in person.page.text
    person.presses("next", chest_pain="unsure")
    person.does("day", today="2026-12-05")
    assert advisor().assess({"chest_pain": "unsure"}).say[0] in person.page.text


def test_the_same_day_changes_nothing() -> None:
    person = Person().begins().goes_on_well()
    person.does("day", today="2026-12-01")
    assert person.has_session


def test_an_emergency_outlives_midnight() -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    assert person.does("day", today="2026-12-02")["urgent"]


def test_an_emergency_told_beside_good_answers_is_said_first() -> None:
    person = Person().begins()
    person.does("settings")
    person.does("set", keep="yes", number="")
    person.goes_on_well()
    held = json.loads(str(person.kept))
    told = {"day": held["day"], "verdict": "emergency", "say": ["Call."], "why": [], "seen": False}
    again = Person().begins(kept=json.dumps({**held, "told": {**told, "also": None}}))
    assert "Call." in again.page.text and not again.has_session


@pytest.mark.parametrize("text", ["[" * 900_000, '{"a":' * 5_000, "[" * 200 + "]" * 200])
def test_a_text_that_is_too_deep_is_refused_before_it_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="too"):
        read_json(text)
    assert Person().begins(kept=text).questions


def test_many_twins_of_one_answer_hide_no_emergency() -> None:
    twins = ",".join(f'"pain":{number % 10_000}' for number in range(60_000))
    assert told_in(f'{{{twins},"chest_pain":"yes"}}', advisor()) is not None


def test_a_record_within_a_text_of_json_tells_its_emergency() -> None:
    record = advisor().assess({"chest_pain": "yes"}).record()
    assert told_in(json.dumps(record), advisor()) is not None
