"""What a person does on the page, for the pictures of it and for its tests."""

from __future__ import annotations

from playwright.sync_api import Page, expect

#: A form of questions.
FORM = "main form[data-do=answer]"


def open_page(page: Page, address: str) -> None:
    """Open the page, and wait for its first question."""
    page.goto(address)
    page.wait_for_selector(FORM, timeout=20_000)


def tick_first_danger(page: Page) -> None:
    """Tick the first sign of a list, and wait until it has taken the screen."""
    page.locator(f"{FORM} .yes label").first.click()
    page.wait_for_selector("body.urgent")


def answer_well(page: Page) -> int:
    """Give each scale on the screen its best answer; how many taps that took."""
    scales = page.locator(f"{FORM} fieldset.scale")
    for one in scales.all():
        labels = one.locator(".choices label")
        (labels.nth(-2) if "range_of_motion" in one.inner_html() else labels.first).click()
    return scales.count()


def next_screen(page: Page, *, ticked: bool = False) -> None:
    """Send the screen, with *none of these* where nothing of a list is ticked; wait for another."""
    page.locator(FORM).evaluate("form => { form.dataset.sent = ''; }")
    none = page.locator(f"{FORM} button[value=none]")
    none_of_these = none.count() and not ticked
    (none if none_of_these else page.locator(f"{FORM} button[value=next]")).click()
    expect(page.locator("form[data-sent]")).to_have_count(0)
