"""Prints what a command has to say, in whichever format is asked for."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import TextIO

from recovery_advisor.authoring.report import Annotated, Readable, Report
from recovery_advisor.cli.status import Status


def printed(lines: Callable[[Namespace], Iterable[str]]) -> Callable[[Namespace], int]:
    """What runs a command that does no more than to say something to people."""

    def run(options: Namespace) -> int:
        for line in lines(options):
            print(line)
        return Status.DONE

    return run


def show(report: Report, form: str) -> Status:
    """Print a report, and say whether it found something."""
    _print(report, form, sys.stdout)
    return Status.DONE if report.passed else Status.FOUND


def refuse(reason: Readable, form: str) -> Status:
    """Print why something can't be taken; as text, where no answer is looked for."""
    _print(reason, form, sys.stderr if form == "text" else sys.stdout)
    return Status.REFUSED


def _print(said: Readable, form: str, to: TextIO) -> None:
    for line in _formatted(said, form):
        print(line, file=to, flush=True)


def _formatted(said: Readable, form: str) -> Iterable[str]:
    if form == "json":
        return [json.dumps(said.data())]
    if form == "github" and isinstance(said, Annotated):
        return said.annotations()
    return said.lines()
