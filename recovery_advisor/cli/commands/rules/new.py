"""``rules new``: writes a starter for own rules."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from recovery_advisor.authoring.starter import lay_out, rules_folder
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.printing import printed
from recovery_advisor.loading.listing import FOLDER


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    help = "a folder that is new or empty"
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=help)
    help = "with a history pack too, for the way back over time"
    parser.add_argument("--history", action="store_true", help=help)


def _lines(options: Namespace) -> Iterator[str]:
    yield from map(str, lay_out(options.folder, history=options.history))
    rules = rules_folder(options.folder)
    if rules != options.folder:
        yield f"\nAdd {options.folder.resolve().name} to packs: in {rules / FOLDER}."
    root = shlex.quote(str(rules))
    yield f"\nChange them, and try them: recovery-advisor rules check {root}"


COMMAND = Command(
    help="a start for your own rules: a rules folder, or in one an overlay",
    example="recovery-advisor rules new knee-rules",
    add_options=_add_options,
    run=printed(_lines),
)
