"""Finds sources that are marked as not checked."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Works that say ``checked: false`` of themselves, or that were seen in a digest alone."""
    for id, entry in folder.entries("sources", "source").items():
        if not folder.book.works[id].checked:
            seen = (
                f"{id} was seen in a digest alone" if entry.record.checked == "second_hand" else ""
            )
            message = f"{seen or f'nobody has read {id} again'}; read it, then write checked: true"
            yield Violation(id, entry.place / "checked", message)


_SOURCE = """\
sources:
  - {{source: a-book, title: A book, checked: {checked}}}
notes:
  - note: well-done
    with: [full]
    say: Well done.
    source: {{work: a-book, at: page 7}}
"""

LINT = Lint(
    id="source-not-checked",
    severity=Severity.HINT,
    finds="a source that nobody has read again, as its entry says",
    because="What it is cited for may not be what it says.",
    check=check,
    fails={"my-pack/book.yaml": _SOURCE.format(checked="false")},
    passes={"my-pack/book.yaml": _SOURCE.format(checked="true")},
)
