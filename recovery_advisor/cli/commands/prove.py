"""``prove``: every claim over every person there could be; ``--mutants``: what no test notices."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.mutation import report as mutation_report
from recovery_advisor.authoring.mutation.judgement import Fate
from recovery_advisor.authoring.mutation.run import judge_all
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.faults import report_faults
from recovery_advisor.cli.options.folder import add_folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.seconds import add_seconds
from recovery_advisor.cli.status import Status
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.report import as_json, as_lines
from recovery_advisor.proving.run import Result, prove
from recovery_advisor.values.errors import RulesError


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_folder(parser)
    parser.add_argument(
        "--mutants", action="store_true",
        help="change one thing at a time instead, and find what no example, case or claim notices;"
        " exit status 1 if there is such a change",
    )  # fmt: skip
    help = "how long one claim, or mutant, may take (60); one that takes longer is not settled"
    add_seconds(parser, help)
    add_formats(parser, "text", "json")


def _run(options: Namespace) -> int:
    return _judge(options) if options.mutants else _prove(options)


def _prove(options: Namespace) -> int:
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
    return Status.DONE if proved else Status.FOUND


def _kept(results: Iterator[Result], settled: list[Result]) -> Iterator[Result]:
    for result in results:
        settled.append(result)
        yield result


def _judge(options: Namespace) -> int:
    began = time.perf_counter()
    try:
        folder = read_checked(options.folder)
    except RulesError as error:
        return report_faults(error, options.folder, options.format)
    judged = judge_all(options.folder, folder, options.seconds)
    report = mutation_report.as_json if options.format == "json" else mutation_report.as_text
    print(report(judged, time.perf_counter() - began))
    open_ones = {Fate.SURVIVED, Fate.NOT_SETTLED}
    return Status.FOUND if any(one.fate in open_ones for one in judged) else Status.DONE


COMMAND = Command(
    help="prove the laws and the claims of a rules folder over every person there could be;"
    " exit status 0, 1 if one is refuted or not settled, 2 if it can't be loaded",
    example="recovery-advisor prove my-rules\n  recovery-advisor prove my-rules --format json",
    add_options=_add_options,
    run=_run,
)
