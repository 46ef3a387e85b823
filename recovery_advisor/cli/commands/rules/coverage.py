"""``rules coverage``: how far the cases of a rules folder cover its rules."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.authoring.coverage import coverage_of_cases
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.faults import report_faults
from recovery_advisor.cli.options.folder import add_folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.status import Status
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.values.errors import RulesError


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_folder(parser)
    add_formats(parser, "text", "json")


def _run(options: Namespace) -> int:
    try:
        folder = read_checked(options.folder)
    except RulesError as error:
        return report_faults(error, options.folder, options.format)
    coverage = coverage_of_cases(folder)
    print(json.dumps(coverage.as_data()) if options.format == "json" else coverage)
    return Status.DONE if coverage.complete else Status.FOUND


COMMAND = Command(
    help="which rules the cases of a folder show at work; exit status 0, 1 for gaps, 2 as check",
    example="recovery-advisor rules coverage my-rules",
    add_options=_add_options,
    run=_run,
)
