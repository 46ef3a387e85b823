"""``rules schema``: prints the JSON Schema of rules files, for editors."""

from __future__ import annotations

import json
from argparse import Namespace

from recovery_advisor.authoring.docs.rules_schema import rules_schema
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, whole_book_of
from recovery_advisor.cli.printing import printed


def _lines(options: Namespace) -> list[str]:
    return [json.dumps(rules_schema(whole_book_of(options)), indent=2, ensure_ascii=False)]


COMMAND = Command(
    help="a JSON Schema of rules files, with the words of these rules, for an editor",
    example="recovery-advisor rules schema",
    add_options=lambda parser, _: add_packs(parser),
    run=printed(_lines),
)
