"""The page of packs: what each says of itself, its version, its fingerprint and who has reviewed it."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.clinical.writing import RULES, anchor, beginning, heading, points, text
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.held import held_packs
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.packs import Pack

TITLE = "Packs"
_ABOUT = (
    "The units that the rules come in. A fingerprint changes when the meaning of its pack does."
)


def packs(folder: CheckedFolder) -> str:
    """The page."""
    book = folder.whole.book
    held = held_packs(*folder.whole)
    each = "".join(_pack(pack, held[pack.id].sha256) for pack in book.packs)
    return beginning(TITLE, book, _ABOUT) + "".join(_together(book)) + each


def _together(book: RuleBook) -> Iterator[str]:
    yield "\n## All of them together\n\n"
    yield points(
        (("Fingerprint", f"`{book.id.sha256}`"), ("Of the texts", f"`{book.id.texts_sha256}`"))
    )


def _pack(pack: Pack, sha256: str) -> str:
    facts = (
        ("Version", text(pack.version)),
        ("Fingerprint", f"`{sha256}`"),
        ("Review", text(pack.review)),
        ("Kind", text(pack.kind)),
        ("Intended use", text(pack.intended_use)),
        ("User", text(pack.user)),
        ("Population", text(pack.population)),
        ("Not for", text("; ".join(pack.exclusions))),
        ("Evidence", text(pack.evidence)),
        ("Limits", text("; ".join(pack.limits))),
        ("Rules", f"[the rules of {pack.id}]({RULES}#{anchor('rules-of', pack.id)})"),
    )
    return heading(2, f"{text(pack.title)} ({pack.id})", "pack", pack.id) + points(facts)
