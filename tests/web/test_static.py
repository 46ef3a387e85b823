"""The files of the page keep to its own policy, and ask nobody else for anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import web
from web.downloads import PYODIDE

STATIC = Path(web.__file__).parent / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))


class _Forbidden(HTMLParser):
    """Collects what the policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)
        self.found += [name for name in names if name == "style" or name.startswith("on")]


def test_the_page_has_nothing_inline() -> None:
    parser = _Forbidden()
    parser.feed((STATIC / "index.html").read_text(encoding="utf-8"))
    assert parser.found == []


@pytest.mark.parametrize("file", [*SCRIPTS, *STATIC.glob("*.css"), *STATIC.glob("*.html")])
def test_no_file_names_another_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"https?://|[\"'(]//[a-z]", text) == []


def test_only_what_keeps_touches_the_storage_of_the_device() -> None:
    users = [
        file.name
        for file in SCRIPTS
        if re.search(r"localStorage|sessionStorage|indexedDB|cookie", file.read_text("utf-8"))
    ]
    assert users == ["keep.js"]


def test_the_script_names_the_version_of_python_that_is_fetched() -> None:
    version = PYODIDE.partition("@")[2]
    assert f'version: "{version}"' in (STATIC / "python.js").read_text(encoding="utf-8")
