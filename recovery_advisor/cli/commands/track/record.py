"""``track record``: keeps a check-in or another event, and says what is advised now."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from textwrap import fill

from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.interview import ask_check_in
from recovery_advisor.cli.options.events import add_events
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.moments import at_of
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import add_store, history_of
from recovery_advisor.cli.recording import checked_in, event_of, is_given
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.terminal import asks, coloured
from recovery_advisor.history import CheckedIn, Event, History
from recovery_advisor.history.plain_book import plain_book
from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.levels import REFERRED_NOW


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    book = load_history_book()
    parser.set_defaults(history_book=book)
    add_store(parser)
    add_events(parser, plain_book(book))
    add_preferences(parser)
    add_formats(parser, "text", "json")


def _run(options: Namespace) -> int:
    history = history_of(options, make=True, book=options.history_book)
    kept = history.record(options.person, _event(options, history))
    advice = history.advise(options.person, preferences=preferences_of(options))
    if options.format == "json":
        advised = advice.model_dump(mode="json")
        print(json.dumps({"kept": json.loads(kept.to_json()), "advice": advised}))
    else:
        print(_shown(kept, advice))
        print(f"\nKept as {kept.id}. A slip? Take it back with --amend and this id.")
    return Status.DONE


def _event(options: Namespace, history: History) -> Event:
    if is_given(options) or not asks():
        return event_of(options, history)
    check_in = ask_check_in(history.advisor, preferences_of(options))
    print()
    return checked_in(check_in.model_dump(mode="json"), history, at_of(options))


def _shown(kept: Event, advice: Advice) -> str:
    """The advice whole after a check-in, and where it says to see somebody today."""
    if isinstance(kept, CheckedIn) or advice.verdict in REFERRED_NOW:
        return coloured(advice)
    return "\n".join(fill(line, WIDTH) for line in advice.say)


COMMAND = Command(
    help="keep a check-in, a session or what else was learnt, and say what is advised now;"
    " on a terminal it asks",
    example="recovery-advisor track record\n"
    "  recovery-advisor track record check-in.json\n"
    "  recovery-advisor track record --trained gradual --peak-pain 1 --felt fine\n"
    "  recovery-advisor track record --noticed pain=5\n"
    "  recovery-advisor track record --cleared new_weakness --by 'clinic 7' --until 2026-12-31\n"
    "  recovery-advisor track record --amend 7f2d7766e5fa0ddb05c7bb63",
    usage="recovery-advisor track record [FILE] [OPTION ...]",
    add_options=_add_options,
    run=advice_first(_run),
)
