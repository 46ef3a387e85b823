"""The law that no day begins at midnight: the same events some hours later get the same advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import differing, end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives, life_of
from recovery_advisor.testing.made_up_days import DAY, HOUR, way_back
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import CheckedIn, Event


def _at_other_hours(
    events: Sequence[Event], shifts: Iterable[timedelta], after: timedelta
) -> Lives:
    """The same events so much later, and advice so long after the last of them."""
    return tuple(
        life_of(
            [event.model_copy(update={"at": event.at + shift}) for event in events],
            end_of(events) + shift + after,
        )
        for shift in shifts
    )


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history without a day of the calendar in it, and the same some hours later."""
    hours = st.integers(1, 24).map(lambda number: number * HOUR)
    return st.builds(
        lambda events, shift, after: _at_other_hours(events, (timedelta(0), shift), after),
        histories(book, kinds=("checked_in", "noticed", "trained")),
        hours,
        hours,
    )


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back in the morning, at noon, in the evening and at night."""
    shifts = [number * 6 * HOUR for number in range(4)]
    yield _at_other_hours(way_back(book), shifts, 6 * HOUR)
    yield _at_other_hours(way_back(book), shifts, DAY)


def wrong(history: History) -> OpenApp:
    """Has a leave end at the server's midnight."""

    class ByDate(Following):
        day: object = None

        def record(self, event: Event) -> object:
            if isinstance(event, CheckedIn):
                self.day = event.at.astimezone(UTC).date()
            return super().record(event)

        def advise(self, as_of: datetime) -> Advice:
            today = as_of.astimezone(UTC).date() == self.day
            return super().advise(as_of if today else as_of + DAY)

    return made(ByDate, history)


LAW = HistoryLaw(
    id="midnight-means-nothing",
    says="The same events some hours later get the same advice as many hours later.",
    source="history",
    lives=lives,
    breaks=lambda told, _: differing(told),
    wrong=wrong,
    tried=tried,
)
