"""``rules schema``: the form of rules files, for an editor."""

from __future__ import annotations

import json
from argparse import Namespace

from recovery_advisor.authoring.docs.rules_schema import rules_schema
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, book_of
from recovery_advisor.cli.status import Status


def _run(options: Namespace) -> int:
    print(json.dumps(rules_schema(book_of(options)), indent=2, ensure_ascii=False))
    return Status.DONE


COMMAND = Command(
    help="a JSON Schema of rules files, with the words of these rules, for an editor",
    example="recovery-advisor rules schema",
    add_options=lambda parser, _: add_packs(parser),
    run=_run,
)
