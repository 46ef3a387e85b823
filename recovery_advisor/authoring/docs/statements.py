"""Lists the rules, notes, parameters and exercises that carry each statement of a work."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.rulebook.book import RuleBook

_HEAD = "| # | what it says | what carries it |\n|---|---|---|\n"


def carriers(book: RuleBook, work: str) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
    """For each statement of a work, the ids of what carries it, by kind of thing.

    A statement that nothing carries has an empty mapping.

    Raises:
        KeyError: when the book has no such work.
    """
    found: dict[int, dict[str, tuple[str, ...]]] = {
        number: {} for number in sorted(book.works[work].statements)
    }
    for cited in book.cited:
        if cited.work == work:
            kinds = found[cited.statement]
            kinds[cited.what] = (*kinds.get(cited.what, ()), cited.id)
    return found


def statement_table(book: RuleBook, work: str) -> str:
    """The same as a Markdown table, one line a statement."""
    statements = book.works[work].statements
    lines = [
        f"| {number} | {statements[number]} | {_in_words(kinds)} |\n"
        for number, kinds in carriers(book, work).items()
    ]
    return _HEAD + "".join(lines)


def _in_words(kinds: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(
        f"{kind}{'s' if len(ids) > 1 else ''} {', '.join(f'`{id}`' for id in ids)}"
        for kind, ids in sorted(kinds.items())
    )
