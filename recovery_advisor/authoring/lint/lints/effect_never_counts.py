"""Finds effects that can never count, and avoids that leave nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.conditions import AtLeast


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Notes alone mix both sides of a scale, so only their conditions can be contradictory."""
    for id, (entry, effects) in folder.rules().items():
        for effect in effects:
            if effect.kind == "avoid" and not effect.ways:
                yield Violation(
                    id, entry.place / "then" / "avoid", "no exercise is left out by this"
                )
            elif not any(map(_can_be_met, alternatives(effect.rule.when) or ())):
                message = f"nobody can meet this condition, so the {effect.kind} never counts"
                yield Violation(id, entry.place / "when", message)


def _can_be_met(alternative: Alternative) -> bool:
    at_least = {one.question: one.severity for one in alternative if isinstance(one, AtLeast)}
    return all(
        at_least.get(one.question, 0) <= one.severity
        for one in alternative
        if not isinstance(one, AtLeast)
    )


_RULE = """\
rules:
  - rule: a-note
    when: {{all: [{{pain: {worse} or worse}}, {{pain: {better} or better}}]}}
    then: {{note: This is a note.}}
    source: {{work: own-judgement, at: a note}}
"""

LINT = Lint(
    id="effect-never-counts",
    severity=Severity.ERROR,
    finds="an effect whose condition nobody can meet, or an avoid that leaves nothing out",
    because="It looks as if something were taken care of, and nothing is.",
    check=check,
    fails={"my-pack/note.yaml": _RULE.format(worse=5, better=4)},
    passes={"my-pack/note.yaml": _RULE.format(worse=4, better=5)},
)
