"""Whatever anybody does on the page, no danger sign is lost and nothing is permitted beside one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.app.page import Page, Screen
from tests.web.app.test_emergencies import SIGNS
from web.app import walk
from web.app.bridge import Bridge
from web.app.knowledge import Knowledge

NOISE = st.text(max_size=12) | st.sampled_from(
    ["yes", "no", "unknown", "unsure", "7", "-1", "none"]
)
STEPS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), NOISE), max_size=25)


def do_something(page: Page, which: int, choice: int, noise: str) -> None:
    """One step: mostly what the screen offers, now and then what it does not."""
    forms = [one for one in page.screen.forms if one.do == "answer"]
    if forms and which % 4 == 0:
        ids = page.asked
        id = ids[choice % len(ids)]
        choices = forms[0].choices[f"q.{id}"]
        page.tick(id, choices[choice % len(choices)])
    elif forms and which % 4 == 1:
        page.press(page.screen.presses[choice % len(page.screen.presses)])
    elif page.screen.buttons and which % 4 == 2:
        offered, held = page.screen.buttons[choice % len(page.screen.buttons)]
        page.send(offered, **held)
    else:
        do = list(walk.ACTIONS)[choice % len(walk.ACTIONS)]
        fields: dict[str, Any] = {
            "depth": str(choice),
            "text": noise,
            "number": noise,
            "kept": noise,
        }
        page.send(do, **fields, **{"q.chest_pain": noise, "press": noise})


def assert_the_page_is_safe(page: Page) -> None:
    visit = page.bridge._visit
    told = [id for id in SIGNS if visit.answers.get(id) == "yes"]
    cards = 'class="card"' in page.reply["html"] if page.reply["html"] else False
    assert not (told and cards)
    assert page.reply["urgent"] is bool(told and not visit.correcting)
    if page.reply["urgent"]:
        assert "Call your local emergency number now" in page.screen.text
    assert len(page.screen.ids) == len(set(page.screen.ids))
    assert page.screen.headings.count("h1") == 1
    assert not {"style", "onclick"} & {name for name, _ in page.screen.attributes}


@given(steps=STEPS)
def test_no_walk_loses_a_danger_sign(steps: list[tuple[int, int, str]]) -> None:
    page = Page()
    for which, choice, noise in steps:
        before = {id for id in SIGNS if page.bridge._visit.answers.get(id) == "yes"}
        correcting = page.bridge._visit.correcting
        do_something(page, which, choice, noise)
        after = {id for id in SIGNS if page.bridge._visit.answers.get(id) == "yes"}
        assert correcting or before <= after
        assert "Something went wrong" not in page.screen.text
        assert_the_page_is_safe(page)


@given(message=st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_no_message_ends_the_page(message: str) -> None:
    reply = json.loads(Bridge(Page().bridge._knowledge.advisor).handle(message))
    assert Screen(reply["html"]).text


@given(text=st.text())
def test_no_text_that_was_kept_ends_the_page(text: str) -> None:
    assert Page(text).asked


def test_the_law_notices_a_page_on_which_an_emergency_leaves_the_list_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Page()
    monkeypatch.setattr(Knowledge, "takes_the_screen", lambda knowledge, visit: False)
    page.tick("chest_pain")
    with pytest.raises(AssertionError):
        assert_the_page_is_safe(page)
