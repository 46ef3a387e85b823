"""``rules model``: the check-in of a rules folder as Python source."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.authoring.docs.check_in_source import check_in_source
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.rules_folder import add_rules_folder, root_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.loading.folder import compile_folder


def _lines(options: Namespace) -> list[str]:
    return [check_in_source(compile_folder(root_of(options), options.packs)).removesuffix("\n")]


COMMAND = Command(
    help="the check-in of a rules folder as Python source, for a type checker and an editor",
    example="recovery-advisor rules model my-rules",
    add_options=lambda parser, _: add_rules_folder(parser),
    run=printed(_lines),
)
