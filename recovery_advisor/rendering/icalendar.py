"""Writes days as an iCalendar file (RFC 5545), which every calendar app takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from recovery_advisor.values.version import __version__

#: The most octets of a line, its end not counted.
_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


class CalendarDay(NamedTuple):
    """An entry of a whole day.

    Attributes:
        uid: what it is known by, also in the next file.
        day: the day.
        title: a few words.
        text: what else there is to say.
        cancelled: whether it takes back what an earlier file said of the day.
    """

    uid: str
    day: date
    title: str
    text: str
    cancelled: bool = False


def render_calendar(days: Iterable[CalendarDay], now: datetime) -> str:
    """Return the text of a file, with lines that end as the standard says.

    Args:
        days: the entries, at least one, as a file needs one.
        now: when it is written; of two files with an entry, the later one counts.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//recovery_advisor//recovery_advisor {__version__}//EN",
        "CALSCALE:GREGORIAN",
        *(line for day in days for line in _event(day, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(day: CalendarDay, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{day.uid}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{int(now.timestamp()) // 60}"
    yield f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}"
    yield f"SUMMARY:{day.title.translate(_ESCAPES)}"
    yield f"DESCRIPTION:{day.text.translate(_ESCAPES)}"
    yield f"STATUS:{'CANCELLED' if day.cancelled else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """The parts of a line, each of at most so many octets; no character is cut."""
    part, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + character, octets + size
    yield part
