"""Days of somebody who comes back from an injury, made up for laws that are tried in every run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.values.events import CheckedIn, Event, Trained
from recovery_advisor.values.levels import NOW, Readiness
from recovery_advisor.values.scale import Answer

#: When the first of them begins; so long ago that no clock is before it.
START = datetime(2024, 3, 4, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOTHING: Mapping[str, Answer] = MappingProxyType({})
Felt = Literal["fine", "hard", "too_much"]


def hurt(book: RuleBook) -> Mapping[str, Answer]:
    """The answers of somebody who was injured, and has no complaint any more."""
    best = {one.id: answer_of(one, 0) for one in book.asked}
    return MappingProxyType({**best, "injury": "yes"} if "injury" in best else best)


def checked_in(
    at: datetime, book: RuleBook, id: str = "", but: Mapping[str, Answer] = NOTHING
) -> CheckedIn:
    """A check-in of somebody who was injured, but for some answers.

    Args:
        at: when.
        book: the rules.
        id: of the event; from its content where none is given.
        but: the answers that differ from those of somebody who has no complaint any more.
    """
    return CheckedIn(at=at, id=id, check_in={**hurt(book), **but})


def session(
    at: datetime, id: str = "", peak_pain: int | None = 1, felt: Felt | None = "fine"
) -> Trained:
    """A gentle session of strength."""
    return Trained(at=at, id=id, level="gradual", peak_pain=peak_pain, felt=felt)


def way_back(book: RuleBook, days: int = 8, sessions: int = 3) -> tuple[Event, ...]:
    """A check-in a day, and sessions every other day that go well.

    By the shipped rules eight days and three sessions lead to the full programme.
    """
    events: list[Event] = []
    for day in range(days):
        at = START + day * DAY
        events.append(checked_in(at, book, f"day {day}"))
        if day % 2 == 0 and day // 2 < sessions:
            events.append(session(at + HOUR, f"session {day}"))
    return tuple(events)


def danger_signs(book: RuleBook) -> tuple[str, ...]:
    """The questions of which *yes* alone is referred today or at once."""
    referring = [one for one in book.effects if one.kind == "refer" and one.level in NOW]
    tested = {one.rule.when.question for one in referring if isinstance(one.rule.when, AtLeast)}
    return tuple(one.id for one in book.asked if one.id in tested and one.band("yes"))


def hours_of_leave(book: RuleBook) -> int | None:
    """The age in hours from which a check-in gives no leave; ``None`` where no rule says so."""
    limits = [
        one.rule.when.severity
        for one in book.effects
        if (one.kind, one.level) == ("limit", Readiness.REST)
        if isinstance(one.rule.when, AtLeast) and one.rule.when.question == "check_in_age"
    ]
    return min(limits, default=None)
