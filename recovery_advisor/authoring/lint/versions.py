"""Finds what changed without a new version, and guarded texts whose change nobody has accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from shlex import quote

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.loading.accepted import AcceptedChange
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.held import held_packs
from recovery_advisor.loading.held_changes import Held, texts_held, unversioned
from recovery_advisor.loading.held_texts import changed_texts, place_of
from recovery_advisor.loading.lock import how_to_accept
from recovery_advisor.loading.rule_files import RuleFiles

#: The names under which what is found here is reported.
VERSION_NOT_RAISED = "version-not-raised"
TEXT_NOT_ACCEPTED = "text-not-accepted"


def versions_found(new: CheckedFolder, old: CheckedFolder, root: Path) -> Iterator[Finding]:
    """A finding for each pack that is gone, and for all that changed without a new version.

    Also for each guarded text whose change nobody has accepted.
    """
    now, before = (held_packs(*folder.whole) for folder in (new, old))
    yield from unversioned_found(new.whole.files, now, before)
    yield from unaccepted_found(new.whole, now, before, new.accepted, root)


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


def unaccepted_found(
    compiled: Compiled,
    now: Held,
    before: Held,
    accepted: Collection[AcceptedChange],
    root: Path,
) -> Iterator[Finding]:
    """A finding for each guarded text that changed, unless that is accepted.

    Args:
        compiled: the rules as they are now.
        now: what their packs are held to.
        before: what they were held to.
        accepted: the changes that were accepted.
        root: the folder, as it was given.
    """
    for text in changed_texts(*compiled, texts_held(now), texts_held(before)):
        if not text.is_accepted(accepted):
            what = "is gone" if text.new is None else "is another one"
            message = f"the text {text.id!r} {what}; {how_to_accept(text, quote(str(root)))}"
            problem = place_of(text, compiled.files).problem(message)
            yield Finding(TEXT_NOT_ACCEPTED, Severity.ERROR, text.id, problem)
