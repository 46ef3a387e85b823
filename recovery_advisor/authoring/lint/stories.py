"""Finds stories of a history pack that go otherwise than they must."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.history.story_results import failures
from recovery_advisor.loading.checked_folder import CheckedFolder

STORY_FAILS = "story-fails"


def stories_found(folder: CheckedFolder) -> Iterator[Finding]:
    """An error for each story that goes otherwise; nothing for a folder without a history pack."""
    for story, failure in failures(folder.stories, folder.whole.book) if folder.stories else ():
        problem = (story.place / "expect").problem(f"the story {story.id}: {failure}")
        yield Finding(STORY_FAILS, Severity.ERROR, story.id, problem)
