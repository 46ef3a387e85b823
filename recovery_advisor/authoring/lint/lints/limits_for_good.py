"""Finds questions whose answer limits a person for good."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.questions import Question


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Questions whose lasting answer is a limit by itself, and that no professional can clear."""
    limiting = {
        threshold.question
        for effect in folder.book.effects
        if effect.kind == "limit"
        for alternative in alternatives(effect.rule.when) or ()
        if len(alternative) == 1
        for threshold in alternative
    }
    for id, entry in folder.entries("questions", "question").items():
        question = folder.book.question.get(id)
        if question and id in limiting and _stays(question):
            message = (
                "its answer is a limit for good: it is lasting, and nobody can clear it; write"
                " may_be_cleared: yes, or leave lasting out"
            )
            yield Violation(id, entry.place / "question", message)


def _stays(question: Question) -> bool:
    return question.lasting and not question.changeable and not question.may_be_cleared


_MORE = """\
questions:
  - {{question: joint, scale: no_yes, screen: today, lasting: {lasting}, ask: Do you have a new joint?}}
rules:
  - rule: new-joint
    when: {{joint: yes}}
    then: {{limit: rest}}
    say: Rest until somebody has seen your joint.
    because: Some moves can harm a new joint.
    source: {{work: own-judgement, at: joints}}
"""

LINT = Lint(
    id="limits-for-good",
    severity=Severity.WARNING,
    finds="a lasting answer that limits by itself, to a question that can't be cleared",
    because="Whoever gives it can never do more, whatever a professional says.",
    check=check,
    fails={"my-pack/more.yaml": _MORE.format(lasting="yes")},
    passes={"my-pack/more.yaml": _MORE.format(lasting="no")},
)
