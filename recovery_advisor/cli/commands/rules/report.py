"""``rules report``: writes one page about a rules folder, or a change of one, for whoever signs it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_advisor.authoring.replacing import replace_file
from recovery_advisor.authoring.report import Report
from recovery_advisor.authoring.rules_report.making import read_old, report_on, report_on_change
from recovery_advisor.authoring.rules_report.report import RulesReport
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.seconds import add_seconds
from recovery_advisor.cli.reporting import reported, usable
from recovery_advisor.loading.checked_history import read_draft_with_history, read_with_history


@dataclass(frozen=True, slots=True)
class _Written:
    """A report that stands in a file.

    Attributes:
        report: the report.
        file: the file.
    """

    report: RulesReport
    file: Path

    @property
    def passed(self) -> bool:
        return self.report.passed

    def lines(self) -> Iterator[str]:
        yield from self.report.lines()
        yield f"Written: {self.file}"

    def data(self) -> dict[str, Any]:
        return {**self.report.data(), "written": str(self.file)}


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    help = "the rules folder compared with; left out, nothing is compared"
    parser.add_argument("old", metavar="OLD", nargs="?", type=folder, help=help)
    parser.add_argument("new", metavar="NEW", type=folder, help="the rules folder in question")
    parser.add_argument(
        "-o", dest="output", metavar="FILE", type=Path, required=True,
        help="the HTML page to write, one file that fetches nothing",
    )  # fmt: skip
    parser.add_argument(
        "--mutants", action="store_true", help="try the mutants too, which takes minutes"
    )
    add_seconds(
        parser, "how long one proof or search may take (60); what takes longer is not settled"
    )
    add_formats(parser, "text", "json")


def _report(options: Namespace) -> Report:
    # Mutants are judged in other processes, which take no draft.
    new = usable(read_with_history if options.mutants else read_draft_with_history, options.new)
    if options.old is None:
        report = report_on(options.new, new, options.seconds, mutants=options.mutants)
    else:
        old = usable(read_old, options.old)
        report = report_on_change(options.new, new, old, options.seconds, mutants=options.mutants)
    replace_file(options.output, report.page(), "-o")
    return _Written(report, options.output)


COMMAND = Command(
    help="one page about a rules folder, or about what it changes in another, for whoever signs it;"
    " exit status 0, 1 if a check in it fails, 2 if a folder can't be loaded",
    example="recovery-advisor rules report released-rules my-rules -o report.html",
    add_options=_add_options,
    run=reported(_report),
)
