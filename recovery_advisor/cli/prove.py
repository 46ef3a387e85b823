"""``prove``: every claim over every person there could be."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from recovery_advisor.cli.check import report_faults
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.report import as_json, as_lines
from recovery_advisor.proving.run import Result, prove
from recovery_advisor.values.errors import RulesError

#: A claim is refuted or not settled.
NOT_PROVED = 1


def run_prove(options: Namespace) -> int:
    """Settle every claim, telling of each at once, and return the exit status: 0, 1 or 2."""
    try:
        folder = read_checked(options.folder)
    except RulesError as error:
        return report_faults(error, options.folder, options.format)
    settled: list[Result] = []
    results = _kept(prove(folder, options.seconds), settled)
    if options.format == "json":
        print(as_json(list(results)))
    else:
        for line in as_lines(results):
            print(line, flush=True)
    proved = all(one.outcome.settled is Settled.PROVED for one in settled)
    return 0 if proved else NOT_PROVED


def _kept(results: Iterator[Result], settled: list[Result]) -> Iterator[Result]:
    for result in results:
        settled.append(result)
        yield result
