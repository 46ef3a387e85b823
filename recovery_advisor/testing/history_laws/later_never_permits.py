"""The law that time alone opens nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives, life_of
from recovery_advisor.testing.made_up_days import DAY, checked_in, way_back
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import Event
from recovery_advisor.values.permissive import more_permissive


def _and_later(events: Sequence[Event], soon: timedelta, later: timedelta) -> Lives:
    end = end_of(events)
    return (life_of(events, end + soon, end + soon + later),)


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and two times after it."""
    hours = st.sampled_from([0, 1, 4, 12, 24, 25, 60, 84, 200, 340, 1_000])
    span = hours.map(lambda number: timedelta(hours=number))
    return st.builds(_and_later, histories(book), span, span)


def tried(book: RuleBook) -> Iterable[Lives]:
    """A flare, and a week in which nothing is heard."""
    events = way_back(book)
    flare = checked_in(end_of(events) + DAY, book, "flare", {"pain": 6})
    yield _and_later((*events, flare), timedelta(0), 8 * DAY)
    yield _and_later(events, timedelta(0), timedelta(hours=6))


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """The later advice is more permissive than the earlier one."""
    for one in told:
        before, after = one.told
        yield from (
            f"while nothing new is heard, {must}" for must in more_permissive(after, before)
        )


def wrong(history: History) -> OpenApp:
    """Takes a week of silence for a recovery."""

    class Forgiving(Following):
        last: datetime | None = None

        def record(self, event: Event) -> object:
            self.last = max(self.last or event.at, event.at)
            return super().record(event)

        def advise(self, as_of: datetime) -> Advice:
            if self.last and as_of - self.last > 7 * DAY:
                recovered = f"{self.person} recovered"
                history.record(recovered, checked_in(as_of, history.book), now=as_of)
                return history.advise(recovered, as_of)
            return super().advise(as_of)

    return made(Forgiving, history)


LAW = HistoryLaw(
    id="later-never-permits",
    says="While nothing new is heard, no later advice is more permissive.",
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
