"""Two windows, a new day, a dead worker, the Enter key: none of them loses a danger sign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.visitor import Visitor
from web.steps import open_page

Arriving = Callable[..., Visitor]

_KEPT = "localStorage.getItem('recovery-advisor')"
_COUNTING = "window.told = 0; addEventListener('storage', () => { window.told += 1; })"
_WATCHING = """new MutationObserver(() => { window.drawn = true; })
    .observe(document.querySelector("main"), { childList: true })"""


def turn_keeping_on(page: Page) -> None:
    page.click("#settings")
    page.check("#s-keep")
    page.click("main form button[type=submit]")
    expect(page.locator("main form[data-do=answer]")).to_be_visible()


def turn_keeping_off(page: Page) -> None:
    page.click("#settings")
    page.uncheck("#s-keep")
    page.click("main form button[type=submit]")
    expect(page.locator("main form[data-do=answer]")).to_be_visible()


def tick_chest_pain(page: Page) -> None:
    page.click("label[for='f-chest_pain']")


def test_the_enter_key_on_a_danger_sign_denies_nothing(arriving: Arriving) -> None:
    page = arriving().opens().page
    page.focus("#f-chest_pain")
    page.keyboard.press("Enter")
    expect(page.locator("main .notice")).to_contain_text("Tick what you have")
    expect(page.locator("#f-chest_pain")).to_be_visible()


def test_trying_again_shows_an_emergency_that_was_ticked_meanwhile(arriving: Arriving) -> None:
    visitor = arriving(service_workers="block")
    page = visitor.page
    visitor.meets_a_worker_that_dies_at("look")
    visitor.opens()
    tick_chest_pain(page)
    page.click("label[for='f-breathlessness']")
    expect(page.locator("#notice")).to_be_visible(timeout=10_000)
    visitor.meets_no_such_worker()
    page.click("#again")
    expect(page.locator("body")).to_have_class("urgent", timeout=20_000)
    visitor.complaints.clear()


@pytest.mark.slow
def test_two_windows_that_keep_do_not_wake_each_other_without_end(arriving: Arriving) -> None:
    visitor = arriving().opens()
    turn_keeping_on(visitor.page)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    for page in (visitor.page, other):
        page.evaluate(_COUNTING)
    tick_chest_pain(other)
    expect(visitor.page.locator("body")).to_have_class("urgent")
    visitor.page.wait_for_timeout(1500)
    assert visitor.page.evaluate("window.told") + other.evaluate("window.told") <= 3


def test_a_window_that_does_not_keep_deletes_nothing_of_another(arriving: Arriving) -> None:
    visitor = arriving().opens()
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    turn_keeping_on(other)
    tick_chest_pain(other)
    expect(visitor.page.locator("body")).to_have_class("urgent")
    visitor.page.click("main button[data-do=on]")
    expect(visitor.page.locator("main form[data-do=answer]")).to_be_visible()
    assert "chest_pain" in other.evaluate(_KEPT)


def test_on_another_day_the_session_of_yesterday_is_gone(arriving: Arriving) -> None:
    visitor = arriving().opens()
    page = visitor.page
    visitor.answers()
    expect(page.locator("main .card").first).to_be_visible()
    page.clock.set_fixed_time(datetime(2031, 5, 6, 12))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("main .notice")).to_contain_text("Please answer again")
    assert page.locator("main .card").count() == 0


@pytest.mark.slow
def test_what_another_window_keeps_takes_no_focus_away(arriving: Arriving) -> None:
    visitor = arriving().opens()
    turn_keeping_on(visitor.page)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    tick_chest_pain(other)
    page = visitor.page
    expect(page.locator("body")).to_have_class("urgent")
    button = page.locator("main button").first
    button.focus()
    page.evaluate(_WATCHING)
    other.click("[data-do=mistake]")
    expect(other.locator("main form[data-do=answer]")).to_be_visible()
    page.wait_for_timeout(1000)
    assert page.evaluate("window.drawn") is None
    expect(button).to_be_focused()


@pytest.mark.slow
def test_a_window_keeps_on_where_keeping_was_turned_off_and_on_in_another(
    arriving: Arriving,
) -> None:
    visitor = arriving().opens()
    turn_keeping_on(visitor.page)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    turn_keeping_off(other)
    turn_keeping_on(other)
    tick_chest_pain(visitor.page)
    expect(visitor.page.locator("body")).to_have_class("urgent")
    assert "chest_pain" in visitor.page.evaluate(_KEPT)


def test_another_window_keeps_nothing_again_where_it_was_turned_off(arriving: Arriving) -> None:
    visitor = arriving().opens()
    turn_keeping_on(visitor.page)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    other.click("#settings")
    expect(other.locator("#s-keep")).to_be_checked()
    turn_keeping_off(visitor.page)
    expect(other.locator("#s-keep")).not_to_be_checked()
    other.fill("#s-number", "112")
    other.click("main form button[type=submit]")
    expect(other.locator("main form[data-do=answer]")).to_be_visible()
    assert visitor.kept() is None


@pytest.mark.slow
def test_what_was_cleared_in_another_window_is_not_kept_again(arriving: Arriving) -> None:
    visitor = arriving().opens()
    turn_keeping_on(visitor.page)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    other.evaluate("localStorage.clear()")
    expect(visitor.page.locator("main .review")).to_contain_text("are gone once this page")
    tick_chest_pain(visitor.page)
    expect(visitor.page.locator("body")).to_have_class("urgent")
    assert visitor.kept() is None


def test_an_emergency_of_another_window_is_said_once_ones_own_is_taken_back(
    arriving: Arriving,
) -> None:
    visitor = arriving().opens()
    page = visitor.page
    turn_keeping_on(page)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    page.click("label[for='f-breathlessness']")
    expect(page.locator("body")).to_have_class("urgent")
    other.click("main button[data-do=on]")
    tick_chest_pain(other)
    expect(other.locator("body")).to_have_class("urgent")
    page.click("[data-do=mistake]")
    page.click("label[for='f-breathlessness']")
    expect(page.locator("main")).to_contain_text("This is what you were advised")
    visitor.is_in_an_emergency()
    page.reload()
    expect(page.locator("main h1")).to_contain_text("emergency number", timeout=20_000)
