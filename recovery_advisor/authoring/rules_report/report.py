"""The report on a rules folder, or on a change of one: a page, with a summary for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recovery_advisor.authoring.diff.review import Review
from recovery_advisor.authoring.rules_report.change import change_parts
from recovery_advisor.authoring.rules_report.checks import Checks, Result, checks_section, results
from recovery_advisor.authoring.rules_report.edits import Edit
from recovery_advisor.authoring.rules_report.folder_parts import folder_parts
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rendering.html_document import document
from recovery_advisor.rendering.page import (
    Contents,
    DocumentBlock,
    Heading,
    Link,
    Paragraph,
    Row,
    Table,
)
from recovery_advisor.rulebook.book import RuleBook

_INTRODUCTION = (
    "For whoever signs these rules. It is made from the files of the folder alone: whatever they say"
    " stands here, and nothing that they do not say."
)


@dataclass(frozen=True, slots=True)
class RulesReport:
    """The report on one folder.

    Attributes:
        folder: the folder.
        checks: what its checks found.
        review: what it changes in another folder; ``None`` where there is none to compare with.
        evidence: which claims, cases and hazards of that folder were edited.
        unversioned: what needs a new version, and has that of the other folder.
    """

    folder: CheckedFolder
    checks: Checks
    review: Review | None = None
    evidence: tuple[Edit, ...] = ()
    unversioned: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no check fails, and no change fails that is not accepted."""
        return self.checks.passed and (self.review is None or self.review.passed)

    @property
    def title(self) -> str:
        """What the report is about."""
        now = versions(self.folder.whole.book)
        if self.review is None:
            return f"Rules: {now}"
        return f"From {versions(self.review.books[0])} to {now}"

    def page(self) -> str:
        """The report as one self-contained HTML page."""
        sections = tuple(self._sections())
        reviews = dict.fromkeys(pack.review for pack in self.folder.whole.book.packs)
        begin = (
            Heading(self.title, 1),
            Table("Results", ("check", "result", "in figures"), tuple(map(_row, self._results()))),
            Paragraph(_INTRODUCTION),
            Paragraph(" ".join(reviews)),
            _contents(sections),
        )
        return document(self.title, (*begin, *sections))

    def lines(self) -> Iterator[str]:
        """What the report is about, and the result of each check."""
        yield self.title
        yield from map(": ".join, self._results())

    def data(self) -> dict[str, Any]:
        """The result of each check."""
        diff = None if self.review is None else self.review.passed
        return {"title": self.title, "passed": self.passed, "diff": diff, **self.checks.data()}

    def _results(self) -> Iterator[Result]:
        yield from (Result("version", "must rise", one) for one in self.unversioned)
        if self.review:
            figures = f"{len(self.review.changes)} changes, {len(self.review.open)} to be accepted"
            yield Result.of("diff", self.review.passed, figures)
        yield from results(self.checks)

    def _sections(self) -> Iterator[DocumentBlock]:
        books = {"these rules": self.folder.book}
        if self.review:
            yield from change_parts(self.review, self.evidence)
            books = {"before": self.review.difference.pair.old.book, "now": self.folder.book}
        yield from checks_section(self.checks)
        whole = self.review.books if self.review else (self.folder.whole.book,)
        followed = {
            f"{name}, for a history": book
            for name, book in zip(books, whole, strict=True)
            if book.history
        }
        yield from _fingerprints({**books, **followed})
        yield from folder_parts(self.folder, self.checks)


def _row(result: Result) -> Row:
    return Row(tuple((one,) for one in result))


def versions(book: RuleBook) -> str:
    """The packs of a rule book with their versions."""
    return ", ".join(f"{pack.id} {pack.version}" for pack in book.packs)


def _contents(blocks: tuple[DocumentBlock, ...]) -> Contents:
    heads = [one for one in blocks if isinstance(one, Heading) and one.level == 2]
    return Contents(tuple(Link(one.text, one.anchor) for one in heads))


def _fingerprints(books: Mapping[str, RuleBook]) -> Iterator[DocumentBlock]:
    yield Heading("Fingerprints", 2, "fingerprints")
    yield Paragraph(
        "Every advice and every record carries these two hashes. The first changes with any rule, band,"
        " exercise or dose, the second with any text; hazards, claims and cases are in neither."
    )
    rows = tuple(
        Row(((name,), (versions(book),), (book.id.sha256,), (book.id.texts_sha256,)))
        for name, book in books.items()
    )
    yield Table("Hashes (SHA-256)", ("rules", "packs", "meaning", "texts"), rows)
