"""Plays a story day by day: its check-ins, sessions as advised, and whatever else happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from recovery_advisor.history.history import History
from recovery_advisor.loading.stories import Story
from recovery_advisor.loading.story_records import EventRecord
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import Amended, CheckedIn, Cleared, Event, Noticed, Trained
from recovery_advisor.values.expansion import in_full

#: Day 0 of every story, and so long after a check-in its session ends.
DAY_0 = datetime(2026, 3, 1)
SESSION = timedelta(minutes=30)


class PlayedDay(NamedTuple):
    """A day of a story, with its advice; ``None`` without a check-in."""

    number: int
    advice: Advice | None


def play(story: Story, history: History) -> tuple[PlayedDay, ...]:
    """The days of a story. Its person is forgotten again.

    Args:
        story: what happens.
        history: by which rules, in a store that is of no use to anybody.

    Raises:
        InputError: when an event can't be recorded.
    """
    try:
        return tuple(_Player(story, history).days())
    finally:
        history.forget(story.id)


class _Player:
    def __init__(self, story: Story, history: History) -> None:
        self._story, self._history = story, history
        self._form = history.book.form
        self._told: list[Event] = []
        self._ahead = sorted(story.record.events, key=self._time_of)

    def days(self) -> Iterator[PlayedDay]:
        for number in range(self._story.record.days):
            other = self._story.other(number)
            at = self._time(number, self._story.record.hour if other.hour is None else other.hour)
            while self._ahead and self._time_of(self._ahead[0]) <= at:
                self._happens(self._ahead.pop(0))
            if self._story.rhythm(number) == "-":
                yield PlayedDay(number, None)
                continue
            self._tell(CheckedIn(at=at, check_in=in_full(self._story.answers(number), self._form)))
            advice = self._history.advise(self._story.id, at)
            self._trains(number, at, advice)
            yield PlayedDay(number, advice)

    def _trains(self, number: int, at: datetime, advice: Advice) -> None:
        if advice.session is None or self._story.record.sessions == "none":
            return
        went = self._story.other(number).session
        pain = self._pain(number) if went is None or went.peak_pain is None else went.peak_pain
        known = {"peak_pain": pain, "felt": "fine" if went is None else went.felt}
        how: dict[str, Any] = {key: one for key, one in known.items() if one != "unknown"}
        level: Any = advice.readiness.value
        self._tell(Trained(at=at + SESSION, level=level, **how))

    def _pain(self, number: int) -> int | None:
        """That of the day; ``None`` where it is not told in a number."""
        pain = self._story.answers(number).get("pain")
        return pain if isinstance(pain, int) else None

    def _happens(self, event: EventRecord) -> None:
        at = self._time_of(event)
        if event.noticed is not None:
            self._tell(Noticed(at=at, answers=event.noticed))
        elif event.cleared is not None:
            expires = at.date() + timedelta(event.cleared.days)
            scope = frozenset(event.cleared.scope)
            self._tell(Cleared(at=at, by="clinic", scope=scope, expires=expires))
        elif event.amended is not None:
            last = self._latest("checked_in")
            assert isinstance(last, CheckedIn)
            meant = {**last.check_in, **in_full(event.amended, self._form)}
            self._tell(Amended(at=at, event=last.id, by=CheckedIn(at=last.at, check_in=meant)))
        else:
            assert event.withdrawn is not None, "an event has one of the four"
            self._tell(Amended(at=at, event=self._latest(event.withdrawn).id))

    def _tell(self, event: Event) -> None:
        self._told.append(self._history.record(self._story.id, event, now=event.at))

    def _latest(self, kind: str) -> Event:
        return next(one for one in reversed(self._told) if one.kind == kind)

    def _time_of(self, event: EventRecord) -> datetime:
        return self._time(event.day, event.hour)

    def _time(self, day: int, hour: int) -> datetime:
        """An hour of a day by the clock on the wall."""
        offsets = [one.offset for one in self._story.record.clock if one.since <= day]
        zone = datetime.strptime(offsets[-1], "%z").tzinfo if offsets else UTC
        return datetime.combine(DAY_0 + timedelta(days=day), time(hour), zone)
