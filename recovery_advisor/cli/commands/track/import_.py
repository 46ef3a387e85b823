"""``track import``: keeps the events of an export, or what a health app has about pain and workouts."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path

from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.following import advised_after, signs_told
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import add_rules, add_store, history_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.cli.reading import opened
from recovery_advisor.history.health import READERS, NotTaken
from recovery_advisor.values.errors import Described, InputError

_LINES = "json-lines"


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)
    add_rules(parser)
    parser.add_argument(
        "file", metavar="FILE", help="the export; of JSON Lines, - is standard input"
    )
    parser.add_argument(
        "--from", dest="source", metavar="FORM", choices=(_LINES, *READERS), default=_LINES,
        help=f"what wrote it: {', '.join(READERS)}, or {_LINES}, as `track export` writes them,"
        " if left out",
    )  # fmt: skip
    add_preferences(parser)
    add_formats(parser, "text", "json")


def _lines(options: Namespace) -> Iterator[str]:
    lines, left_out = _read(options)
    events = sum(bool(line.strip()) for line in lines)
    history = history_of(options, make=True)
    try:
        new = history.import_(options.person, lines)
    except InputError as error:  # what an export tells may be long over: no advice on it
        raise InputError.of(error.faults) from None
    wanted = preferences_of(options)
    if options.format == "json":
        found = [{"type": one.type, "why": one.why, "count": one.count} for one in left_out]
        advised = history.advise(options.person, preferences=wanted).model_dump(mode="json")
        yield json.dumps({"events": events, "new": new, "left_out": found, "advice": advised})
        return
    yield f"{events} event{'' if events == 1 else 's'} read, {new} of them new."
    for one in left_out:
        yield f"  left out: {one.count} x {one.type}: {one.why}"
    yield ""
    yield advised_after(history.advise(options.person, preferences=wanted))
    words = history.book.languages.words(options.locale)
    yield from signs_told(history.course(options.person), history.book, words)


def _read(options: Namespace) -> tuple[list[str], Sequence[NotTaken]]:
    """The lines of the file, or its events as lines, and what was left out of it."""
    if options.source != _LINES:
        imported = READERS[options.source](Path(options.file))
        return [event.to_json() for event in imported.events], imported.left_out
    with opened(options.file) as stream:
        text = stream.read()
    if text.removeprefix(BOM_UTF8).lstrip().startswith(b"<"):
        allowed = "lines of JSON; or --from apple-health beside an export of Apple Health"
        raise InputError("FILE", Described("XML"), allowed)
    try:
        return text.decode("utf-8-sig").split("\n"), ()
    except UnicodeDecodeError:
        raise InputError("FILE", Described("bytes that are no UTF-8"), "lines of JSON") from None


COMMAND = Command(
    help="keep the events of an export, twice is once; or the pains and workouts of a health app, which"
    " can only hold or lower an advice",
    example="recovery-advisor track import events.jsonl\n"
    "  recovery-advisor track import export.xml --from apple-health",
    add_options=_add_options,
    run=advice_first(printed(_lines)),
)
