"""Finds sources that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder, citations


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Works that no rule, exercise, note, parameter or reason names."""
    files = folder.files.all
    cited = {source.work for file in files for source, _ in citations(file.record, file.place)}
    for id, entry in folder.entries("sources", "source").items():
        if id not in cited and not folder.is_for_others(entry):
            message = "nothing cites this source; cite it where it is used, or drop it"
            yield Violation(id, entry.place / "source", message)


_SOURCE = "sources:\n  - {source: a-book, title: A book}\n"
_NOTE = """\
notes:
  - note: well-done
    with: [full]
    say: Well done.
    source: {work: a-book, at: page 7}
"""

LINT = Lint(
    id="source-not-cited",
    severity=Severity.WARNING,
    finds="a source that nothing cites",
    because="A list of books that carry nothing lends a weight that is not there.",
    check=check,
    fails={"my-pack/book.yaml": _SOURCE},
    passes={"my-pack/book.yaml": _SOURCE + _NOTE},
)
