"""A professional's clearance in a check-in, and the emergency number, from the command line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.running import HEALTHY, as_json, run

TODAY = date.today()
CLEARANCE = {
    "by": "Dr. Example",
    "at": (TODAY - timedelta(days=9)).isoformat(),
    "scope": ["surgery_or_spine_injection"],
    "expires": (TODAY + timedelta(days=90)).isoformat(),
}
OPERATED = {**HEALTHY, "surgery_or_spine_injection": "yes"}
#: The first line of it.
CONSULT_FIRST = "Rest, and talk to a health professional in the coming weeks, before you"
EMERGENCY = {**HEALTHY, "chest_pain": "yes"}


def _cleared(**changed: Any) -> bytes:
    return as_json({**OPERATED, "clearance": {**CLEARANCE, **changed}})


def test_a_clearance_is_taken_and_named() -> None:
    assert "Your session" not in run("assess", stdin=as_json(OPERATED)).out
    done = run("assess", stdin=_cleared())
    assert done.status == 0
    assert done.out.startswith("You can do the full programme.")
    assert "Your session" in done.out
    assert "Dr. Example has cleared you until" in done.out


def test_a_clearance_in_json_is_a_reason() -> None:
    [advice] = run("assess", "--format", "json", stdin=_cleared()).answers
    [reason] = [reason for reason in advice["reasons"] if reason["effect"] == "clearance"]
    assert "Dr. Example" in reason["say"]
    assert advice["verdict"] == "full_programme"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"expires": (TODAY - timedelta(days=1)).isoformat()}, "clearance.expires"),
        ({"expires": "soon"}, "clearance.expires"),
        ({"at": (TODAY + timedelta(days=30)).isoformat()}, "clearance.at"),
        ({"scope": ["chest_pain"]}, "clearance.scope"),
        ({"scope": ["recent_surgry"]}, "clearance.scope"),
        ({"from": "me"}, "clearance.from"),
        ({"scope": []}, "clearance"),
    ],
)
def test_a_clearance_that_does_not_hold_is_refused_by_its_field(
    changed: dict[str, Any], field: str
) -> None:
    said = run("assess", stdin=_cleared(**changed)).refused_after(CONSULT_FIRST)
    assert said.startswith(f"{field}: ")
    assert said.count("\n") == 1
    [error] = run("assess", "--format", "json", stdin=_cleared(**changed)).errors
    assert error["field"] == field
    assert error["allowed"]


@pytest.mark.parametrize(
    ("clearance", "fields", "says"),
    [
        (
            {"by": "Dr. Example", "until": "2026-01-31"},
            ["clearance.at", "clearance.scope", "clearance.expires", "clearance.until"],
            "nothing was given; allowed: a value; at, by, expires, scope are needed.\n",
        ),
        (
            {**CLEARANCE, "exipres": "2026-01-31"},
            ["clearance.exipres"],
            ". Did you mean expires?\n",
        ),
        ("Dr. Example", ["clearance"], "the names at, by, expires, scope, with values.\n"),
    ],
)
def test_the_keys_of_a_clearance_are_named_and_those_that_are_missing(
    clearance: object, fields: list[str], says: str
) -> None:
    given = as_json({**OPERATED, "clearance": clearance})
    said = run("assess", stdin=given).refused_after(CONSULT_FIRST)
    assert [line.partition(": ")[0] for line in said.splitlines()] == fields
    assert says in said


def test_an_expired_clearance_spoils_only_its_own_line() -> None:
    expired = _cleared(expires=(TODAY - timedelta(days=1)).isoformat())
    lines = b"\n".join([_cleared(), expired, as_json(HEALTHY)])
    done = run("assess", "--format", "json", stdin=lines)
    assert done.status == 2
    assert [error["line"] for error in done.errors] == [2]
    assert [answer["verdict"] for answer in done.answers if "verdict" in answer] == [
        "full_programme"
    ] * 2


def test_a_clearance_does_not_take_an_emergency_away() -> None:
    done = run(
        "assess",
        stdin=as_json(
            {**OPERATED, **EMERGENCY, "surgery_or_spine_injection": "yes", "clearance": CLEARANCE}
        ),
    )
    assert done.out.startswith("Call your local emergency number now.")
    assert "Dr. Example" not in done.out


def test_the_emergency_number_given_as_an_option_is_in_the_first_line() -> None:
    done = run("assess", "--chest-pain", "yes", "--emergency-number", "112")
    assert done.status == 0
    assert done.out.splitlines()[0] == "Call your local emergency number now: 112."


def test_the_emergency_number_given_in_json_is_in_the_first_line_and_wins() -> None:
    check_in = as_json({**EMERGENCY, "preferences": {"emergency_number": "112"}})
    for more in ([], ["--emergency-number", "000"]):
        done = run("assess", *more, stdin=check_in)
        assert done.out.splitlines()[0] == "Call your local emergency number now: 112."
        assert "000" not in done.out


def test_no_emergency_number_is_guessed() -> None:
    done = run("assess", stdin=as_json(EMERGENCY))
    assert done.out.splitlines()[0] == "Call your local emergency number now."


def test_the_emergency_number_is_said_in_an_emergency_only() -> None:
    assert "112" not in run("assess", "--pain", "9", "--emergency-number", "112").out


@pytest.mark.parametrize("wrong", ["help", "", "11:2"])
def test_an_emergency_number_that_is_none_is_refused(wrong: str) -> None:
    done = run("assess", "--chest-pain", "yes", f"--emergency-number={wrong}")
    said = done.refused_after("Call your local emergency number now.")
    assert said.startswith("emergency_number: ")
