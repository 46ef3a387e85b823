"""Markdown that the clinical pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import humanize

DANGER_SIGNS = "danger-signs.md"
RULES = "rules.md"
WAY_BACK = "way-back.md"
WHO = "who.md"
EXERCISES = "exercises.md"
SOURCES = "sources.md"
PACKS = "packs.md"
SHEET = "review-sheet.md"

#: Where an entry says by which names files know it.
SMALL = "<small>For whoever edits: {}</small>"
#: The work that stands for what this project decided by itself.
OWN = "project"
_DECISION = re.compile(r"(\d{4})-[a-z0-9-]+")
_TITLES = {
    "nothing-permits": "Nothing told shows that exercise is safe",
    "engine-fault": "The check itself failed",
    "unreadable": "An answer could not be read",
    "cleared": "A professional has cleared it",
}


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


def sentence(said: str) -> str:
    """The same words with a capital letter first, where they begin with a letter."""
    return said[:1].upper() + said[1:]


def points(facts: Iterable[tuple[str, str]]) -> str:
    """A list of facts, each with its name; a fact that is empty is left out."""
    return "".join(f"- **{name}:** {fact}\n" for name, fact in facts if fact)


def ids(*names: str) -> str:
    """The names by which files know an entry, small, for whoever edits them."""
    codes = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
    return f"\n{SMALL.format(codes)}\n"


def cited(source: Citation, book: RuleBook) -> str:
    """A link to the work that is cited, the place in it, and a warning where it was not read again."""
    if source.work == OWN and (found := _DECISION.fullmatch(source.at)):
        return f"our own judgement, [decision {found[1]}](../decisions/{source.at}.md)"
    link = f"[{text(source.title)}]({SOURCES}#{anchor('source', source.work)})"
    unread = "" if book.works[source.work].checked else " (second hand, or not read)"
    return f"{link}, {text(source.at)}{unread}"


def way_name(exercise: Exercise, way: Way) -> str:
    """The name of a way, with that of its exercise where it does not have it."""
    return way.name if exercise.name in way.name else f"{exercise.name}: {way.name}"


def rule_title(id: str) -> str:
    """A rule's name in words."""
    named = _TITLES.get(id) or sentence(humanize(id.replace("-", "_")))
    return re.sub(r" unsure$", ": not sure", named)


def rule_link(id: str, book: RuleBook) -> str:
    """A link to a rule, on the page that has it."""
    over_days = any(one.rule.id == id and one.rule.pack == book.history for one in book.effects)
    return f"[{rule_title(id)}]({WAY_BACK if over_days else RULES}#{anchor('rule', id)})"
