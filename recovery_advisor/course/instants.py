"""Instants as the fold has them: whole microseconds since the year 1, UTC. It knows no dates and no zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

#: Of an hour and of a day of 24 hours.
HOUR = 3_600_000_000
DAY = 24 * HOUR
#: Before all instants: it has not happened.
NEVER = -(10**18)

_BEGIN = datetime(1, 1, 1, tzinfo=UTC)
_UNIT = timedelta(microseconds=1)


def instant(at: datetime) -> int:
    """The instant of a time with its zone; two times are one instant only where they are the same."""
    return (at - _BEGIN) // _UNIT


def time_of(instant: int) -> datetime | None:
    """The time of an instant, in UTC; ``None`` for :data:`NEVER`."""
    return None if instant < 0 else _BEGIN + instant * _UNIT
