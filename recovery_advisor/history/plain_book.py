"""The rules of a history book that look at today alone."""

from __future__ import annotations

from dataclasses import replace

from recovery_advisor.rulebook.book import RuleBook


def plain_book(book: RuleBook) -> RuleBook:
    """The same rules without the history pack, as an advisor has them."""
    return replace(
        book,
        packs=tuple(pack for pack in book.packs if pack.id != book.history),
        questions=book.asked,
        effects=tuple(effect for effect in book.effects if effect.rule.pack != book.history),
        course=None,
    )
