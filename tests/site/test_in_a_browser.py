"""In a browser, light and dark, on a phone and a desk: axe finds nothing, and nothing is asked of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
KINDS = (
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
#: What the theme does once a page is there is done when it has been drawn twice.
_DRAWN_TWICE = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
#: What is drawn with, by the colours of the page; not clear as the text's is, so that limbs may cross.
_INK = {"default": "rgb(33, 33, 33)", "slate": "rgb(214, 217, 223)"}
_PHONE, _DESK = (320, 640), (1280, 900)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None: ...


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with ThreadingHTTPServer(("localhost", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


@pytest.mark.slow
def test_each_page_can_be_read_by_everybody(
    browser: Browser, site: Path, address: str, axe: str
) -> None:
    folders = (file.parent.relative_to(site) for file in site.rglob("index.html"))
    pages = [f"{one.as_posix()}/" for one in folders if one.parts[:1] != ("app",)]
    assert len(pages) > len(KINDS)
    assert _found(browser, address, pages, axe, "light", _PHONE) == {}


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("scheme", "size"),
    [
        ("dark", _PHONE),
        *(pytest.param(one, _DESK, marks=pytest.mark.slow) for one in ("light", "dark")),
    ],
)
def test_each_kind_of_page_can_in_any_colours_and_size(
    browser: Browser, address: str, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    assert _found(browser, address, KINDS, axe, scheme, size) == {}


def _found(
    browser: Browser,
    address: str,
    pages: Iterable[str],
    axe: str,
    scheme: Any,
    size: tuple[int, int],
) -> dict[str, list[str]]:
    """What is wrong with each page of which something is."""
    width, height = size
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height})
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    found = {one: problems for one in pages if (problems := _problems(page, address + one, axe))}
    page.close()
    assert [url for url in asked_for if not url.startswith((address, "data:", "blob:"))] == []
    return found


def _problems(page: Page, url: str, axe: str) -> list[str]:
    """What axe finds on a page, and whether the page scrolls sideways."""
    page.goto(url)
    page.evaluate(_DRAWN_TWICE)
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] + ["too wide"] * wide


def test_the_search_finds_a_danger_sign(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    # The theme listens to keys; what is put in whole it may never read.
    page.locator(".md-search__input").press_sequentially("bladder")
    page.wait_for_selector(".md-search-result__link[href*='danger-signs']")
    page.close()


def test_an_address_may_have_a_search(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}?q=maintainer")
    page.wait_for_selector(".md-search-result__link")
    page.close()


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_pictures_have_the_colours_that_the_reader_chose(
    browser: Browser, address: str, system: Any
) -> None:
    page = browser.new_page(color_scheme=system)
    page.goto(address)
    for scheme in ("default", "slate"):
        page.click("label[for^=__palette]:visible")
        page.wait_for_selector(f"[data-md-color-scheme={scheme}]")
        ink = page.evaluate("getComputedStyle(document.querySelector('.picture .drawing')).stroke")
        assert ink == _INK[scheme]
        assert page.evaluate(
            "getComputedStyle(document.querySelector('.picture .rim')).stroke"
            " === getComputedStyle(document.body).backgroundColor"
        )
    page.close()


def test_what_is_wider_than_a_phone_is_reached_by_the_keyboard(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    for one in ("history/", "speed/", "tables/"):
        page.goto(address + one)
        page.wait_for_function(
            "(() => { const wide = [...document.querySelectorAll('pre > code, .md-typeset__scrollwrap, .picture')]"
            ".filter(one => one.scrollWidth > one.clientWidth);"
            " return wide.length && wide.every(one => one.tabIndex === 0) })()"
        )
    page.close()
