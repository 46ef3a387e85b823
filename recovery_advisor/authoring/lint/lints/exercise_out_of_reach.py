"""Finds exercises that nobody can ever be given."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.authoring.lint.witnesses import healthiest
from recovery_advisor.decision import Laws
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.loading.checked_folder import CheckedFolder


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Exercises not allowed even with every answer at its best and all gear."""
    engine, written = ReferenceEngine(folder.book), folder.entries("exercises", "exercise")
    permit = Laws(folder.book).permit_for(engine.counting(healthiest(folder.book)))
    allowed = permit.ways if permit else frozenset()
    for exercise in folder.book.exercises:
        if allowed.isdisjoint(way.id for way in exercise.ways):
            message = (
                "nobody can be given this, not even with every answer at its best:"
                " nothing permits its phase"
            )
            yield Violation(exercise.id, written[exercise.id].place / "exercise", message)


_CARDIO = """\
exercises:
  - exercise: {id}
    name: A short one
    phase: {phase}
    regions: [leg]
    dose: {{{dose}}}
    cues: [Do it with ease.]
    source: {{work: own-judgement, at: a short one}}
"""

LINT = Lint(
    id="exercise-out-of-reach",
    severity=Severity.ERROR,
    finds="an exercise that nobody can be given",
    because="It was written to help somebody, and a plan or a permit for it is missing.",
    check=check,
    fails={"my-pack/more.yaml": _CARDIO.format(id="walk", phase="cardio", dose="minutes: 5")},
    passes={"my-pack/more.yaml": _CARDIO.format(id="bob", phase="warm_up", dose="repetitions: 5")},
)
