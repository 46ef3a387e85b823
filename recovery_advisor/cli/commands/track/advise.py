"""``track advise``: prints the advice that follows from all that is kept of a person."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.answering import Shown
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.moments import add_at, at_of
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import add_store, history_of
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.advice import Advice

_SHOWN: dict[str, Shown] = {
    "text": coloured,
    "explanation": lambda advice: str(advice.explain()),
    "json": Advice.model_dump_json,
    "record": Advice.record,
}


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)
    add_at(parser, "advise as of then")
    add_preferences(parser)
    add_formats(parser, *_SHOWN, help="explanation: why, and what is left before the next stage")


def _run(options: Namespace) -> int:
    history = history_of(options)
    advice = history.advise(options.person, at_of(options), preferences_of(options))
    print(_SHOWN[options.format](advice))
    return Status.DONE


COMMAND = Command(
    help="the advice that follows from all that is kept, by the latest check-in",
    example="recovery-advisor track advise --minutes 15\n"
    "  recovery-advisor track advise --format explanation",
    add_options=_add_options,
    run=advice_first(_run),
)
