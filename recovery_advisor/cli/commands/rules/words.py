"""``rules words``: prints the template of texts to translate."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.rules_folder import add_rules_folder, root_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.loading.folder import compile_whole
from recovery_advisor.translation.messages import messages_of
from recovery_advisor.translation.template import template


def _lines(options: Namespace) -> list[str]:
    book = compile_whole(root_of(options), options.packs).book
    return [template(messages_of(book)).removesuffix("\n")]


COMMAND = Command(
    help="every text there is to translate, the library's own and those of a rules folder, as a"
    " gettext template",
    example="recovery-advisor rules words my-rules",
    add_options=lambda parser, _: add_rules_folder(parser),
    run=printed(_lines),
)
