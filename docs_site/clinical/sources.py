"""The page of sources: each work, whether it was read, and everything that cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs_site.clinical.how_read import how_read
from docs_site.clinical.writing import (
    EXERCISES,
    anchor,
    beginning,
    heading,
    points,
    rule_link,
    text,
)
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.records import WorkRecord
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.reasons import Citation

TITLE = "Sources"
_ABOUT = (
    "Every work that a rule or an exercise cites, and how far it was read. Second hand: only what"
    " somebody else says of it was seen, such as a digest."
)


def sources(folder: CheckedFolder) -> str:
    """The page."""
    book = folder.whole.book
    found = folder.whole.files.unique("sources", "source", lambda record: record.sources)
    works = [record for record, *_ in found.values()]
    citing = _citing(book)
    return beginning(TITLE, book, _ABOUT) + "".join(_work(one, citing) for one in works)


def _work(work: WorkRecord, citing: Mapping[str, Mapping[str, None]]) -> str:
    facts = (
        ("By", text(", ".join(filter(None, (work.authors, work.published, work.id))))),
        ("How it was read", how_read(work)),
        ("Note", text(work.note or "")),
        ("Cited by", ", ".join(citing.get(work.source, ())) or "nothing"),
    )
    return heading(2, text(work.title), "source", work.source) + points(facts) + _stated(work)


def _stated(work: WorkRecord) -> str:
    if not work.statements:
        return ""
    lines = "".join(f"{number}. {text(one)}\n" for number, one in work.statements.items())
    return f"\nWhat it states, as the rules cite it:\n\n{lines}"


def _citing(book: RuleBook) -> Mapping[str, Mapping[str, None]]:
    """Links to what cites each work, by its id, each once."""
    found: dict[str, dict[str, None]] = {}
    for source, link in _links(book):
        found.setdefault(source.work, {})[link] = None
    return found


def _links(book: RuleBook) -> Iterator[tuple[Citation, str]]:
    words = book.words
    built_in = (words.nothing_permits, words.engine_fault, words.unreadable, words.cleared)
    for effect in book.effects:
        yield effect.rule.source, rule_link(effect.rule.id, book)
    for reason in (*built_in, *(one.net for one in book.safety_nets)):
        if reason:
            yield reason.source, rule_link(reason.rule, book)
    for exercise in book.exercises:
        to = f"{EXERCISES}#{anchor('way', exercise.ways[0].id)}"
        yield exercise.source, f"[{text(exercise.name)}]({to})"
