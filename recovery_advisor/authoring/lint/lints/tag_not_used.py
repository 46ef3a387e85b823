"""Finds tags that no exercise has."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Tags that stand in no exercise and in none of its ways."""
    used = {tag for way in folder.book.ways for tag in way.tags}
    for tag, entry in folder.entries("tags", "tag").items():
        if tag not in used and not folder.is_for_others(entry):
            message = "no exercise has this tag; give it to those that it fits, or drop it"
            yield Violation(tag, entry.place / "tag", message)


_TAG = "tags:\n  - {tag: jumping, means: both feet off the ground}\n"
_EXERCISE = """\
exercises:
  - exercise: hop
    name: Hop
    phase: warm_up
    regions: [leg]
    tags: [jumping]
    dose: {repetitions: 5}
    cues: [Hop on the spot.]
    source: {work: own-judgement, at: hop}
"""

LINT = Lint(
    id="tag-not-used",
    severity=Severity.WARNING,
    finds="a tag that no exercise has",
    because="A rule that leaves it out would leave out nothing.",
    check=check,
    fails={"my-pack/jumping.yaml": _TAG},
    passes={"my-pack/jumping.yaml": _TAG + _EXERCISE},
)
