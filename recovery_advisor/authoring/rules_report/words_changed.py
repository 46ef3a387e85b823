"""The words and doses that changed, those to stop or to seek help first, and what was accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.diff.review import Change, Review
from recovery_advisor.authoring.diff.told import TextChange
from recovery_advisor.authoring.rules_report.causes import decides, in_words, is_dose, name_of
from recovery_advisor.loading.accepted import AcceptedChange
from recovery_advisor.rendering.page import DocumentBlock, Heading, Paragraph, Row, Table
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.told_texts import Weight

WORDS = Heading("Words and doses that changed", 2, "words")
ACCEPTED = Heading("Accepted changes", 2, "accepted")


def words_changed(changes: Sequence[Change], new: RuleBook) -> Iterator[DocumentBlock]:
    """The words that changed, the graver first, and the doses.

    Args:
        changes: what changes, the texts among it.
        new: the rule book in question.
    """
    yield WORDS
    texts = [(one, one.of) for one in changes if isinstance(one.of, TextChange)]
    groups = (
        (
            "Words to stop or to seek help, questions, and what no proof sees",
            [one for one, of in texts if of.weight is Weight.GUARDED],
        ),
        ("Doses and sessions", [one for one, of in texts if is_dose(of)]),
        (
            "Other words",
            [one for one, of in texts if of.weight is Weight.PLAIN and not decides(of)],
        ),
    )
    for title, own in groups:
        if own:
            heads = ("what", "before, now, and who has accepted it")
            rows = tuple(_row(one, new) for one in own)
            yield Table(f"{title}: {len(own)} changed", heads, rows)
    if not any(own for _, own in groups):
        yield Paragraph("No words and no doses changed.")


def _row(change: Change, new: RuleBook) -> Row:
    assert isinstance(change.of, TextChange)
    accepted = f"Accepted: {acceptance(change)}"
    return Row((name_of(change.of.text, new), (*_both(change.old, change.new), accepted)))


def _both(old: str | None, new: str | None) -> tuple[str, str]:
    return f"Before: {in_words(old)}", f"Now: {in_words(new)}"


def acceptance(change: Change) -> str:
    """Who accepted a change and why, or that nobody need or has."""
    if change.accepted:
        return f"by {change.accepted.by}: {change.accepted.reason}"
    return f"no; its id is {change.id}" if change.risky else "need not be"


def accepted_changes(review: Review) -> Iterator[DocumentBlock]:
    """Every change that somebody accepted, with the reason and the name."""
    yield ACCEPTED
    accepted = [one.accepted for one in review.changes if one.accepted]
    heads = ("change", "before, now, by whom and why")
    for caption, entries in (
        ("What was accepted, by whom and why", accepted),
        ("What was accepted and is no change now", review.unmatched),
    ):
        if entries:
            yield Table(caption, heads, tuple(map(_accepted_row, entries)))
    if not accepted and not review.unmatched:
        yield Paragraph("Nobody has accepted a change in this folder.")
    if review.open:
        many = len(review.open)
        yield Paragraph(f"{many} must still be accepted before diff passes.")


def _accepted_row(one: AcceptedChange) -> Row:
    return Row(((one.change,), (*_both(one.old, one.new), f"By {one.by}: {one.reason}")))
