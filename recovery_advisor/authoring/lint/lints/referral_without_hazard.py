"""Finds rules that send somebody today or now, and are no hazard's control."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.levels import NOW


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Rules that refer urgent or emergency, in a folder that has written down its hazards."""
    if not folder.hazards:
        return
    controls = {rule for hazard in folder.hazards for rule in hazard.rules}
    for id, (entry, effects) in folder.rules().items():
        levels = {effect.level for effect in effects if effect.kind == "refer"}
        if id not in controls and levels & NOW:
            message = (
                "no hazard names this rule as a control; add it to the hazard that it is there"
                " for, in hazards.yaml"
            )
            yield Violation(id, entry.place / "rule", message)


_RULE = """\
rules:
  - rule: very-swollen
    when: {swelling: yes}
    then: {refer: urgent}
    say: Have it looked at today, as it is swollen.
    because: A bone may be broken.
    source: {work: own-judgement, at: swelling}
"""
_HAZARD = """\
hazards:
  - hazard: broken-bone-taken-for-a-sprain
    cause: A fall has broken a bone, and the person can stand on it.
    harm: The bone shifts.
    severity: considerable
    control: {{rules: [{rules}]}}
"""

LINT = Lint(
    id="referral-without-hazard",
    severity=Severity.HINT,
    finds="a rule that refers urgent or emergency and is no hazard's control, where hazards are listed",
    because="A rule against a danger that nobody has written down is easily taken out again.",
    check=check,
    fails={
        "my-pack/more.yaml": _RULE,
        "my-pack/hazards.yaml": _HAZARD.format(rules="severe-pain"),
    },
    passes={
        "my-pack/more.yaml": _RULE,
        "my-pack/hazards.yaml": _HAZARD.format(rules="severe-pain, very-swollen"),
    },
)
