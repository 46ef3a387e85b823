"""What a check found, for people, for programs and for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.values.errors import Problem

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_text(found: Sequence[Finding]) -> str:
    """Each finding with the line it is about; last, how many there are."""
    lines = [f"{one.severity}: {one.problem.shown}\n       [{one.lint}]" for one in found]
    counted = Counter(one.severity for one in found)
    said = [_many(counted[severity], severity) for severity in Severity if counted[severity]]
    return "\n".join([*lines, f"Found {', '.join(said)}." if said else "Nothing found."])


def as_json(problems: Sequence[Problem], found: Sequence[Finding]) -> str:
    """One object: ``faults`` keep the folder from loading, ``findings`` do not."""
    faults = [{**_placed(one), "gravity": one.gravity.name.lower()} for one in problems]
    findings = [
        {"lint": one.lint, "severity": one.severity, "of": one.of, **_placed(one.problem)}
        for one in found
    ]
    return json.dumps({"faults": faults, "findings": findings})


def as_annotations(root: Path, problems: Sequence[Problem], found: Sequence[Finding]) -> str:
    """GitHub's workflow commands, a line each, with files as seen from where the check runs."""
    faults = [_annotation("error", "rules", problem, root) for problem in problems]
    return "\n".join(
        [*faults, *(_annotation(_LEVELS[one.severity], one.lint, one.problem, root) for one in found)]
    )  # fmt: skip


def _many(count: int, what: Severity) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"


def _placed(problem: Problem) -> dict[str, str | int | None]:
    return {
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
    }


def _annotation(level: str, title: str, problem: Problem, root: Path) -> str:
    properties = ",".join(f"{name}={_escaped(value)}" for name, value in _where(problem, root))
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} {properties},title={_escaped(title)}::{message}"


def _where(problem: Problem, root: Path) -> Iterator[tuple[str, str]]:
    here = Path.cwd()
    # A fault of the folder itself names it as it was given.
    file = (root if problem.file == str(root) else root / problem.file).absolute()
    yield "file", (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
    if problem.line is not None:
        yield "line", str(problem.line)
    if problem.column is not None:
        yield "col", str(problem.column)


def _escaped(text: str) -> str:
    for character in "%\r\n:,":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
