"""What the browser itself can not do is said on the page, to be seen and to be heard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.web.browser.test_torn import tick_chest_pain, turn_keeping_off, turn_keeping_on
from tests.web.browser.visitor import Visitor
from web.steps import FORM, next_screen, tick_first_danger

Arriving = Callable[..., Visitor]

_FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }"

_NOTHING_DELETED = (
    "() => { Storage.prototype.removeItem = () => { throw new DOMException('no'); }; }"
)


def _is_told(page: Page, words: str) -> None:
    expect(page.locator("main .browser-says")).to_contain_text(words)
    expect(page.locator("main .browser-says")).to_be_in_viewport()
    expect(page.locator("#live")).to_contain_text(words)


def _chooses_a_file(page: Page, content: bytes) -> None:
    file = FilePayload(name="record.json", mimeType="application/json", buffer=content)
    page.set_input_files("[data-file=load]", file)


def test_where_nothing_can_be_kept_it_is_said_and_hides_no_emergency(arriving: Arriving) -> None:
    visitor = arriving().opens()
    page = visitor.page
    page.evaluate(_FULL)
    page.click("#settings")
    page.check("#s-keep")
    page.click("main form[data-do=set] button[type=submit]")
    page.wait_for_selector(FORM)
    _is_told(page, "not kept on this device")
    tick_first_danger(page)
    visitor.is_in_an_emergency()
    assert "emergency number" in page.locator("main > *").first.inner_text()
    expect(page.locator("#live")).to_contain_text("emergency number")
    expect(page.locator("main .browser-says")).to_be_visible()


def test_where_a_danger_sign_can_not_be_kept_no_older_answers_come_back(
    arriving: Arriving,
) -> None:
    visitor = arriving().opens()
    page = visitor.page
    turn_keeping_on(page)
    visitor.answers()
    assert page.locator("main .card").count()
    page.evaluate(_FULL)
    page.evaluate("history.go(-history.state.depth)")
    tick_chest_pain(page)
    visitor.is_in_an_emergency()
    expect(page.locator("main .browser-says")).to_contain_text("not kept on this device")
    assert visitor.kept() is None
    visitor.opens()
    assert page.locator("main .card").count() == 0


def test_answers_that_can_not_be_deleted_are_said_to_be_there_still(arriving: Arriving) -> None:
    visitor = arriving().opens()
    page = visitor.page
    turn_keeping_on(page)
    page.evaluate(_NOTHING_DELETED)
    turn_keeping_off(page)
    _is_told(page, "still on this device")
    next_screen(page)
    _is_told(page, "still on this device")
    assert visitor.kept()


@pytest.mark.parametrize(
    ("content", "words"), [(b" " * 1_000_001, "too large"), (b"", "not be read")]
)
def test_a_file_that_is_no_record_is_refused_in_sight(
    arriving: Arriving, content: bytes, words: str
) -> None:
    page = arriving().opens().page
    page.click("#settings")
    _chooses_a_file(page, content)
    _is_told(page, words)
    _is_told(page, "call your local emergency number")
    expect(page.locator("#dangers details")).to_have_attribute("open", "")


def test_a_file_that_kills_the_worker_is_left_out_when_trying_again(arriving: Arriving) -> None:
    visitor = arriving(service_workers="block")
    page = visitor.page
    visitor.meets_a_worker_that_dies_at("poison")
    visitor.opens()
    page.click("#settings")
    _chooses_a_file(page, b"poison")
    expect(page.locator("#notice")).to_be_visible(timeout=10_000)
    page.click("#again")
    expect(page.locator("#notice")).to_be_hidden(timeout=20_000)
    expect(page.locator("main h1")).to_have_text("Settings")
    _is_told(page, "not be read")
    visitor.complaints.clear()
