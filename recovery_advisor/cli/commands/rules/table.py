"""``rules table``: prints the loaded rules as decision tables."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from recovery_advisor.authoring.docs.decision_table import decision_table
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, whole_book_of
from recovery_advisor.cli.printing import printed


def _lines(options: Namespace) -> Iterator[str]:
    book = whole_book_of(options)
    for pack in book.packs:
        yield f"## {pack.title} ({pack.id} {pack.version})\n"
        yield decision_table(book, pack.id)


COMMAND = Command(
    help="the packs as decision tables in Markdown",
    example="recovery-advisor rules table --packs upper-back",
    add_options=lambda parser, _: add_packs(parser),
    run=printed(_lines),
)
