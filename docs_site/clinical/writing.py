"""Markdown that the clinical pages share."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.reasons import Citation

DANGER_SIGNS = "danger-signs.md"
RULES = "rules.md"
EXERCISES = "exercises.md"
SOURCES = "sources.md"
PACKS = "packs.md"


def address(page: str) -> str:
    """Where the site has a clinical page."""
    return f"clinical/{page}"


def anchor(kind: str, id: str) -> str:
    """The anchor of an entry, unlike those that MkDocs makes of headings."""
    return f"{kind}-{id}"


def heading(level: int, title: str, kind: str, id: str) -> str:
    """A heading with its anchor."""
    return f"\n{'#' * level} {title} {{#{anchor(kind, id)}}}\n\n"


def beginning(title: str, book: RuleBook, about: str) -> str:
    """The title of a page, who has reviewed what it says, and what it is about."""
    reviews = " ".join(dict.fromkeys(pack.review for pack in book.packs))
    return f"# {title}\n\n**{text(reviews)}** This page is no diagnosis.\n\n{about}\n"


def text(said: str) -> str:
    """A text of the rules as it is: nothing in it is Markdown or HTML."""
    plain = escape(said, quote=False)
    return "".join(f"\\{one}" if one in r"\`*_{}[]#|" else one for one in plain)


def points(facts: Iterable[tuple[str, str]]) -> str:
    """A list of facts, each with its name; a fact that is empty is left out."""
    return "".join(f"- **{name}:** {fact}\n" for name, fact in facts if fact)


def cited(source: Citation, book: RuleBook) -> str:
    """A link to the work that is cited, the place in it, and a warning where it was not read again."""
    link = f"[{text(source.title)}]({SOURCES}#{anchor('source', source.work)})"
    unread = "" if book.works[source.work].checked else " (not read again, or second hand)"
    return f"{link}, {text(source.at)}{unread}"


def rule_link(id: str) -> str:
    """A link to a rule."""
    return f"[{id}]({RULES}#{anchor('rule', id)})"
