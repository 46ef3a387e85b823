"""Finds texts of urgent referrals that don't begin with what to do."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.levels import NOW

#: The first words of texts that say what to do.
ACTIONS = ("ask", "call", "dial", "get", "go", "phone", "ring", "see", "stop", "talk")


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """The texts of urgent and emergency referrals."""
    for id, (entry, effects) in folder.rules().items():
        if any(effect.level in NOW for effect in effects):
            first = next(iter(entry.record.say.split()), "").strip(",.:;").lower()
            if first not in ACTIONS:
                message = f"begin with what to do, with one of {', '.join(ACTIONS)}; then say why"
                yield Violation(id, entry.place / "say", message)


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
    finds=f"an urgent or emergency text that does not begin with what to do ({', '.join(ACTIONS)})",
    because="Somebody in danger may read no further than the first words.",
    check=check,
    fails={"my-pack/more.yaml": _RULE.format(say="It hurts and is swollen. See a doctor today.")},
    passes={"my-pack/more.yaml": _RULE.format(say="See a doctor today. It hurts and is swollen.")},
)
