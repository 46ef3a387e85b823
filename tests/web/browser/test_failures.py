"""Whatever breaks, the danger signs are on the page, and an emergency stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from recovery_advisor import Advisor
from tests.web.browser.visitor import Visitor
from web.app.dangers import danger_signs
from web.steps import FORM, tick_first_danger

Arriving = Callable[..., Visitor]


def _shows_the_danger_signs(page: Page) -> None:
    for say in danger_signs(Advisor()).values():
        expect(page.locator("#dangers")).to_contain_text(say)
    expect(page.locator("#dangers li").first).to_be_visible()
    expect(page.locator("#dangers")).to_contain_text("emergency number")


def test_without_javascript_the_danger_signs_are_there(arriving: Arriving) -> None:
    page = arriving(java_script_enabled=False).page
    page.goto(arriving().address)
    _shows_the_danger_signs(page)
    expect(page.locator("main")).to_contain_text("need JavaScript")
    expect(page.locator("main")).to_contain_text("No clinician has reviewed")


@pytest.mark.parametrize(
    "broken", ["worker.js", "main.js", "link.js", "python/library.zip", "pyodide/pyodide.asm.wasm"]
)
def test_a_file_that_can_not_be_loaded_shows_the_notice(arriving: Arriving, broken: str) -> None:
    visitor = arriving(service_workers="block")
    visitor.page.route(f"**/{broken}", lambda route: route.fulfill(status=404))
    visitor.page.goto(visitor.address)
    expect(visitor.page.locator("#notice")).to_be_visible(timeout=20_000)
    _shows_the_danger_signs(visitor.page)
    visitor.complaints.clear()


def test_a_worker_that_dies_loses_no_emergency_and_is_begun_again(arriving: Arriving) -> None:
    visitor = arriving(service_workers="block")
    page = visitor.page
    visitor.meets_a_worker_that_dies_at("mistake")
    visitor.opens()
    tick_first_danger(page)
    page.click("[data-do=mistake]")
    expect(page.locator("#notice")).to_be_visible(timeout=10_000)
    visitor.is_in_an_emergency()
    _shows_the_danger_signs(page)
    visitor.meets_no_such_worker()
    page.click("#again")
    expect(page.locator("main .banner")).to_contain_text("danger sign", timeout=20_000)
    expect(page.locator("#notice")).to_be_hidden()
    visitor.complaints.clear()


def test_behind_the_notice_no_session_is_shown_and_no_timer_runs(arriving: Arriving) -> None:
    visitor = arriving(service_workers="block")
    page = visitor.page
    visitor.meets_a_worker_that_dies_at("record")
    visitor.opens()
    visitor.answers()
    page.locator("[data-timer]").first.click()
    expect(page.locator("#timer")).to_be_visible()
    page.locator("[data-do=record]").dispatch_event("click")
    expect(page.locator("#notice")).to_be_visible(timeout=10_000)
    expect(page.locator("#timer")).to_be_hidden()
    expect(page.locator("main .card").first).to_be_hidden()
    visitor.meets_no_such_worker()
    page.click("#again")
    expect(page.locator("main .card").first).to_be_visible(timeout=20_000)
    visitor.complaints.clear()


def test_the_notice_calls_the_number_that_was_accepted_and_no_other(arriving: Arriving) -> None:
    page = arriving().opens().page
    call = page.locator("#notice-call")

    def sets(number: str) -> None:
        if not page.locator("#s-number").count():
            page.click("#settings")
        page.fill("#s-number", number)
        page.click("main form[data-do=set] button[type=submit]")

    sets("12+34")
    expect(page.locator("main .notices, main .notice").first).to_be_visible()
    assert call.get_attribute("href") is None
    sets("112")
    expect(call).to_have_attribute("href", "tel:112")
    expect(page.locator(FORM)).to_be_visible()
    sets("")
    expect(page.locator(FORM)).to_be_visible()
    expect(call).to_have_attribute("hidden", "")
