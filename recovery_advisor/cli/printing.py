"""Prints the output of commands in the format asked for."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import TextIO

from recovery_advisor.authoring.report import Annotated, Readable, Report
from recovery_advisor.cli.status import Status


def printed(lines: Callable[[Namespace], Iterable[str]]) -> Callable[[Namespace], int]:
    """The ``run`` of a command that only prints lines."""

    def run(options: Namespace) -> int:
        for line in lines(options):
            print(line)
        return Status.DONE

    return run


def show(report: Report, form: str) -> Status:
    """Print a report; ``FOUND`` where it has not passed."""
    _print(report, form, sys.stdout)
    return Status.DONE if report.passed else Status.FOUND


def refuse(reason: Readable, form: str) -> Status:
    """Print why something can't be taken: text goes to standard error."""
    _print(reason, form, sys.stderr if form == "text" else sys.stdout)
    return Status.REFUSED


def _print(output: Readable, form: str, to: TextIO) -> None:
    for line in _formatted(output, form):
        print(line, file=to, flush=True)


def _formatted(output: Readable, form: str) -> Iterable[str]:
    if form == "json":
        return [json.dumps(output.data())]
    if form == "github" and isinstance(output, Annotated):
        return output.annotations()
    return output.lines()
