"""What is there after the page is loaded once more, with and without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from recovery_advisor import Advisor
from tests.web.browser.visitor import Visitor
from web.steps import FORM, next_screen, open_page, tick_first_danger

Arriving = Callable[..., Visitor]


def test_nothing_is_kept_unless_asked_for_and_the_page_works_offline(arriving: Arriving) -> None:
    visitor = arriving().opens()
    first = visitor.heading()
    visitor.stays_until_offline_works()
    next_screen(visitor.page)
    assert visitor.kept() is None
    visitor.context.set_offline(True)
    visitor.opens()
    assert visitor.heading() == first
    assert visitor.answers() <= 12
    assert visitor.page.locator("main .card").count() >= 3
    assert visitor.kept() is None


def test_what_was_asked_to_be_kept_is_there_after_a_reload_and_gone_when_turned_off(
    arriving: Arriving,
) -> None:
    visitor = arriving().opens()
    page = visitor.page
    next_screen(page)
    second = visitor.heading()
    _keeps(visitor)
    assert visitor.heading() == second
    visitor.page.locator(f"{FORM} .yes label").first.click()
    visitor.is_in_an_emergency()
    page.reload()
    page.wait_for_selector("body.urgent", timeout=20_000)
    visitor.is_in_an_emergency()
    page.click("[data-do=mistake]")
    page.locator(f"{FORM} .yes label").first.click()
    _keeps(visitor)
    assert visitor.kept() is None


def test_a_danger_sign_ticked_in_one_tab_is_said_in_the_other(arriving: Arriving) -> None:
    visitor = arriving().opens()
    _keeps(visitor)
    other = visitor.context.new_page()
    open_page(other, visitor.address)
    tick_first_danger(other)
    expect(visitor.page.locator("main h1")).to_contain_text("emergency number")


def _keeps(visitor: Visitor) -> None:
    """Turns keeping on, or off where it was on."""
    visitor.page.click("#settings")
    visitor.page.click("label[for=s-keep]")
    visitor.page.click("main form[data-do=set] button[type=submit]")
    visitor.page.wait_for_selector(FORM)


def test_an_emergency_in_a_loaded_record_is_said_first(arriving: Arriving, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_text(Advisor().assess({"chest_pain": "yes"}).record(), encoding="utf-8")
    visitor = arriving().opens()
    visitor.page.click("#settings")
    visitor.page.set_input_files("[data-file=load]", record)
    expect(visitor.page.locator("main h1")).to_contain_text("emergency number")
