"""The law that every event is taken, and that an advice comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from hypothesis.strategies import SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import asked_at_the_end
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_search import NO_ADVICE, NO_ADVICE_SAYS
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives
from recovery_advisor.testing.made_up_days import way_back
from recovery_advisor.values.advice import Advice


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and nobody's."""
    return histories(book).map(lambda events: asked_at_the_end(events, ()))


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back, and somebody new."""
    yield asked_at_the_end(way_back(book), ())


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """Whatever keeps an advice from coming back is found by the search itself."""
    return iter(())


def wrong(history: History) -> OpenApp:
    """Has nothing to say to somebody who is new."""

    class Speechless(Following):
        def advise(self, as_of: datetime) -> Advice:
            if not history.store.read(self.person):
                raise LookupError("no such person")
            return super().advise(as_of)

    return made(Speechless, history)


LAW = HistoryLaw(
    id=NO_ADVICE,
    says=NO_ADVICE_SAYS,
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
