"""Reads an HTML page as a browser would, as far as tests ask: text, headings, tables, links, what it loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

#: Elements without an end tag.
_VOID = frozenset({"meta", "br", "line", "rect", "polygon", "path"})
#: Attributes by which an element may load or run something.
_LOADING = frozenset(
    {"src", "srcset", "href", "xlink:href", "action", "data", "poster", "background"}
)


@dataclass
class Table:
    """A table: its caption, its heads, and for each row its head and how many cells it has."""

    caption: str = ""
    heads: list[str] = field(default_factory=list)
    rows: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class HtmlPage(HTMLParser):
    """A page; reading it fails where elements are not nested."""

    html: str
    text: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[tuple[str, str, str]] = field(default_factory=list)
    elements: set[str] = field(default_factory=set)
    metas: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._begun: list[str] = []
        self.feed(self.html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs), (tag, attrs)
        self.elements.add(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        elif tag == "meta" and "http-equiv" in given:
            self.metas[given["http-equiv"]] = given["content"]
        elif tag == "table":
            self.tables.append(Table())
        self.loads += [
            (tag, name, value)
            for name, value in given.items()
            if name.startswith("on") or (name in _LOADING and tag != "a")
        ]
        if tag not in _VOID:
            self._open.append((tag, given))
            self._begun.append(self.text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        assert tag in _VOID

    def handle_endtag(self, tag: str) -> None:
        opened, given = self._open.pop()
        assert opened == tag
        inner = self.text.removeprefix(self._begun.pop()).strip()
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append((int(tag[1]), inner))
        elif tag == "caption":
            self.tables[-1].caption = inner
        elif tag == "th" and given["scope"] == "col":
            self.tables[-1].heads.append(inner)
        elif tag == "th":
            self.tables[-1].rows.append((inner, 1))
        elif tag == "td":
            head, cells = self.tables[-1].rows.pop()
            self.tables[-1].rows.append((head, cells + 1))

    def handle_data(self, data: str) -> None:
        if not any(tag == "style" for tag, _ in self._open):
            self.text += data


def assert_sound(page: HtmlPage) -> None:
    """The page fetches and runs nothing, its headings are in order, and its tables have heads."""
    assert page.metas["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert page.loads == []
    assert page.elements.isdisjoint(
        {"script", "link", "iframe", "object", "embed", "img", "form", "base"}
    )
    style = page.html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style and "@import" not in style
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link[1:] not in page.ids or link[0] != "#"} == set()
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    captions = [table.caption for table in page.tables]
    assert all(captions) and len(captions) == len(set(captions))
    for table in page.tables:
        assert table.heads and all(table.heads) and table.rows
        for head, cells in table.rows:
            assert head and cells == len(table.heads), table.caption
