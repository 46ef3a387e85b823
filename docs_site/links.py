"""Links of a page of the repository, as they have to be on the site."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from docs_site.nav import TITLES

#: Where the site has a page that does not lie in ``docs``.
COPIED = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "repository/contributing.md",
    "CHANGELOG.md": "repository/changelog.md",
    "rules/README.md": "repository/rules.md",
}
_FENCE = re.compile(r"^( *)(```+|~~~+).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
_CODE_OR_LINK = re.compile(
    r"(?P<code>(`+)[^`].*?\2(?!`))|\[(?P<label>[^\]]+)\]\((?P<to>[^)\s]+)\)", re.DOTALL
)
#: A link's text that is where a page lies, rather than what it is.
_FILE_NAME = re.compile(r"[\w-]+\.md|README|[\w.-]+(/[\w.-]+)+")
_HEADING = re.compile(r"^# +(.+?) *$", re.MULTILINE)


def for_site(text: str, origin: str, root: Path) -> str:
    """The text with each link to a file of the repository as one to its page, or as code.

    A link whose text is the name of a file has the title of the page in its place.
    A link to what the repository does not have stays, and so is what the strict build warns of.
    """
    done, at = [], 0
    for fence in _FENCE.finditer(text):
        done += [_rewritten(text[at : fence.start()], origin, root), fence.group()]
        at = fence.end()
    return "".join([*done, _rewritten(text[at:], origin, root)])


def address(file: str) -> str | None:
    """Where the site has a file of the repository, if it has it."""
    if file.startswith("docs/"):
        return file.removeprefix("docs/")
    return COPIED.get(file)


def _rewritten(text: str, origin: str, root: Path) -> str:
    def one(match: re.Match[str]) -> str:
        if match["code"] or match["to"].startswith(("http:", "https:", "mailto:", "#")):
            return match.group()
        return _link(match["label"], match["to"], origin, root)

    return _CODE_OR_LINK.sub(one, text)


def _link(label: str, to: str, origin: str, root: Path) -> str:
    path, mark, anchor = to.partition("#")
    file = normpath(join(dirname(origin), path))
    here = address(origin)
    there = address(file)
    if here and there:
        said = _title(file, there, root) if _FILE_NAME.fullmatch(label.strip("`")) else label
        return f"[{said}]({relpath(there, dirname(here) or '.')}{mark}{anchor})"
    if not (root / file).exists():
        return f"[{label}]({to})"
    plain = label.strip("`")
    return f"`{plain}`" if plain in {path, file} else f"{label} (`{file}`)"


def _title(file: str, page: str, root: Path) -> str:
    """What the menu calls a page; where it has no name for it, its heading."""
    if page == "index.md":
        return "the first page"
    if page in TITLES:
        return TITLES[page]
    heading = _HEADING.search((root / file).read_text("utf-8"))
    return heading[1] if heading else page
