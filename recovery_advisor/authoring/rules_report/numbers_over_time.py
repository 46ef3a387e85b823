"""The numbers of the history pack, as it says what time does."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.rendering.page import DocumentBlock, Heading, Paragraph, Row, Table
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.course_texts import course_texts


def numbers_over_time(book: RuleBook) -> Iterator[DocumentBlock]:
    """A table of them; nothing where no history pack is loaded."""
    if book.course is None:
        return
    yield Heading("Numbers over time", 2, "numbers-over-time")
    yield Paragraph(
        f"The pack {book.history} follows a person from check-in to check-in by these. An advice on a single"
        " check-in knows none of them."
    )
    texts = course_texts(book.course, book.question)
    rows = tuple(Row(((name,), (text,))) for name, text in texts.items())
    yield Table("What a history goes by", ("number", "is"), rows)
