"""``prove``: proves the claims; ``--mutants``: finds changes of the rules that no test notices."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.authoring.mutation.report import MutationReport
from recovery_advisor.authoring.mutation.run import judge_all
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.rules_folder import add_rules_folder, root_of, usable_of
from recovery_advisor.cli.options.seconds import add_seconds
from recovery_advisor.cli.reporting import reported
from recovery_advisor.loading.checked_history import read_with_history
from recovery_advisor.proving.report import ProofReport
from recovery_advisor.proving.run import prove


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_rules_folder(parser)
    parser.add_argument(
        "--mutants", action="store_true",
        help="change one thing at a time instead, and find what no example, case or claim notices;"
        " exit status 1 if there is such a change",
    )  # fmt: skip
    help = "how long one claim, or mutant, may take (60); one that takes longer is not settled"
    add_seconds(parser, help)
    add_formats(parser, "text", "json")


def _report(options: Namespace) -> Report:
    began = time.perf_counter()
    folder = usable_of(options, read_with_history)
    if not options.mutants:
        return ProofReport(prove(folder, options.seconds))
    judged = judge_all(root_of(options), folder, options.seconds, options.packs)
    return MutationReport(judged, time.perf_counter() - began)


COMMAND = Command(
    help="prove the laws and the claims of a rules folder over every person there could be;"
    " exit status 0, 1 if one is refuted or not settled, 2 if it can't be loaded",
    example="recovery-advisor prove my-rules\n  recovery-advisor prove my-rules --format json",
    add_options=_add_options,
    run=reported(_report),
)
