"""How long a first visitor waits for the first question."""

from __future__ import annotations

import time
from pathlib import Path

from web.browser import chromium
from web.serve import served


def first_question(folder: Path) -> str:
    """One line: the seconds from opening the page with nothing kept to its first question."""
    with served(folder) as server, chromium() as browser:
        page = browser.new_page()
        began = time.perf_counter()
        page.goto(server.address)
        page.wait_for_selector("main form[data-do=answer]", timeout=20_000)
        seconds = time.perf_counter() - began
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return f"The first question stands after {seconds:.1f} s; the page has {size / 1e6:.1f} MB."
