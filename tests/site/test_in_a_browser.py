"""In a browser, light and dark, on a phone and a desk: axe finds nothing, and nothing is asked of others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: One of each kind of page.
PAGES = (
    "",
    "history/",
    "lints/",
    "reference/python/advice/",
    "reference/command-line/",
    "clinical/danger-signs/",
    "clinical/exercises/",
    "clinical/sources/",
    "try-it/",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None: ...


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with ThreadingHTTPServer(("localhost", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(320, 640), (1280, 900)])
def test_pages_can_be_read_by_everybody(
    browser: Browser, address: str, axe: str, scheme: Any, size: tuple[int, int]
) -> None:
    width, height = size
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height})
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    found = {one: problems for one in PAGES if (problems := _problems(page, address + one, axe))}
    page.close()
    assert found == {}
    assert [url for url in asked_for if not url.startswith((address, "data:", "blob:"))] == []


def _problems(page: Page, url: str, axe: str) -> list[str]:
    """What axe finds on a page, and whether the page scrolls sideways."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] + ["too wide"] * wide


def test_the_search_finds_a_danger_sign(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.fill(".md-search__input", "bladder")
    page.wait_for_selector(".md-search-result__link[href*='danger-signs']")
    page.close()
