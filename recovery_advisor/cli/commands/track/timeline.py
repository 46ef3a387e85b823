"""``track timeline``: prints what happened, what was advised, and what changed it and why."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.course_story import story
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import add_store, history_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.history import TimelineMoment


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)
    add_preferences(parser)
    add_formats(parser, "text", "json")


def _lines(options: Namespace) -> Iterator[str]:
    history = history_of(options)
    preferences = preferences_of(options)
    moments = list(history.timeline(options.person, preferences))
    if options.format == "json":
        yield from map(_as_json, moments)
    else:
        words = history.book.languages.words(options.locale)
        yield from story(moments, history.book, words)


def _as_json(moment: TimelineMoment) -> str:
    course = moment.course
    return json.dumps({
        "at": moment.at.isoformat(),
        "event": json.loads(moment.event.to_json()),
        "withdrawn": moment.withdrawn,
        "verdict": moment.verdict,
        "readiness": moment.advice.readiness,
        "urgency": moment.advice.urgency,
        "derived": dict(moment.derived),
        "changed": list(moment.changed),
        "injured_since": course.injured_since and course.injured_since.isoformat(),
        "last_session": course.last_session and course.last_session.isoformat(),
    })  # fmt: skip


COMMAND = Command(
    help="the story so far: what happened, what was advised then, and what changed it and why",
    example="recovery-advisor track timeline",
    add_options=_add_options,
    run=advice_first(printed(_lines)),
)
