"""What a folder changes in another one: cause first, then for whom, then words and doses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.diff.review import Review
from recovery_advisor.authoring.rules_report.causes import causes
from recovery_advisor.authoring.rules_report.edits import Edit
from recovery_advisor.authoring.rules_report.treated import treated
from recovery_advisor.authoring.rules_report.words_changed import accepted_changes, words_changed
from recovery_advisor.rendering.page import DocumentBlock


def change_parts(review: Review, evidence: Sequence[Edit]) -> Iterator[DocumentBlock]:
    """The sections about a change of rules and of their evidence."""
    old, new = review.books
    yield from causes(old, new, review.changes, evidence)
    yield from treated(review)
    yield from words_changed(review.changes, new)
    yield from accepted_changes(review)
