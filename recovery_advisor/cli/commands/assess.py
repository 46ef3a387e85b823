"""``assess``: answers check-ins from options or JSON, one answer a check-in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.cli.answering import Shown, answer_each
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.check_ins import add_check_ins
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.advice import Advice

_SHOWN: dict[str, Shown] = {
    "text": coloured,
    "json": Advice.model_dump_json,
    "record": Advice.record,
}


def _add_options(parser: ArgumentParser, arguments: Sequence[str]) -> None:
    add_check_ins(parser, arguments)
    help = "record: the advice with all that it was made from, to keep and to replay"
    add_formats(parser, *_SHOWN, help=help)


def _run(options: Namespace) -> int:
    return answer_each(options, _SHOWN[options.format])


COMMAND = Command(
    help="answer check-ins, given as options or as JSON",
    example="recovery-advisor assess --none-of red-flags/2 --injury no --pain 2 "
    "--daily-activity-pain 0 --swelling none --stiffness none --range-of-motion 100 --minutes 15\n"
    "  recovery-advisor assess --pain 2 --swelling none\n"
    "  recovery-advisor assess check-ins.jsonl --format json",
    usage="recovery-advisor assess [FILE] [OPTION ...]",
    add_options=_add_options,
    run=_run,
)
