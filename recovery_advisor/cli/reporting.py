"""Runs commands that report on rules folders."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from recovery_advisor.authoring.fault_report import FaultReport
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.printing import refuse, show
from recovery_advisor.values.errors import RulesError

T = TypeVar("T")


class _Unusable(Exception):
    """A folder that can't be loaded."""

    def __init__(self, report: FaultReport) -> None:
        self.report = report


def usable(read: Callable[[Path], T], root: Path) -> T:
    """The result of ``read`` on a folder; where it can't be loaded, its faults are reported."""
    try:
        return read(root)
    except RulesError as error:
        raise _Unusable(FaultReport(root, error)) from error


def reported(report: Callable[[Namespace], Report]) -> Callable[[Namespace], int]:
    """The ``run`` of a command that only makes a report."""

    def run(options: Namespace) -> int:
        try:
            made = report(options)
        except _Unusable as unusable:
            return refuse(unusable.report, options.format)
        return show(made, options.format)

    return run
