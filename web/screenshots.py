"""Pictures of the page as people meet it, on a phone and on a desk, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from web.browser import chromium
from web.serve import served
from web.steps import answer_well, next_screen, open_page, tick_first_danger

_SIZES = {"phone": (375, 667), "desk": (1280, 800)}
_SCHEMES = ("light", "dark")


def take(folder: Path) -> Path:
    """The folder of the pictures, beside that of the page."""
    pictures = folder.with_name("screenshots")
    pictures.mkdir(exist_ok=True)
    with served(folder) as server, chromium() as browser:
        for size, scheme in product(_SIZES, _SCHEMES):
            with _page(browser, size, scheme) as page:
                for name in _walk(page, server.address):
                    page.screenshot(path=pictures / f"{name}-{size}-{scheme}.png", full_page=True)
    return pictures


@contextmanager
def _page(browser: Browser, size: str, scheme: str) -> Iterator[Page]:
    width, height = _SIZES[size]
    dark = scheme == "dark"
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    yield context.new_page()
    context.close()


def _walk(page: Page, address: str) -> Iterator[str]:
    """Goes through the page; the name of each screen that is worth a picture."""
    page.goto(address, wait_until="commit")
    yield "0-before"
    open_page(page, address)
    yield "1-dangers"
    tick_first_danger(page)
    yield "2-emergency"
    open_page(page, address)
    shown = 3
    while page.locator("main form[data-do=answer]").count():
        if page.locator("main .scale").count():
            yield f"{shown}-scales"
            shown += 1
        answer_well(page)
        next_screen(page)
    yield "8-advice"
    page.click("#settings")
    page.wait_for_selector("main form[data-do=set]")
    yield "9-settings"
