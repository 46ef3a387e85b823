"""The law that no check-in gives leave for longer than the rules say."""

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
from recovery_advisor.testing.made_up_days import hours_of_leave, way_back
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import CheckedIn, Event
from recovery_advisor.values.levels import Readiness


def _and_later(events: Sequence[Event], hours: int, book: RuleBook) -> Lives:
    """Advice when the last event is there, and so many hours after the leave of all has ended."""
    end, leave = end_of(events), hours_of_leave(book) or 0
    return (life_of(events, end, end + timedelta(hours=leave + hours)),)


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and silence after it."""
    silence = st.sampled_from([0, 1, 24, 100, 1_000])
    return st.builds(lambda events, more: _and_later(events, more, book), histories(book), silence)


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back, and silence after it."""
    yield from (_and_later(way_back(book, days), 0, book) for days in (3, 8))


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """There is still leave when every check-in is too old for it."""
    for one in told:
        if hours_of_leave(book) is not None and one.told[-1].readiness > Readiness.REST:
            yield f"after that long a silence it is rest, and not {one.told[-1].readiness}"


def wrong(history: History) -> OpenApp:
    """Keeps yesterday's leave until the next check-in."""

    class Keeping(Following):
        kept: Advice | None = None

        def record(self, event: Event) -> object:
            if isinstance(event, CheckedIn):
                self.kept = None
            return super().record(event)

        def advise(self, as_of: datetime) -> Advice:
            self.kept = self.kept or super().advise(as_of)
            return self.kept

    return made(Keeping, history)


LAW = HistoryLaw(
    id="leave-ends-with-its-day",
    says="Once every check-in is older than the rules take one for today's, it is rest.",
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
