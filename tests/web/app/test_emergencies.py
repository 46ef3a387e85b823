"""A danger sign takes the whole screen at its tick, and nothing that a person does loses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from recovery_advisor import Advisor, Interview
from tests.web.app.page import ADVISOR, TODAY, Page, Screen
from web.app import answering
from web.app.bridge import Bridge
from web.app.dangers import danger_signs

SIGNS = danger_signs(ADVISOR)


def page_at(id: str, kept: str | None = None) -> Page:
    """A page on which a question is asked, everything before being denied."""
    page = Page(kept)
    for _ in range(20):
        if id in page.asked:
            return page
        page.press("none")
    raise AssertionError(f"{id} is not asked")


def assert_emergency(page: Page) -> None:
    assert page.reply["urgent"]
    assert "Call your local emergency number now" in page.screen.text
    assert "Your session" not in page.screen.text


@pytest.mark.every_case
@pytest.mark.parametrize("sign", SIGNS)
def test_it_takes_the_screen_at_the_tick(sign: str) -> None:
    page = page_at(sign)
    page.tick(sign)
    assert_emergency(page)
    assert SIGNS[sign] in page.screen.text


def test_there_are_signs_to_try() -> None:
    assert len(SIGNS) > 10


def test_the_number_of_the_person_is_called() -> None:
    page = Page()
    page.send("set", number="112")
    page = Page(bridge=page.bridge)
    page.tick("chest_pain")
    assert "Call 112 now" in page.screen.text
    assert 'href="tel:112"' in page.reply["html"]


def test_a_number_is_made_harmless() -> None:
    page = Page()
    page.send("set", number='112"><script>')
    page.tick("chest_pain")
    assert "<script" not in page.reply["html"]


LEAVING = [
    ("to", {"depth": 0}),
    ("to", {"depth": 7}),
    ("settings", {}),
    ("begin", {}),
    ("on", {}),
    ("seen", {}),
    ("prefer", {"minutes": "10"}),
    ("load", {"text": "{}"}),
    ("kept", {"kept": "{}"}),
    ("set", {"keep": ""}),
    ("change", {"question": "pain"}),
    ("nonsense", {}),
    ("start", {"today": TODAY, "kept": None}),
]


@pytest.mark.every_case
@pytest.mark.parametrize(("do", "fields"), LEAVING, ids=str)
def test_nothing_but_a_mistake_leaves_it(do: str, fields: dict[str, object]) -> None:
    page = page_at("saddle_numbness") if "saddle_numbness" in SIGNS else page_at(list(SIGNS)[9])
    sign = next(id for id in page.asked if id in SIGNS)
    page.tick(sign)
    page.send(do, **fields)
    assert_emergency(page)
    assert page.bridge._visit.answers[sign] == "yes"


def test_a_mistake_leads_to_the_list_with_every_tick_as_it_was() -> None:
    page = page_at("breathlessness")
    page.tick("pain_on_breathing_in", "unsure")
    page.tick("breathlessness")
    page.send("mistake")
    assert not page.reply["urgent"]
    assert page.form.held["q.breathlessness"] == ["yes"]
    assert "danger sign" in page.screen.text


def test_who_goes_on_without_unticking_is_shown_the_emergency_again() -> None:
    page = page_at("chest_pain")
    page.tick("chest_pain")
    page.send("mistake")
    for press in ("none", "next"):
        page.press(press)
        assert_emergency(page)
        page.send("mistake")


def test_who_unticks_goes_on() -> None:
    page = page_at("chest_pain")
    page.tick("chest_pain")
    page.send("mistake")
    page.untick("chest_pain")
    page.press("none")
    page.answer_all({})
    assert "Your session" in page.screen.text


def test_none_of_these_beside_a_tick_keeps_the_tick() -> None:
    page = page_at("chest_pain")
    page.form.held["q.chest_pain"] = ["yes"]
    page.press("none")
    assert_emergency(page)


def test_not_sure_beside_a_tick_keeps_the_tick() -> None:
    page = page_at("chest_pain")
    page.form.held["q.chest_pain"] = ["unsure", "yes"]
    page.send("look", **page.form.held)
    assert_emergency(page)


def test_a_value_that_is_none_in_the_same_form_keeps_the_tick() -> None:
    page = page_at("chest_pain")
    page.send("look", **page.form.held, **{"q.chest_pain": "yes", "q.breathlessness": "perhaps"})
    assert_emergency(page)


def test_a_sign_ticked_before_back_is_there_after_it() -> None:
    page = Page()
    page.press("none")
    page.back()
    page.tick("chest_pain")
    page.back()
    assert_emergency(page)


def test_a_tick_of_a_form_that_is_shown_no_more_counts() -> None:
    page = Page()
    old = dict(page.form.held)
    page.press("none")
    page.send("look", **old, **{"q.chest_pain": "yes"})
    assert_emergency(page)


def test_who_begins_again_is_told_what_stood() -> None:
    page = page_at("injury")
    page.answer_all({"pain": 8})
    page.send("begin")
    assert "See a medical professional today" in page.screen.text
    page.send("on")
    assert "See a medical professional today" in page.screen.text


# --- kept on the device --------------------------------------------------------------


def kept_emergency() -> str:
    page = Page()
    page.send("set", keep="yes")
    page.tick("chest_pain")
    assert page.kept
    return page.kept


def test_a_reload_shows_the_emergency_that_was_kept() -> None:
    assert_emergency(Page(kept_emergency()))


def test_a_reload_in_the_middle_goes_on_where_it_was() -> None:
    page = Page()
    page.send("set", keep="yes")
    page.press("none")
    page.press("none")
    again = Page(page.kept)
    assert again.asked == page.asked
    assert again.reply["depth"] == page.reply["depth"]


def test_without_keeping_nothing_is_kept() -> None:
    page = Page()
    page.answer_all({})
    assert page.kept is None


def older(kept: str, **changed: object) -> str:
    return json.dumps({**json.loads(kept), **changed})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: older(kept, rules="0" * 64),
        lambda kept: older(kept, day="2026-11-30"),
        lambda kept: older(kept, page=9),
        lambda kept: kept[:-20],
        lambda kept: "[" + kept,
        lambda kept: older(kept, trail=[]),
    ],
    ids=["older rules", "yesterday", "another form", "cut", "no JSON", "no way"],
)
def test_an_emergency_of_a_kept_visit_that_is_not_gone_on_with_is_said_first(
    spoil: Callable[[str], str],
) -> None:
    page = Page(spoil(kept_emergency()))
    assert "Call your local emergency number now" in page.screen.text
    page.send("on")
    assert "Call your local emergency number now" in page.screen.text
    page.answer_all({})
    assert 'class="card"' not in page.reply["html"]


def test_hostile_texts_are_read_without_harm() -> None:
    for text in ("[" * 100_000, "null", '{"page":1}', '{"page":1,"page":1}', "\x00", "9" * 9999):
        page = Page(text)
        assert page.asked


def test_a_referral_in_another_tab_is_said_in_this_one() -> None:
    page = Page()
    page.send("kept", kept=kept_emergency())
    assert "Call your local emergency number now" in page.screen.text


# --- records -------------------------------------------------------------------------


def test_a_record_is_saved_and_loaded_and_what_it_advised_is_said_first() -> None:
    page = Page()
    page.answer_all({"injury": "yes", "swelling": "mild"})
    page.send("record")
    download = page.reply["download"]
    assert download["name"].endswith(".json")
    other = Page()
    other.send("load", text=download["text"])
    assert "This is what you were advised" in other.screen.text
    assert " ".join(ADVISOR.assess({"swelling": "mild"}).say) in other.screen.text


def test_an_emergency_in_a_loaded_record_stands_until_it_is_settled() -> None:
    record = ADVISOR.assess({"chest_pain": "yes"}).record()
    page = Page()
    page.send("load", text=record)
    page.send("on")
    page.answer_all({})
    assert "Call your local emergency number now" in page.screen.text
    assert 'class="card"' not in page.reply["html"]
    page.send("seen")
    assert 'class="card"' in page.reply["html"]


def test_a_record_loaded_takes_no_tick_of_this_visit() -> None:
    page = page_at("breathlessness")
    page.tick("pain_on_breathing_in", "unsure")
    page.send("load", text=ADVISOR.assess({"pain": 1, "pain_on_breathing_in": "no"}).record())
    assert page.bridge._visit.answers["pain_on_breathing_in"] == "unsure"


# --- faults of ours ------------------------------------------------------------------


class Broken(Advisor):
    """An advisor whose interviews fail once they have begun."""

    fails = False

    def interview(self, *given: Any, **how: Any) -> Interview:
        if self.fails:
            raise RuntimeError("broken on purpose")
        return super().interview(*given, **how)


def test_a_fault_permits_nothing_and_keeps_the_signs_in_sight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bridge = Bridge(Broken())
    page = Page(bridge=bridge)
    monkeypatch.setattr(Broken, "fails", True)
    page.press("none")
    assert "Something went wrong" in page.screen.text
    for sign in SIGNS.values():
        assert sign in page.screen.text


def test_a_fault_at_the_tick_of_a_sign_still_shows_the_emergency(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bridge = Bridge(Broken())
    page = Page(bridge=bridge)
    monkeypatch.setattr(Broken, "fails", True)
    page.tick("chest_pain")
    assert_emergency(page)
    page.send("on")
    assert_emergency(page)


def test_what_is_no_message_is_a_fault_that_permits_nothing() -> None:
    for message in ("", "null", "[]", '{"with": {}}', '{"do": "answer", "with": 5}'):
        reply = json.loads(Bridge(ADVISOR).handle(message))
        assert "Something went wrong" in Screen(reply["html"]).text


def test_these_tests_notice_a_page_that_drops_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "_ticked", lambda knowledge, visit, fields: (visit, ()))
    page = page_at("chest_pain")
    page.tick("chest_pain")
    with pytest.raises(AssertionError):
        assert_emergency(page)
