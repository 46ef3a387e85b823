"""Runs every lint over a folder, and leaves out what its packs accept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from recovery_advisor.checking import lints
from recovery_advisor.checking.folder import CheckedFolder, Entry
from recovery_advisor.checking.lint import Found, Lint, Severity
from recovery_advisor.model.errors import Problem, nearest


@dataclass(frozen=True, slots=True)
class Finding:
    """What a lint found, with its place as a report shows it."""

    lint: str
    severity: Severity
    of: str
    problem: Problem


@cache
def all_lints() -> tuple[Lint, ...]:
    """Every lint, by id."""
    names = [module.name for module in iter_modules(lints.__path__)]
    found = [import_module(f"{lints.__name__}.{name}").LINT for name in names]
    return tuple(sorted(found, key=lambda lint: str(lint.id)))


def findings(folder: CheckedFolder) -> tuple[Finding, ...]:
    """What the lints find and no pack accepts, errors first, then by file and line."""
    accepted = {
        (accept.lint, of): (entry, index)
        for entry in folder.packs().values()
        for index, accept in enumerate(entry.record.accepts)
        for of in accept.of
    }
    found = [(lint, one) for lint in all_lints() for one in lint.check(folder)]
    left = [_finding(lint, one) for lint, one in found if (lint.id, one.of) not in accepted]
    idle = accepted.keys() - {(lint.id, one.of) for lint, one in found}
    left += [_accepts_nothing(*key, *accepted[key]) for key in idle]
    return tuple(sorted(left, key=_worst_first))


def _finding(lint: Lint, found: Found) -> Finding:
    return Finding(lint.id, lint.severity, found.of, found.place.problem(found.message))


def _accepts_nothing(lint: str, of: str, entry: Entry, index: int) -> Finding:
    ids = [one.id for one in all_lints()]
    known = lint in ids
    message = f"{lint} finds nothing about {of!r}; take it out" if known else (
        f"there is no lint {lint!r}.{nearest(lint, ids)} Allowed: {', '.join(ids)}."
    )  # fmt: skip
    place = entry.place / "accepts" / index / ("of" if known else "lint")
    return Finding("accepts-nothing", Severity.WARNING, of, place.problem(message))


def _worst_first(finding: Finding) -> tuple[int, str, int, str]:
    problem = finding.problem
    severity = list(Severity).index(finding.severity)
    return severity, problem.file, problem.line or 0, f"{finding.lint} {finding.of} {problem}"
