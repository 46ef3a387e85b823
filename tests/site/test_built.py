"""The built site is whole: each link leads somewhere, and nothing of it comes from elsewhere."""

import re
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote, urlsplit

import pytest

from docs_site.python_api import public_names
from tests.site.conftest import ROOT, build

pytestmark = pytest.mark.deep

#: What a browser fetches by itself, by element.
_FETCHED = {
    "audio": "src", "embed": "src", "iframe": "src", "img": "src", "link": "href", "object": "data",
    "script": "src", "source": "src", "video": "src",
}  # fmt: skip


class Read(HTMLParser):
    """A page: its anchors, its links, and what it fetches."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.anchors, self.links, self.fetched = set[str](), list[str](), list[str]()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors.update(filter(None, (given.get("id"), given.get("name"))))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("rel") not in ("canonical", "next", "prev"):
            self.fetched += filter(None, [given.get(_FETCHED.get(tag, ""))])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Read]:
    return {file: Read(file) for file in site.rglob("*.html") if "app" not in file.parts}


def test_each_link_leads_to_something_that_is_there(site: Path, pages: dict[Path, Read]) -> None:
    broken = [
        f"{file.relative_to(site)}: {link}"
        for file, page in pages.items()
        if file.name != "404.html"
        for link in page.links
        if not _leads_somewhere(file, link, pages)
    ]
    assert broken == []


def _leads_somewhere(file: Path, link: str, pages: dict[Path, Read]) -> bool:
    to = urlsplit(link)
    if to.scheme:
        return True
    target = (file.parent / unquote(to.path)).resolve() if to.path else file
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    return not to.fragment or target not in pages or unquote(to.fragment) in pages[target].anchors


def test_no_page_and_no_style_fetches_from_elsewhere(site: Path, pages: dict[Path, Read]) -> None:
    elsewhere = [
        f"{file.relative_to(site)}: {fetched}"
        for file, page in pages.items()
        for fetched in page.fetched
        if urlsplit(fetched).scheme not in ("", "data") or fetched.startswith("//")
    ]
    for style in site.rglob("*.css"):
        elsewhere += re.findall(r"url\([\"']?(?:https?:)?//[^)]*", style.read_text("utf-8"))
    assert elsewhere == []


def test_each_public_name_has_its_place_in_the_reference(pages: dict[Path, Read]) -> None:
    anchors = {anchor for page in pages.values() for anchor in page.anchors}
    assert sorted(set(public_names()) - anchors) == []


@pytest.mark.parametrize("hidden", ["made_from", "of_our_own", "require_safe_order"])
def test_what_is_not_for_others_is_not_shown(pages: dict[Path, Read], hidden: str) -> None:
    for page in pages.values():
        assert [one for one in page.anchors if one.endswith(f".{hidden}")] == []


def test_links_that_are_broken_fail_the_build(tmp_path: Path) -> None:
    for folder in ("docs", "docs_site", "rules"):
        copytree(ROOT / folder, tmp_path / folder)
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    config = re.sub("(?m)^watch:.*", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    broken = ("nowhere.md", "history.md#nowhere", "../nowhere.py")
    with (tmp_path / "docs/answers.md").open("a", encoding="utf-8") as page:
        page.writelines(f"\n[broken]({link})\n" for link in broken)
    done = build(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert [link for link in broken if link not in said] == []
