"""Tells a course on a terminal: an overview with a column for each day, then moment by moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from textwrap import fill

from recovery_advisor.cli.terminal import bold, writable
from recovery_advisor.history import (
    CheckedIn,
    Cleared,
    Event,
    Noticed,
    TimelineMoment,
    Trained,
)
from recovery_advisor.history.picture import course_points
from recovery_advisor.rendering.advice_text import WIDTH, bullet
from recovery_advisor.rendering.course_labels import course_labels
from recovery_advisor.rendering.page import CoursePoint
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator, humanize

#: The days in a row of the overview, and the width of what stands before them.
_DAYS, _LABEL = 56, 14
#: The indent of what goes on below a moment.
_UNDER = 18
_PAINS, _PAINS_ASCII = "▁▁▂▂▃▄▅▅▆▇█", "0123456789X"
_LEVELS, _LEVELS_ASCII = "▁▃▅█", ".mgF"
_SESSIONS = {"mobility": "m", "gradual": "g", "full": "F", "other": "o"}
_FLARES = {"none": " ", "settling": "=", "active": "#"}
_URGENCIES = {
    Urgency.NONE: " ",
    Urgency.ROUTINE: "r",
    Urgency.SOON: "s",
    Urgency.URGENT: "T",
    Urgency.EMERGENCY: "!",
}


def story(moments: Sequence[TimelineMoment], book: RuleBook, words: Translator) -> Iterator[str]:
    """Yield the lines of the story.

    Args:
        moments: the timeline of one person.
        book: the rules it is by.
        words: translator into the language of the story.
    """
    if not moments:
        yield words("Nothing is known yet.")
        return
    points = course_points(moments, book)
    if points:
        yield from _overview(points, words)
    for moment in moments:
        yield ""
        head = f"{moment.at:%Y-%m-%d %H:%M}  {_told(moment, words)}  [{_short(moment.event.id)}]"
        yield bold(fill(head, WIDTH, subsequent_indent=" " * _UNDER))
        yield from map(bullet, moment.changed)
    yield from _facts(moments[-1], words)


def _overview(points: Sequence[CoursePoint], words: Translator) -> Iterator[str]:
    by_day = {day: tuple(on) for day, on in groupby(points, lambda one: one.at.date())}
    first, last = min(by_day), max(by_day)
    labels = course_labels(words)
    while first <= last:
        days = [first + timedelta(days=n) for n in range(min(_DAYS, (last - first).days + 1))]
        if any(day in by_day for day in days):
            yield from _row(days, by_day, labels, words)
        first += timedelta(days=_DAYS)
    yield from _key(labels, words)


def _row(
    days: Sequence[date],
    by_day: Mapping[date, Sequence[CoursePoint]],
    labels: Mapping[str, str],
    words: Translator,
) -> Iterator[str]:
    on = [by_day.get(day, ()) for day in days]
    pains = [max((one.pain for one in day if one.pain is not None), default=None) for day in on]
    levels = [next((one.readiness for one in reversed(day) if one.readiness), None) for day in on]
    weeks = "".join(f"{day:%m-%d}  " for day in days[::7])
    yield f"{'':{_LABEL}}{weeks}".rstrip()
    yield _line(labels["pain"], _drawn(pains, _PAINS, _PAINS_ASCII))
    ranks = [None if level is None else level.rank for level in levels]
    yield _line(words("Advised"), _drawn(ranks, _LEVELS, _LEVELS_ASCII))
    yield _line(words("Session"), "".join(map(_session, on)))
    yield _line(labels["flare"], "".join(_FLARES[day[-1].flare] if day else " " for day in on))
    yield _line(labels["referral"], "".join(_URGENCIES[_most_urgent(day)] for day in on))
    yield ""


def _line(label: str, drawn: str) -> str:
    return f"{label:<{_LABEL}.{_LABEL - 1}}{drawn}".rstrip()


def _drawn(values: Sequence[int | None], signs: str, in_ascii: str) -> str:
    """A sign for each value, a space where there is none."""
    chosen = writable(signs, in_ascii)
    return "".join(" " if value is None else chosen[value] for value in values)


def _session(day: Sequence[CoursePoint]) -> str:
    done = [one.session for one in day if one.session]
    return _SESSIONS[done[-1]] if done else " "


def _most_urgent(day: Sequence[CoursePoint]) -> Urgency:
    return max((one.urgency for one in day), default=Urgency.NONE)


def _key(labels: Mapping[str, str], words: Translator) -> Iterator[str]:
    """Yield what the signs mean."""
    signs = writable(_LEVELS, _LEVELS_ASCII)
    levels = ", ".join(
        f"{sign} {labels[level]}" for sign, level in zip(signs, Readiness, strict=True)
    )
    done = ", ".join(f"{sign} {labels[level]}" for level, sign in _SESSIONS.items())
    flares = f"# {words('active')}, = {words('settling')}"
    referrals = ", ".join(
        f"{sign} {labels[urgency]}" for urgency, sign in _URGENCIES.items() if labels[urgency]
    )
    yield f"{words('Advised')}: {levels}"
    yield f"{words('Session')}: {done}"
    yield f"{labels['flare']}: {flares}"
    yield f"{labels['referral']}: {referrals}"


def _short(id: str) -> str:
    """The beginning of an id that is a hash, which is enough to name it; any other whole."""
    return id[:8] if re.fullmatch("[0-9a-f]{24}", id) else id


def _told(moment: TimelineMoment, words: Translator) -> str:
    told = _event(moment.event, words)
    return filled(words("{event} (withdrawn)"), event=told) if moment.withdrawn else told


def _event(event: Event, words: Translator) -> str:
    match event:
        case CheckedIn(check_in=answers):
            pain = answers.get("pain")
            return (
                words("Check-in")
                if pain is None
                else _named(words("Check-in"), {"pain": pain}, words)
            )
        case Noticed(answers=answers):
            return _named(words("Noticed"), answers, words)
        case Trained():
            return _session_told(event, words)
        case Cleared(by=by, scope=scope, expires=day):
            says = words("Cleared by {name} until {day}: {questions}")
            questions = words.listed(words(humanize(id)) for id in sorted(scope))
            return filled(says, name=by, day=day, questions=questions)
        case _:
            return event.kind


def _session_told(event: Trained, words: Translator) -> str:
    felt = {
        "fine": words("it felt fine"),
        "hard": words("it felt hard"),
        "too_much": words("it was too much"),
        None: None,
    }[event.felt]
    pain = event.peak_pain
    worst = None if pain is None else filled(words("worst pain {pain}"), pain=pain)
    level = course_labels(words)[event.level]
    told = words.listed(one for one in (level, worst, felt) if one is not None)
    return f"{words('Session')}: {told}"


def _named(what: str, answers: Mapping[str, object], words: Translator) -> str:
    listed = words.listed(
        f"{words(humanize(id))} {words(humanize(str(one)))}" for id, one in answers.items()
    )
    return f"{what}: {listed}"


def _facts(last: TimelineMoment, words: Translator) -> Iterator[str]:
    """Yield the dates that are told beside each other, and are two facts."""
    course, zone = last.course, last.at.tzinfo
    yield ""
    if since := course.injured_since:
        yield filled(words("Hurt since {day}."), day=since.astimezone(zone).date())
    if session := course.last_session:
        yield filled(words("Last session on {day}."), day=session.astimezone(zone).date())
