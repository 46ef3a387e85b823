"""``explain``: explains the advice for every check-in, and what would change it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.cli.answering import answer_each
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.check_ins import add_check_ins
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.rendering import FORMATS


def _add_options(parser: ArgumentParser, arguments: Sequence[str]) -> None:
    add_check_ins(parser, arguments)
    add_formats(parser, *FORMATS)


def _run(options: Namespace) -> int:
    return answer_each(options, lambda advice: format(advice.explain(), options.format))


COMMAND = Command(
    help="why an advice is what it is, why not more, and what would change it",
    example="recovery-advisor explain --none-of red-flags/2 --injury yes --pain 1 "
    "--daily-activity-pain 0 --swelling mild --stiffness mild --range-of-motion 95\n"
    "  recovery-advisor explain check-ins.jsonl --format html",
    usage="recovery-advisor explain [FILE] [OPTION ...]",
    add_options=_add_options,
    run=_run,
)
