"""Finds packs without cases."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Packs without a file of cases; a history is tried by whole courses, which are none."""
    tried = {case.pack for case in folder.cases}
    for id, entry in folder.packs().items():
        if id not in tried and not entry.record.is_history:
            message = "this pack has no cases.yaml; write down whole people and their advice"
            yield Violation(id, entry.place / "id", message)


_PACK = """\
pack:
  id: more
  kind: overlay
  version: 0.1.0
  title: More
  intended_use: An example.
  user: Whoever writes rules.
  population: Nobody.
  exclusions: []
  evidence: None.
  limits: []
  review: No clinician has reviewed it.
"""
_CASES = """\
cases:
  - case: nobody-asked
    about: Nothing is known.
    given: {}
    expect: {verdict: rest, readiness: rest, urgency: none, reasons: [nothing-permits], session: no}
"""

LINT = Lint(
    id="no-cases",
    severity=Severity.WARNING,
    finds="a pack without cases",
    because="Rules that look right one by one can be wrong for a whole person.",
    check=check,
    fails={"more/pack.yaml": _PACK},
    passes={"more/pack.yaml": _PACK, "more/cases.yaml": _CASES},
)
