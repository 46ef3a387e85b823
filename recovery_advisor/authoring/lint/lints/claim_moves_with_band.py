"""Finds claims that name a band of a scale of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.conditions import placed
from recovery_advisor.rulebook.conditions import AtLeast


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Thresholds of claims that are a band where they could be a number."""
    for claim in folder.claims:
        for condition, key in ((claim.about, "when"), (claim.unless, "unless")):
            for threshold, place in placed(condition, claim.place / key) if condition else ():
                question = folder.book.question[threshold.question]
                band = str(place.value).partition(" or ")[0]
                if not question.worded and not band.isdecimal():
                    side = "worse" if isinstance(threshold, AtLeast) else "better"
                    number = f"{question.value(threshold.severity)} or {side}"
                    message = (
                        f"{band} moves with the scale of {question.id}, and the claim with it; write"
                        f" the number that is meant: {number}"
                    )
                    yield Violation(claim.id, place, message)


_CLAIMS = """\
claims:
  - claim: severe-pain-rests
    when: {{pain: {pain}}}
    everybody: {{readiness: rest}}
    say: Nobody with severe pain has a session.
    source: {{work: own-judgement, at: severe pain}}
"""

LINT = Lint(
    id="claim-moves-with-band",
    severity=Severity.WARNING,
    finds="a claim that names a band of a scale of numbers",
    because="Where the band is moved by mistake, the claim moves with it and is proved as before.",
    check=check,
    fails={"my-pack/claims.yaml": _CLAIMS.format(pain="severe")},
    passes={"my-pack/claims.yaml": _CLAIMS.format(pain="7 or worse")},
)
