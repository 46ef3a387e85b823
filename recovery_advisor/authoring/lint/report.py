"""Reports the findings of lints, as lines of text, as data and as GitHub annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.authoring.problems import annotation, problem_data

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


@dataclass(frozen=True, slots=True)
class LintReport:
    """The report on a rules folder.

    Attributes:
        root: the folder.
        findings: in the order of the report.
    """

    root: Path
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether there are hints at most."""
        return all(one.severity is Severity.HINT for one in self.findings)

    def lines(self) -> Iterator[str]:
        """Each finding with the line it is about; last, how many there are."""
        for one in self.findings:
            yield f"{one.severity}: {one.problem.shown}\n       [{one.lint}]"
        counted = Counter(one.severity for one in self.findings)
        said = [
            f"{counted[severity]} {severity}{'s' if counted[severity] > 1 else ''}"
            for severity in Severity
            if counted[severity]
        ]
        yield f"Found {', '.join(said)}." if said else "Nothing found."

    def data(self) -> dict[str, Any]:
        """The findings, with an empty list of loading faults."""
        findings = [
            {"lint": one.lint, "severity": one.severity, "of": one.of, **problem_data(one.problem)}
            for one in self.findings
        ]
        return {"faults": [], "findings": findings}

    def annotations(self) -> Iterator[str]:
        """One for each finding."""
        for one in self.findings:
            yield annotation(_LEVELS[one.severity], one.lint, one.problem, self.root)
