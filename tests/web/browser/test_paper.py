"""What is folded on the screen is on paper."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.web.browser.visitor import Visitor

Arriving = Callable[..., Visitor]


def test_the_danger_signs_and_what_was_left_out_are_printed(arriving: Arriving) -> None:
    visitor = arriving().opens()
    visitor.answers()
    page = visitor.page
    signs = page.locator("#dangers li").first
    left_out = page.locator("main details", has_text="Left out, and why").locator("li").first
    expect(signs).to_be_hidden()
    expect(left_out).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(signs).to_be_visible()
    expect(left_out).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(signs).to_be_hidden()
    expect(left_out).to_be_hidden()
