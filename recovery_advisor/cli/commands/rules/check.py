"""``rules check``: runs the lints over a rules folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.authoring.lint.languages import languages_found, languages_without_history
from recovery_advisor.authoring.lint.report import LintReport
from recovery_advisor.authoring.lint.run import findings, history_findings
from recovery_advisor.authoring.lint.stories import stories_found
from recovery_advisor.authoring.lint.versions import versions_found
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.rules_folder import add_rules_folder, root_of, usable_of
from recovery_advisor.cli.reporting import reported, usable
from recovery_advisor.loading.checked_history import read_with_history


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_rules_folder(parser)
    parser.add_argument(
        "--against", metavar="OLD", type=folder,
        help="an older state of the folder: a pack that means something else needs a higher version",
    )  # fmt: skip
    add_formats(parser, "text", "json", "github")


def _report(options: Namespace) -> Report:
    new = usable_of(options, read_with_history)
    found = (
        *languages_found(new.book),
        *languages_without_history(new),
        *stories_found(new),
        *findings(new),
        *history_findings(new),
    )
    if options.against:
        old = usable(lambda root: read_with_history(root, options.packs), options.against)
        found = (*versions_found(new, old, root_of(options)), *found)
    return LintReport(root_of(options), found)


COMMAND = Command(
    help="what is wrong with a rules folder; exit status 0, 1 for findings, 2 if it can't be loaded",
    example="recovery-advisor rules check\n  recovery-advisor rules check my-rules --format github",
    add_options=_add_options,
    run=reported(_report),
)
