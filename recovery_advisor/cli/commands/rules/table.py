"""``rules table``: the loaded rules as decision tables."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.authoring.docs.decision_table import decision_table
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, book_of
from recovery_advisor.cli.status import Status


def _run(options: Namespace) -> int:
    book = book_of(options)
    for pack in book.packs:
        print(f"## {pack.title} ({pack.id} {pack.version})\n")
        print(decision_table(book, pack.id))
    return Status.DONE


COMMAND = Command(
    help="the packs as decision tables in Markdown",
    example="recovery-advisor rules table --packs upper-back",
    add_options=lambda parser, _: add_packs(parser),
    run=_run,
)
