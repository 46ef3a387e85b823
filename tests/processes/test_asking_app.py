"""The app of docs/frameworks.md that asks runs as it stands there, and tells danger at once."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from html import unescape
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings

from recovery_advisor import Advice, Advisor, CheckInBase, Screening
from recovery_advisor.testing import check_ins
from tests.generated import ROOT

pytest.importorskip("flask")
_SECTION = (ROOT / "docs/frameworks.md").read_text(encoding="utf-8").partition("## Asking on")[2]
APP, TESTS = re.findall(r"^```py\n(.+?)^```", _SECTION.partition("\n## ")[0], re.M | re.S)
NOW = "Call your local emergency number now: 112."
TODAY = "See a medical professional today"


def _module(name: str, source: str) -> ModuleType:
    module = ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, f"{name}.py", "exec"), module.__dict__)
    return module


ASKING = _module("asking_app", APP)
PAGE_TESTS = _module("asking_app_tests", TESTS)


def page_of(data: Mapping[str, Any] | None = None) -> str:
    client = ASKING.app.test_client()
    answer = client.get("/") if data is None else client.post("/", data=data)
    assert answer.status_code == 200
    text: str = answer.text
    return text


def state_of(page: str) -> str:
    [state] = re.findall(r'name="state" value="([^"]*)"', page)
    return unescape(state)


def names_of(page: str) -> set[str]:
    return {*re.findall(r'type="(?:radio|number)" name="([^"]+)"', page)}


def test_it_is_short_enough_to_copy() -> None:
    assert len(APP.splitlines()) <= 70


@pytest.mark.parametrize("name", [name for name in vars(PAGE_TESTS) if name.startswith("test_")])
def test_its_own_tests_pass(name: str) -> None:
    check: Callable[[], None] = vars(PAGE_TESTS)[name]
    check()


def last_page(check_in: CheckInBase) -> str:
    """What somebody sees in the end who answers as a check-in does."""
    page = page_of()
    while "<form" in page:
        answers = {id: check_in.answers.get(id) for id in names_of(page)}
        told = {id: str(one) for id, one in answers.items() if one is not None}
        page = page_of({"state": state_of(page), **told})
    return page


def interviewed(check_in: CheckInBase, advisor: Advisor) -> Advice:
    interview = advisor.interview(preferences=ASKING.wishes)
    while screen := interview.next_screen():
        interview.answers({one.id: check_in.answers.get(one.id) for one in screen.questions})
    return interview.advice


@settings(max_examples=15, deadline=None)
@given(check_ins())
def test_the_last_page_has_the_advice_of_an_interview(check_in: CheckInBase) -> None:
    said = {
        id: one
        for id, one in check_in.answers.items()
        if isinstance(one, int) or id not in ("pain", "daily_activity_pain", "range_of_motion")
    }
    plain = ASKING.advisor.CheckIn.model_validate(said)
    assert interviewed(plain, ASKING.advisor).as_html() in last_page(plain)


def test_what_is_urgent_stays_on_top_of_each_screen_that_follows() -> None:
    page = page_of({"state": json.dumps({"pain": 8})})
    for _ in range(3):
        assert page.index(TODAY) < page.index("<form")
        page = page_of({"state": state_of(page)})


def test_what_cannot_be_read_is_asked_again_and_no_answer_is_lost() -> None:
    screening = Screening.answered("red-flags/2").model_dump(mode="json")
    page = page_of({"state": json.dumps({"screening": screening}), "pain": "eleven"})
    assert "pain: &#39;eleven&#39; was given" in page
    assert "pain" in names_of(page)
    assert json.loads(state_of(page))["chest_pain"] == "no"


@pytest.mark.parametrize("state", ["", "{", "[]", "7", '{"headache": "yes"}', "[" * 99_999])
def test_a_state_that_is_none_begins_anew(state: str) -> None:
    assert json.loads(state_of(page_of({"state": state}))).get("headache") is None


def test_an_emergency_in_a_state_that_cannot_be_taken_is_told() -> None:
    assert NOW in page_of({"state": '{"chest_pain": "yes", "headache": "yes"}'})


def test_nobody_types_in_a_clearance() -> None:
    clearance = {"by": "me", "at": "2026-01-01", "scope": ["pregnancy"], "expires": "2999-01-01"}
    page = page_of({"state": json.dumps({"pain": 8, "clearance": clearance})})
    assert "clearance" not in json.loads(state_of(page))


def test_a_null_is_asked() -> None:
    page = page_of({"state": '{"chest_pain": null}', "breathlessness": "two"})
    assert "chest_pain" in names_of(page)
