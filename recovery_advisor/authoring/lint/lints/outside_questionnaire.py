"""Finds yes-or-no questions that no questionnaire of their pack contains."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Questions that could be denied, in packs that have a questionnaire, in none of its versions."""
    packs = {
        entry.file.pack for entry in folder.entries("questionnaires", "questionnaire").values()
    }
    listed = {id for ids in folder.book.questionnaires.values() for id in ids}
    for id, entry in folder.entries("questions", "question").items():
        if entry.file.pack in packs and id not in listed and _can_be_denied(folder, id):
            message = "no questionnaire of this pack has it; a new one goes into a new version"
            yield Violation(id, entry.place / "question", message)


def _can_be_denied(folder: CheckedFolder, id: str) -> bool:
    asked = folder.book.question.get(id)
    return asked is not None and asked.band("no") == (0, 0)


_ASKED = """\
questions:
  - {{question: warmth, scale: no_yes, screen: today, since: signs/1, ask: Does it feel warm?}}
  - {{question: redness, scale: no_yes, screen: today, since: signs/1, ask: Is it red?}}
questionnaires:
  - {{questionnaire: signs/1, questions: [{questions}]}}
rules:
  - rule: warm-and-red
    when: {{all: [{{warmth: yes}}, {{redness: yes}}]}}
    then: {{limit: rest}}
    say: Rest. It is warm and red.
    because: It needs a rest.
    source: {{work: own-judgement, at: warm and red}}
"""

LINT = Lint(
    id="outside-questionnaire",
    severity=Severity.WARNING,
    finds="a yes-or-no question of a pack with a questionnaire that does not hold it",
    because="Who was shown the whole questionnaire was not asked this, and stays at rest for it.",
    check=check,
    fails={"my-pack/more.yaml": _ASKED.format(questions="warmth")},
    passes={"my-pack/more.yaml": _ASKED.format(questions="warmth, redness")},
)
