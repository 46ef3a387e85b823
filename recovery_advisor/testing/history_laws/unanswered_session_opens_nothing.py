"""The law that a session of which nobody said how it went is no step ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import asked_at_the_end, end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives
from recovery_advisor.testing.made_up_days import DAY, HOUR, START, checked_in, session, way_back
from recovery_advisor.values.events import CheckedIn, Event, Trained
from recovery_advisor.values.permissive import opens_more


def _with_and_without(events: Sequence[Event], after: timedelta, book: RuleBook) -> Lives:
    """The same check-ins with a session that nobody answered, and without it; then one check-in more."""
    last = checked_in(end_of(events) + DAY, book, "last")
    unanswered = session(START + after, "unanswered", None, None)
    return asked_at_the_end((*events, unanswered, last), (*events, last))


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and the same with a session more that nobody answered."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        events = draw(histories(book, kinds=("checked_in", "trained", "noticed"), in_order=True))
        days = (end_of(events) - START) // DAY
        hours = draw(st.integers(0, days)) * 24 + draw(st.integers(0, 23))
        return _with_and_without(events, hours * HOUR, book)

    return drawn()


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back with two sessions that went well, and a third of which nothing is said."""
    yield _with_and_without(way_back(book, days=7, sessions=2), 4 * DAY + HOUR, book)
    days = [event for event in way_back(book, days=7) if isinstance(event, CheckedIn)]
    yield _with_and_without(days, HOUR, book)


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """With the session more is open than without it."""
    with_it, without = (one.told[-1] for one in told)
    yield from (f"while nobody says how it went, {must}" for must in opens_more(with_it, without))


def wrong(history: History) -> OpenApp:
    """Counts an unanswered session as fine."""

    class Hopeful(Following):
        def record(self, event: Event) -> object:
            if isinstance(event, Trained) and event.felt is None:
                event = event.model_copy(update={"felt": "fine", "peak_pain": 0})
            return super().record(event)

    return made(Hopeful, history)


LAW = HistoryLaw(
    id="unanswered-session-opens-nothing",
    says="A session of which nobody said how it went opens nothing that is closed without it.",
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
