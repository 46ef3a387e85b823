"""One person's days: what is told on them, and a history to tell it to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from recovery_advisor import RuleBook, load_history_book
from recovery_advisor.history import CheckedIn, History, MemoryStore, Noticed, Store, Trained
from tests.cli.running import HEALTHY

ZONE = timezone(timedelta(hours=1))
#: The evening of day 0.
BEGIN = datetime(2026, 3, 1, 20, 0, tzinfo=ZONE)
#: Long after all of it, by a clock that is trusted.
NOW = BEGIN + timedelta(days=400)
WELL: Mapping[str, Any] = HEALTHY
HURT: Mapping[str, Any] = {**WELL, "injury": "yes"}


@cache
def book() -> RuleBook:
    """The shipped rules with their history pack, read once a process."""
    return load_history_book()


def new_history(store: Store | None = None) -> History:
    """A history of nobody yet."""
    return History.from_book(book(), store or MemoryStore(), engine="bitmap")


def day(number: float) -> datetime:
    """So many days after the beginning."""
    return BEGIN + timedelta(days=number)


def check_in(number: float, answers: Mapping[str, Any] = WELL, **other: Any) -> CheckedIn:
    """A check-in on a day."""
    return CheckedIn(at=day(number), check_in={**answers, **other})


def tap(number: float, **answers: Any) -> Noticed:
    """Something noticed on a day."""
    return Noticed(at=day(number), answers=answers)


def session(number: float, level: Any = "gradual", **how: Any) -> Trained:
    """A session on a day, which went well unless said otherwise."""
    return Trained(at=day(number), level=level, **{"peak_pain": 1, "felt": "fine", **how})


def story(history: History, days: int, person: str = "ann") -> None:
    """Check in on each day, hurt but well, and train as advised; long enough and all is open again."""
    for number in range(days):
        history.record(person, check_in(number, HURT), now=NOW)
        advice = history.advise(person, day(number))
        if advice.session:
            at = day(number) + timedelta(minutes=30)
            done = Trained(at=at, level=advice.readiness, peak_pain=1, felt="fine")
            history.record(person, done, now=NOW)
