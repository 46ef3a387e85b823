"""Finds shared questions that no pack asks."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Questions of the vocabulary that no pack lists under ``asks``."""
    for id, entry in folder.entries("questions", "question").items():
        if id not in folder.book.question and not folder.is_for_others(entry):
            message = "no pack asks this; add it to asks in a pack.yaml, or drop it"
            yield Violation(id, entry.place / "question", message)


_QUESTION = """\
questions:
  - {question: warmth, scale: no_yes, screen: today, ask: Does it feel warm?}
"""
_RULE = """\
rules:
  - rule: warm
    when: {warmth: yes}
    then: {limit: rest}
    say: Rest. It feels warm.
    because: It needs a rest while it is warm.
    source: {work: own-judgement, at: warmth}
"""

LINT = Lint(
    id="question-not-asked",
    severity=Severity.WARNING,
    finds="a shared question that no pack asks",
    because="Whoever reads the vocabulary takes it for asked, and nobody ever is.",
    check=check,
    fails={"warmth.yaml": _QUESTION},
    passes={"my-pack/warmth.yaml": _QUESTION + _RULE},
)
