"""What was read from the export of a health app: events, and what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

from recovery_advisor.values.errors import printable
from recovery_advisor.values.events import Noticed, Trained

NO_ZONE = "its time has no time zone"
NO_TIME = "its time can't be read"
NOT_USED = "nothing here is asked about it"
#: So many types are named; the entries of more are counted together.
_MOST_TYPES = 200
_OTHERS = "other types"
_YEARS = 1901, 9998


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Entries of one type that were left out.

    Attributes:
        type: the type, as the export names it.
        why: the reason, as a clause.
        count: how many there were.
    """

    type: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read from an export.

    Attributes:
        events: each once, in the order of time. The same entry has the same id whenever it is read.
        left_out: what else there was, most frequent first.
    """

    events: tuple[Noticed | Trained, ...]
    left_out: tuple[NotTaken, ...]


class Tally:
    """Collects what is read from one export.

    Args:
        app: its name, which ids begin with.
    """

    def __init__(self, app: str) -> None:
        self._app = app
        self._events: dict[str, Noticed | Trained] = {}
        self._left_out: Counter[tuple[str, str]] = Counter()

    def pain(self, type: str, at: datetime, worst: int, entry: Iterable[str] = ()) -> None:
        """Take a pain of 0 to 10; ``entry`` tells it from others of the same type and time."""
        self._take(Noticed, type, at, {"answers": {"pain": worst}}, (str(worst), *entry))

    def workout(self, type: str, at: datetime, entry: Iterable[str] = ()) -> None:
        """Take a workout that ended then."""
        self._take(Trained, type, at, {"level": "other"}, entry)

    def leave_out(self, type: str, why: str) -> None:
        """Count an entry that is not taken."""
        key = printable(type), why
        known = key in self._left_out or len(self._left_out) < _MOST_TYPES
        self._left_out[key if known else (_OTHERS, why)] += 1

    def imported(self) -> Imported:
        """All that was collected."""
        counted = sorted(self._left_out.items(), key=lambda one: (-one[1], one[0]))
        events = sorted(self._events.values(), key=lambda event: (event.at, event.kind, event.id))
        return Imported(
            tuple(events), tuple(NotTaken(type, why, count) for (type, why), count in counted)
        )

    def _take(
        self,
        kind: type[Noticed] | type[Trained],
        type: str,
        at: datetime,
        content: Mapping[str, Any],
        entry: Iterable[str],
    ) -> None:
        parts = [type, at.astimezone(UTC).isoformat(), *entry]
        id = f"{self._app}-{sha256(repr(parts).encode()).hexdigest()[:24]}"
        self._events[id] = kind.model_validate({"at": at, "id": id, **content})


def parse_instant(text: object) -> datetime | str:
    """The instant that a text of ISO 8601 gives; else why it gives none."""
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        at = None
    if at is None or not has_plausible_year(at):
        return NO_TIME
    return at if at.tzinfo else NO_ZONE


def has_plausible_year(at: datetime) -> bool:
    """Whether an event can be of that time, in any zone."""
    return _YEARS[0] <= at.year <= _YEARS[1]


def parse_offset(text: object) -> timezone | None:
    """The time zone of an offset such as ``+01:00`` or ``Z``; ``None`` for anything else."""
    try:
        parsed = datetime.fromisoformat(f"2000-01-01T00:00{text}") if text else None
    except ValueError:
        return None
    offset = parsed.utcoffset() if parsed else None
    return timezone(offset) if offset is not None and abs(offset) < timedelta(days=1) else None
