"""Events are read from JSON of this form and of older ones, and a newer one is said to be newer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recovery_advisor import InputError
from recovery_advisor.history import Amended, Cleared, Event, read_event
from recovery_advisor.values.events import FORM
from tests.history.person import NOW, check_in, day, session, tap

EVENTS = [
    check_in(0),
    tap(1, pain=3),
    session(2),
    Cleared(at=day(3), by="clinic 7", scope={"pain"}, expires=day(9).date()),
    Amended(at=day(4), event="x"),
    Amended(at=day(5), event="x", by=session(2)),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: one.kind)
def test_what_is_written_is_read_back(event: Event) -> None:
    assert read_event(event.to_json()) == event
    assert read_event(event.to_json()).to_json() == event.to_json()


def test_form_is_written_from_the_start() -> None:
    assert {json.loads(one.to_json())["v"] for one in EVENTS} == {FORM} == {1}


def older_form(content: dict[str, Any]) -> dict[str, Any]:
    """Of a form that never was: its times had no name but ``when``, and sessions no ``felt``."""
    content["at"] = content.pop("when")
    return content


def oldest_form(content: dict[str, Any]) -> dict[str, Any]:
    """The one before it called sessions ``worked_out``."""
    if content["kind"] == "worked_out":
        content["kind"] = "trained"
    return content


def test_older_forms_are_read_step_by_step() -> None:
    upgrades = {0: older_form, -1: oldest_form}
    written = {"v": -1, "kind": "worked_out", "when": "2026-03-01T20:00:00+01:00", "level": "full"}
    event = read_event(json.dumps(written), upgrades)
    assert (event.kind, event.at) == ("trained", day(0))
    assert read_event(json.dumps({**written, "v": 0, "kind": "trained"}), upgrades) == event
    assert read_event(event.to_json(), upgrades) == event


def test_newer_form_is_said_to_be_newer() -> None:
    text = json.dumps({**json.loads(EVENTS[0].to_json()), "v": FORM + 1})
    with pytest.raises(InputError, match="A newer version of recovery_advisor wrote it"):
        read_event(text)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"v": None}, "v: nothing"),
        ({"v": True}, "v: True"),
        ({"v": "1"}, "v: '1'"),
        ({"v": 0}, "v: 0"),
        ({"kind": None}, "kind: nothing"),
        ({"kind": "traind"}, "Did you mean trained"),
        ({"kind": ["trained"]}, "kind: "),
        ({"at": "2026-03-01T20:00:00"}, "at: .*an instant with its time zone"),
        ({"at": 1_772_391_600}, "at: "),
        ({"level": "hard"}, "level: "),
        ({"peak_pain": 11}, "peak_pain: "),
        ({"peak_pain": 1.0}, "peak_pain: "),
        ({"mood": "fine"}, "mood: "),
    ],
)
def test_what_is_no_event_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_event(json.dumps({**json.loads(session(2).to_json()), **change}))


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", "[" * 100_000, None, 3, "NaN"])
def test_what_is_no_object_is_refused(text: Any) -> None:
    with pytest.raises(InputError, match="one event as JSON"):
        read_event(text)


def test_key_that_stands_twice_is_refused() -> None:
    text = session(2).to_json()
    with pytest.raises(InputError, match="level"):
        read_event(text.replace('"level":', '"level":"mobility","level":'))
    inside = check_in(0, {"pain": 9}).to_json()
    with pytest.raises(InputError):
        read_event(inside.replace('"pain":9', '"pain":9,"pain":0'))


def test_nothing_here_lies_ahead() -> None:
    assert all(one.at < NOW for one in EVENTS)
