"""Runs every lint over a folder, without the findings that its packs accept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from recovery_advisor.authoring.lint import lints
from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder, Entry
from recovery_advisor.values.errors import Problem, nearest


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of a lint, with its place as a report shows it."""

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
    """The findings that their packs do not accept, errors first, then by file and line.

    The base pack answers for the shared files. An error can't be accepted.
    """
    base = folder.book.base
    accepted = {
        (id, accept.lint, of): (entry, index)
        for id, entry in folder.packs().items()
        for index, accept in enumerate(entry.record.accepts)
        for of in accept.of
    }
    found = {
        (one.place.document.file.rpartition("/")[0] or base, lint.id, one.of, number): (lint, one)
        for lint in all_lints()
        for number, one in enumerate(lint.check(folder))
    }
    left, may_stay = [], set()
    for (*key, _), (lint, one) in found.items():
        if tuple(key) in accepted and lint.severity is not Severity.ERROR:
            may_stay.add(tuple(key))
        else:
            left.append(_finding(lint, one))
    left += [_accepts_nothing(key, *accepted[key]) for key in accepted.keys() - may_stay]
    return tuple(sorted(left, key=_worst_first))


def history_findings(folder: CheckedFolder) -> tuple[Finding, ...]:
    """As :func:`findings`, of its history pack alone; none where that was not read."""
    if folder.history is None:
        return ()
    found = findings(CheckedFolder(*folder.history))
    files = f"{folder.history.book.history}/"
    return tuple(one for one in found if one.problem.file.startswith(files))


def _finding(lint: Lint, found: Violation) -> Finding:
    return Finding(lint.id, lint.severity, found.of, found.place.problem(found.message))


def _accepts_nothing(key: tuple[str, str, str], entry: Entry, index: int) -> Finding:
    _, lint, of = key
    severities = {one.id: one.severity for one in all_lints()}
    at, message = "of", f"{lint} finds nothing about {of!r} in this pack; take it out"
    if lint not in severities:
        known = ", ".join(severities)
        at, message = (
            "lint",
            f"there is no lint {lint!r}.{nearest(lint, severities)} Allowed: {known}.",
        )
    elif severities[lint] is Severity.ERROR:
        at, message = "lint", f"{lint} is an error; mend it, as no error can be accepted"
    place = entry.place / "accepts" / index / at
    return Finding("accepts-nothing", Severity.WARNING, of, place.problem(message))


def _worst_first(finding: Finding) -> tuple[int, str, int, str]:
    problem = finding.problem
    severity = list(Severity).index(finding.severity)
    return severity, problem.file, problem.line or 0, f"{finding.lint} {finding.of} {problem}"
