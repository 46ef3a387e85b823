"""The page on hosts that answer otherwise than the server of this repository."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.web.browser.visitor import Visitor
from web.steps import FORM


class _WithoutIndex(SimpleHTTPRequestHandler):
    """Sends who asks for the index by its name to its folder, as many hosts do."""

    def do_GET(self) -> None:
        if self.path != "/index.html":
            return super().do_GET()
        self.send_response(308)
        self.send_header("Location", "./")
        self.send_header("Content-Length", "0")
        return self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    handler = partial(_WithoutIndex, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.mark.slow
def test_a_host_that_redirects_the_index_shows_the_page_again_offline(
    browser: Browser, address: str
) -> None:
    visitor = Visitor.arriving(browser, address).opens()
    visitor.stays_until_offline_works()
    visitor.context.set_offline(True)
    visitor.page.reload()
    visitor.page.wait_for_selector(FORM, timeout=20_000)
    visitor.context.close()
    assert visitor.complaints == []
