"""The law that an event which arrives twice counts once."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import asked_at_the_end, differing
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives
from recovery_advisor.testing.made_up_days import way_back
from recovery_advisor.values.events import Amended, Event


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and the same of which some events are sent once more."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        events = draw(histories(book))
        again = draw(st.lists(st.sampled_from(events), min_size=1, max_size=5))
        return asked_at_the_end(events, (*events, *again))

    return drawn()


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back, the same sent whole once more, and the same of which the last is."""
    back = way_back(book)
    yield asked_at_the_end(back, (*back, *back), (*back, back[-1]))


def wrong(history: History) -> OpenApp:
    """Takes what is sent once more for taken back."""

    class Toggling(Following):
        def record(self, event: Event) -> object:
            if any(f'"id":"{event.id}"' in text for text in history.store.read(self.person)):
                event = Amended(at=event.at, event=event.id)
            return super().record(event)

    return made(Toggling, history)


LAW = HistoryLaw(
    id="twice-is-once",
    says="An event that arrives twice counts as one that arrives once.",
    source="history",
    lives=lives,
    breaks=lambda told, _: differing(told),
    wrong=wrong,
    tried=tried,
)
