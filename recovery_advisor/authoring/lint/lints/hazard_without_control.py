"""Finds hazards that nothing is there against."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Hazards with neither a control nor a residual risk; a pack that is not read may have controls."""
    if folder.in_part:
        return
    for hazard in folder.hazards:
        if not hazard.controlled and not hazard.residual:
            message = (
                "nothing is there against this hazard: name the rules, claims or questions that"
                " are, or say under residual: what stays a danger"
            )
            yield Violation(hazard.id, hazard.place / "hazard", message)


_HAZARD = """\
hazards:
  - hazard: broken-bone-taken-for-a-sprain
    cause: A fall has broken a bone, and the person can stand on it.
    harm: The bone shifts.
    severity: considerable
"""

LINT = Lint(
    id="hazard-without-control",
    severity=Severity.HINT,
    finds="a hazard with neither a control nor a residual risk",
    because="Whoever signs must see what is done about a danger, or that nothing is.",
    check=check,
    fails={"my-pack/hazards.yaml": _HAZARD},
    passes={
        "my-pack/hazards.yaml": _HAZARD
        + "    residual: A bone can be broken though you can stand on it. No question finds that.\n"
    },
)
