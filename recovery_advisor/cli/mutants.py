"""``prove --mutants``: what notices a change of the rules."""

from __future__ import annotations

import time
from argparse import Namespace

from recovery_advisor.authoring.mutation.judgement import Fate
from recovery_advisor.authoring.mutation.report import as_json, as_text
from recovery_advisor.authoring.mutation.run import judge_all
from recovery_advisor.cli.check import FOUND, report_faults
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.values.errors import RulesError


def run_mutants(options: Namespace) -> int:
    """Report what becomes of each mutant of a folder, and return the exit status: 0, 1 or 2."""
    began = time.perf_counter()
    try:
        folder = read_checked(options.folder)
    except RulesError as error:
        return report_faults(error, options.folder, options.format)
    judged = judge_all(options.folder, folder, options.seconds)
    report = as_json if options.format == "json" else as_text
    print(report(judged, time.perf_counter() - began))
    open_ones = {Fate.SURVIVED, Fate.NOT_SETTLED}
    return FOUND if any(one.fate in open_ones for one in judged) else 0
