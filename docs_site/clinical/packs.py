"""The page of packs: what each says of itself, its version, its fingerprint and who has reviewed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs_site.clinical.writing import (
    RULES,
    WAY_BACK,
    anchor,
    beginning,
    heading,
    ids,
    points,
    text,
)
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.held import held_packs
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.packs import Pack

TITLE = "Sets of rules"
_ABOUT = (
    "The rules come in sets, each with a version and a mark. The mark is made from the set itself: it is another"
    " one as soon as any rule means something else. A review is of the rules with one mark, so note it down."
)
_KINDS: Mapping[str, str] = {
    "base": "it says how much exercise may begin",
    "overlay": "it can only make the advice more careful",
    "history": "it counts days, where an app keeps them",
}


def packs(folder: CheckedFolder) -> str:
    """The page."""
    book = folder.whole.book
    held = held_packs(*folder.whole)
    each = "".join(_pack(pack, held[pack.id].sha256, book) for pack in book.packs)
    return beginning(TITLE, book, _ABOUT) + "".join(_together(book)) + each


def _together(book: RuleBook) -> Iterator[str]:
    yield "\n## All of them together\n\n"
    yield points(
        (("Mark", f"`{book.id.sha256}`"), ("Mark of the wording", f"`{book.id.texts_sha256}`"))
    )


def _pack(pack: Pack, sha256: str, book: RuleBook) -> str:
    page = WAY_BACK if pack.id == book.history else RULES
    facts = (
        ("Version", text(pack.version)),
        ("Mark", f"`{sha256}`"),
        ("Review", text(pack.review)),
        ("What it does", _KINDS[pack.kind]),
        ("Intended use", text(pack.intended_use)),
        ("User", text(pack.user)),
        ("Population", text(pack.population)),
        ("Not for", text("; ".join(pack.exclusions))),
        ("Evidence", text(pack.evidence)),
        ("Limits", text("; ".join(pack.limits))),
        ("Rules", f"[each rule of this set]({page}#{anchor('rules-of', pack.id)})"),
    )
    return heading(2, text(pack.title), "pack", pack.id) + points(facts) + ids(pack.id)
