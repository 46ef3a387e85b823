"""Finds thresholds without an example on either side."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.conditions import placed
from recovery_advisor.rulebook.boundary_classes import edge
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Rule


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Thresholds without an answer on them and one just beside them in their rule's examples."""
    for id, (entry, effects) in folder.rules().items():
        rule = effects[0].rule
        for threshold, place in placed(rule.when, entry.place / "when"):
            question = folder.book.question[threshold.question]
            lacking = {edge(threshold) - 1, edge(threshold)} - _tried(rule, question)
            if lacking:
                answers = " and ".join(str(question.value(one)) for one in sorted(lacking))
                message = f"no example has {question.id} at {answers}, right at this threshold"
                yield Violation(id, place, message)


def _tried(rule: Rule, question: Question) -> set[int]:
    given = [dict(example.given).get(question.id) for example in rule.examples]
    return {question.codes[answer] for answer in given if answer is not None}


_RULE = """\
rules:
  - rule: ease-off
    when: {{pain: 3 or worse}}
    then: {{limit: mobility}}
    say: Ease off. You have some pain.
    because: Less is more while it hurts.
    source: {{work: own-judgement, at: easing off}}
    examples:
      - {{given: {{pain: 3}}, counts: yes}}
      - {{given: {{pain: {pain}}}, counts: no}}
"""

LINT = Lint(
    id="threshold-without-examples",
    severity=Severity.WARNING,
    finds="a threshold without an example on each side of it",
    because="Somebody who moves it by mistake would not be told.",
    check=check,
    fails={"my-pack/more.yaml": _RULE.format(pain=1)},
    passes={"my-pack/more.yaml": _RULE.format(pain=2)},
)
