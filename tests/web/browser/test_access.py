"""The page for people who see, hear or move otherwise, on small and enlarged screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.visitor import Visitor
from web.steps import FORM, answer_well, next_screen, tick_first_danger

Arriving = Callable[..., Visitor]

#: How small a target of a finger may be.
_SMALLEST = 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_what_axe_forbids_or_scrolls_sideways(
    arriving: Arriving, axe: str, scheme: str
) -> None:
    visitor = arriving(color_scheme=scheme, viewport={"width": 320, "height": 640}).opens()
    page, found = visitor.page, list[str]()

    def look(screen: str) -> None:
        found.extend(f"{screen}: {one}" for one in visitor.violations(axe))
        if wide := visitor.overflow():
            found.append(f"{screen} is {wide} px too wide")
        found.extend(f"{screen}: {one}" for one in _small(page))

    look("dangers")
    tick_first_danger(page)
    look("emergency")
    page.click("[data-do=mistake]")
    expect(page.locator("main .banner")).to_be_visible()
    look("correcting")
    page.locator(f"{FORM} .yes label").first.click()
    while page.locator(FORM).count():
        if page.locator(f"{FORM} .scale").count():
            look("scales")
        next_screen(page, ticked=bool(answer_well(page)))
    for one in page.locator("main summary").all():
        one.click()
    look("advice")
    page.locator("[data-timer]").first.click()
    look("timer")
    page.click("#timer-stop")
    page.click("#settings")
    page.wait_for_selector("main form[data-do=set]")
    look("settings")
    page.evaluate("document.getElementById('notice').hidden = false")
    look("notice")
    assert found == []


def _small(page: Page) -> list[str]:
    """Buttons and choices that are too small for a finger."""
    targets = page.locator(
        "button:visible, summary:visible, .choice label:visible, .tick label:visible, .call:visible"
    )
    sizes: list[list[object]] = targets.evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect().height])"
    )
    return [
        f"{text} is {height} px high" for text, height in sizes if float(str(height)) < _SMALLEST
    ]


def test_a_visit_needs_no_pointer(arriving: Arriving) -> None:
    visitor = arriving().opens()
    page = visitor.page
    expect(page.locator("main h1")).to_be_focused()
    for _ in range(40):
        if not page.locator(FORM).count():
            break
        _send_by_keyboard(page)
    expect(page.locator("main h1.verdict")).to_be_focused()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def _send_by_keyboard(page: Page) -> None:
    """Answers a screen and sends it by Tab, space and Enter alone."""
    heading = page.inner_text("main h1")
    wanted = "none" if page.locator(f"{FORM} button[value=none]").count() else "next"
    for _ in range(60):
        page.keyboard.press("Tab")
        kind, value = page.evaluate("[document.activeElement.type, document.activeElement.value]")
        if kind == "radio":
            page.keyboard.press("Space")
            if value == "very_limited":
                page.keyboard.press("ArrowUp")
                page.keyboard.press("ArrowUp")
        if kind == "submit" and value == wanted:
            page.keyboard.press("Enter")
            break
    expect(page.locator("main h1")).not_to_have_text(heading)


def test_at_twice_the_size_nothing_scrolls_sideways(arriving: Arriving) -> None:
    """A window of 1280 px at 400 % is 320 px wide; here the text alone is twice as large besides."""
    visitor = arriving(viewport={"width": 640, "height": 400}).opens()
    visitor.page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert visitor.overflow() == 0


def test_pictures_stand_still_where_the_person_wants_it(arriving: Arriving) -> None:
    visitor = arriving(reduced_motion="reduce").opens()
    visitor.answers()
    moving = visitor.page.locator(".drawing .moving:visible")
    assert moving.count() == 0
    visitor.page.emulate_media(reduced_motion="no-preference")
    visitor.page.click("[data-still]")
    assert moving.count() == 0
