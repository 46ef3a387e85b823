"""``rules coverage``: reports how far the cases of a rules folder cover its rules."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.authoring.coverage import coverage_of_cases
from recovery_advisor.authoring.coverage.missing_cases import with_missing_cases
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.rules_folder import add_rules_folder, usable_of
from recovery_advisor.cli.reporting import reported
from recovery_advisor.loading.checked_folder import read_checked


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_rules_folder(parser)
    add_formats(parser, "text", "json")


def _report(options: Namespace) -> Report:
    folder = usable_of(options, read_checked)
    return with_missing_cases(coverage_of_cases(folder), folder)


COMMAND = Command(
    help="which rules the cases of a folder show at work; exit status 0, 1 for gaps, 2 as check",
    example="recovery-advisor rules coverage my-rules",
    add_options=_add_options,
    run=reported(_report),
)
