"""Finds citations without a place in the source."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder, citations


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Places that hold no letter and no digit, in whatever cites a source."""
    for file in folder.files.all:
        for source, place in citations(file.record, file.place):
            if not any(map(str.isalnum, source.at)):
                message = "say where in the source this stands: a section, a page, a table"
                yield Violation(source.work, place / "at", message)


_NOTE = """\
notes:
  - note: well-done
    with: [full]
    say: Well done.
    source: {{work: own-judgement, at: "{at}"}}
"""

LINT = Lint(
    id="source-without-place",
    severity=Severity.WARNING,
    finds="a source that is cited without a place in it",
    because="Nobody can look up whether a whole book says so.",
    check=check,
    fails={"my-pack/more.yaml": _NOTE.format(at="?")},
    passes={"my-pack/more.yaml": _NOTE.format(at="the notes")},
)
