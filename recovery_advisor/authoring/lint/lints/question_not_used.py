"""Finds questions that no rule uses, or no pack asks."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.conditions import thresholds


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Questions that no pack asks, and those that no condition of any rule speaks of."""
    used = {one.question for effect in folder.book.effects for one in thresholds(effect.rule.when)}
    for id, entry in folder.entries("questions", "question").items():
        if id not in folder.book.question:
            message = "no pack asks this; add it to asks in a pack.yaml, or drop it"
            yield Violation(id, entry.place / "question", message)
        elif id not in used:
            message = "no rule looks at the answer; write one, or stop asking"
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
    id="question-not-used",
    severity=Severity.WARNING,
    finds="a question that nobody asks, or that is asked and no rule looks at",
    because="It costs every person an answer, and none of them gets anything for it.",
    check=check,
    fails={"my-pack/warmth.yaml": _QUESTION},
    passes={"my-pack/warmth.yaml": _QUESTION + _RULE},
)
