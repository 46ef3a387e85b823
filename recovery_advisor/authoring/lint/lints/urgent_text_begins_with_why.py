"""Finds texts of urgent referrals that don't begin with what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.levels import NOW

#: The first words of texts that say what to do.
ACTIONS = (
    "ask",
    "call",
    "dial",
    "get",
    "go",
    "have",
    "let",
    "phone",
    "ring",
    "see",
    "stop",
    "talk",
)

_ENDS = re.compile(r"[.!?]")


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """The texts of urgent and emergency referrals."""
    for id, (entry, effects) in folder.rules().items():
        is_urgent = any(effect.level in NOW for effect in effects)
        if is_urgent and not _begins_with_what_to_do(entry.record.say):
            message = f"begin with what to do, with one of {', '.join(ACTIONS)}; then say why"
            yield Violation(id, entry.place / "say", message)


def _begins_with_what_to_do(say: str) -> bool:
    """Whether it begins with an action, and with no question such as *Have you fallen?*."""
    first = next(iter(say.split()), "").strip(",.:;").lower()
    end = _ENDS.search(say)
    return first in ACTIONS and not (end and end.group() == "?")


_RULE = """\
rules:
  - rule: very-swollen
    when: {{all: [{{swelling: yes}}, {{pain: 5 or worse}}]}}
    then: {{refer: urgent}}
    say: {say}
    because: It may be more than a strain.
    source: {{work: own-judgement, at: swelling}}
"""

LINT = Lint(
    id="urgent-text-begins-with-why",
    severity=Severity.ERROR,
    finds="an urgent or emergency text that begins with a question, or with another word than "
    f"{', '.join(ACTIONS[:-1])} or {ACTIONS[-1]}",
    because="Somebody in danger may read no further than the first words.",
    check=check,
    fails={"my-pack/more.yaml": _RULE.format(say="It hurts and is swollen. See a doctor today.")},
    passes={"my-pack/more.yaml": _RULE.format(say="See a doctor today. It hurts and is swollen.")},
)
