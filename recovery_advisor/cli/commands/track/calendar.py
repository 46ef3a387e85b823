"""``track calendar``: writes the coming week's sessions for a calendar app."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from recovery_advisor.authoring.replacing import replace_file
from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.moments import add_at, at_of
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import PRIVATE, add_store, history_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.history import fold, read_event
from recovery_advisor.history.calendar import session_calendar, session_days


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)
    parser.add_argument(
        "-o", dest="output", metavar="FILE", type=Path, required=True,
        help="the iCalendar file to write, such as week.ics",
    )  # fmt: skip
    add_at(parser, "the week from then on")
    add_preferences(parser)


def _lines(options: Namespace) -> Iterator[str]:
    history, now = history_of(options), at_of(options)
    advice = history.advise(options.person, now, preferences_of(options))
    course = fold(map(read_event, history.export(options.person)), history.book)
    week = session_calendar(
        advice,
        history.book.session,
        now,
        last_session=course.last_session,
        person=options.person,
        words=history.book.languages.words(options.locale),
    )
    replace_file(options.output, week, "-o", PRIVATE)
    last = course.last_session
    last_day = last.astimezone(now.tzinfo).date() if last else None
    yield _planned(session_days(advice, history.book.session, now.date(), last_day))
    yield f"Written: {options.output}"


def _planned(days: Sequence[date]) -> str:
    if not days:
        return (
            "Nothing is planned: the advice that stands now has no session, or sends to somebody."
        )
    return f"Planned, each after a check-in of its day: {', '.join(map(str, days))}."


COMMAND = Command(
    help="the coming week's sessions as an iCalendar file; each entry says to check in first, and"
    " there is none where the advice is rest or refers",
    example="recovery-advisor track calendar -o week.ics",
    add_options=_add_options,
    run=advice_first(printed(_lines)),
)
