"""``rules coverage``: how far the cases of a rules folder cover its rules."""

from __future__ import annotations

import json
from argparse import Namespace

from recovery_advisor.authoring.coverage import coverage_of_cases
from recovery_advisor.cli.check import FOUND, report_faults
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.values.errors import RulesError


def run_coverage(options: Namespace) -> int:
    """Tell what the cases leave out, and return the exit status: 0, 1 for gaps, or 2."""
    try:
        folder = read_checked(options.folder)
    except RulesError as error:
        return report_faults(error, options.folder, options.format)
    coverage = coverage_of_cases(folder)
    print(json.dumps(coverage.as_data()) if options.format == "json" else coverage)
    return 0 if coverage.complete else FOUND
