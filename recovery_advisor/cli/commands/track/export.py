"""``track export``: prints every event of a person as JSON Lines."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.store import add_store, history_of
from recovery_advisor.cli.printing import printed


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)


def _lines(options: Namespace) -> Iterator[str]:
    yield from history_of(options).export(options.person)


COMMAND = Command(
    help="every event as a line of JSON, corrections included; `track import` takes them back",
    example="recovery-advisor track export > events.jsonl",
    add_options=_add_options,
    run=printed(_lines),
)
