"""The law that neither the order in which events arrive nor the zone they are written in matters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import asked_at_the_end, differing
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import arrivals, histories
from recovery_advisor.testing.lives import Lives
from recovery_advisor.testing.made_up_days import DAY, START, checked_in, way_back
from recovery_advisor.values.events import Amended, Cleared, Event

_OFFSETS = (-11, -5, 0, 3.5, 9, 14)


def _elsewhere(event: Event, offset: float) -> Event:
    """The same event as a clock in another zone has it; a clearance ends with a day of its zone."""
    if isinstance(event, Cleared):
        return event
    there = event.at.astimezone(timezone(timedelta(hours=offset)))
    return event.model_copy(update={"at": there})


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and the same as it arrives in another order and is written in other zones."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        events = draw(histories(book, in_order=True))
        moved = [_elsewhere(event, draw(st.sampled_from(_OFFSETS))) for event in events]
        return asked_at_the_end(draw(arrivals(events)), draw(arrivals(moved)))

    return drawn()


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back in order, backwards, and on a journey; and a bad day that arrives last."""
    back = way_back(book)
    journey = [_elsewhere(event, one % 25 - 11) for one, event in enumerate(back)]
    yield asked_at_the_end(back, back[::-1], journey)
    bad = checked_in(START + 6 * DAY - DAY / 4, book, "bad", {"pain": 6})
    yield asked_at_the_end((*back[:-1], bad, back[-1]), (*back, bad), (bad, *back))


def wrong(history: History) -> OpenApp:
    """Leaves out what arrives after something that happened later."""

    class Impatient(Following):
        last: datetime | None = None

        def record(self, event: Event) -> object:
            if isinstance(event, Amended) or (self.last and event.at < self.last):
                return None
            self.last = event.at
            return super().record(event)

    return made(Impatient, history)


LAW = HistoryLaw(
    id="order-and-zone-mean-nothing",
    says="The same events get the same advice, in whichever order they arrive and zone they are written.",
    source="history",
    lives=lives,
    breaks=lambda told, _: differing(told),
    wrong=wrong,
    tried=tried,
)
