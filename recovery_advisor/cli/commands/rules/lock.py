"""``rules lock``: writes down what the packs of a folder are held to."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.authoring.locking import lock_folder
from recovery_advisor.authoring.report import Report
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.reporting import reported, usable


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=folder, help="a rules folder of your own")
    add_formats(parser, "text", "json")


def _report(options: Namespace) -> Report:
    return usable(lock_folder, options.folder)


COMMAND = Command(
    help="write rules.lock, which holds the rules to what they are now under their versions;"
    " exit status 0, 1 where something changed without a new one, 2 if the folder can't be loaded",
    example="recovery-advisor rules lock my-rules",
    add_options=_add_options,
    run=reported(_report),
)
