"""``interview``, or no command: asks questions on the terminal until the advice is settled."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.interview import run_interview
from recovery_advisor.cli.options.engine import add_engine
from recovery_advisor.cli.options.packs import add_packs, tried_book_of
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.status import Status


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_packs(parser)
    add_preferences(parser)
    add_engine(parser)


def _run(options: Namespace) -> int:
    advisor = Advisor.from_book(tried_book_of(options), engine=options.engine)
    run_interview(advisor=advisor, preferences=preferences_of(options))
    return Status.DONE


COMMAND = Command(
    help="ask what can still change the advice, most dangerous first, and answer;"
    " the same as no command",
    example="recovery-advisor interview --minutes 15",
    add_options=_add_options,
    run=_run,
    asks=True,
)
