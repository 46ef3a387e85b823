"""Finds holds that are longer than a session lets anybody hold."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.doses import written_doses

#: The parameter that a hold is cut to when a session is planned, by the phase.
_CUT_TO = {"warm_up": "held_warm_up_at_most", "stretch": "stretch_hold_at_most"}


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Doses whose longest hold is beyond the longest of their phase."""
    for id, entry in folder.entries("exercises", "exercise").items():
        parameter = _CUT_TO.get(entry.record.phase)
        if parameter is None:
            continue
        longest = getattr(folder.book.session, parameter)
        for dose, place in written_doses(entry.record, entry.place):
            if "hold" in dose and dose["hold"][1] > longest:
                message = f"{parameter} is {longest} seconds, so nobody is told to hold it longer"
                yield Violation(id, place / "hold", message)


_EXERCISE = """\
exercises:
  - exercise: calf_hold
    name: Calf hold
    phase: warm_up
    regions: [leg]
    tags: [standing]
    dose: {{hold: {hold}, sides: 2}}
    cues: [Stand on your toes.]
    source: {{work: own-judgement, at: calf hold}}
"""

LINT = Lint(
    id="hold-is-cut",
    severity=Severity.WARNING,
    finds="a hold that is longer than the session parameters allow in its phase",
    because="The session shows less than the exercise says, and its writer is not told.",
    check=check,
    fails={"my-pack/more.yaml": _EXERCISE.format(hold="10-30")},
    passes={"my-pack/more.yaml": _EXERCISE.format(hold="10-20")},
)
