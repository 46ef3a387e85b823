"""Finds packs, questionnaires and questions that changed without a new version."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.held import held_packs
from recovery_advisor.loading.held_changes import Held, unversioned
from recovery_advisor.loading.rule_files import RuleFiles

#: The name under which what is found here is reported.
VERSION_NOT_RAISED = "version-not-raised"


def versions_found(new: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    """A finding for each pack that is gone, and for all that changed without a new version."""
    now, before = (held_packs(folder.book, folder.files) for folder in (new, old))
    return unversioned_found(new.files, now, before)


def unversioned_found(files: RuleFiles, now: Held, before: Held) -> Iterator[Finding]:
    """The same of what is held.

    Args:
        files: the files as they are now, in which each finding has its place.
        now: what they are held to.
        before: what they were held to.
    """
    for change in unversioned(now, before):
        problem = change.place(files).problem(change.message)
        yield Finding(VERSION_NOT_RAISED, Severity.ERROR, change.of, problem)
