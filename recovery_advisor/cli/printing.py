"""Prints reports, in whichever format is asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TextIO

from recovery_advisor.authoring.report import Annotated, Report
from recovery_advisor.cli.status import Status


def show(report: Report, form: str) -> Status:
    """Print a report, and say whether it found something."""
    _print(report, form, sys.stdout)
    return Status.DONE if report.passed else Status.FOUND


def refuse(report: Report, form: str) -> Status:
    """Print why something can't be taken; as text, where no answer is looked for."""
    _print(report, form, sys.stderr if form == "text" else sys.stdout)
    return Status.REFUSED


def _print(report: Report, form: str, to: TextIO) -> None:
    for line in _formatted(report, form):
        print(line, file=to, flush=True)


def _formatted(report: Report, form: str) -> Iterable[str]:
    if form == "json":
        return [json.dumps(report.data())]
    if form == "github" and isinstance(report, Annotated):
        return report.annotations()
    return report.lines()
