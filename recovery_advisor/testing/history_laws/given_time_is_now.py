"""The law that the time given is the time now: an app with a clock of its own would rest whatever happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from hypothesis import strategies as st

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, OpenApp, lived
from recovery_advisor.testing.apps_over_time import Following, following, made
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.lives import Heard, Life, Lives, Wanted
from recovery_advisor.testing.made_up_days import START, checked_in, way_back
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import CheckedIn, Event
from recovery_advisor.values.levels import Readiness


def _asked_at_each_check_in(events: Sequence[Event]) -> Life:
    life: list[Heard | Wanted] = []
    for event in events:
        life.append(Heard(event))
        if isinstance(event, CheckedIn):
            life.append(Wanted(event.at))
    return tuple(life)


def tried(book: RuleBook) -> Iterable[Lives]:
    """A way back after an injury, and a good day of somebody who was never hurt."""
    well = checked_in(START, book, "well", {"injury": "no"} if "injury" in book.question else {})
    yield tuple(map(_asked_at_each_check_in, (way_back(book), (well,))))


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """Good days open nothing at all, though by the rules they do."""
    if _always_rest(told) and not _always_rest(_by_the_rules(told, book)):
        yield (
            "some of this is above rest, as by the rules. An app that asks a clock of its own finds every"
            " check-in too old: have it take as_of, and the at of an event, for now"
        )


def _always_rest(told: Sequence[Lived]) -> bool:
    return all(advice.readiness is Readiness.REST for one in told for advice in one.told)


def _by_the_rules(told: Sequence[Lived], book: RuleBook) -> tuple[Lived, ...]:
    open_app = following(History.from_book(book, engine="reference"))
    return lived(open_app, [one.life for one in told], lambda call, *given: call(*given))


def wrong(history: History) -> OpenApp:
    """Takes the time of the server for now."""

    class ByTheServersClock(Following):
        def advise(self, as_of: datetime) -> Advice:
            return history.advise(self.person)

    return made(ByTheServersClock, history)


LAW = HistoryLaw(
    id="given-time-is-now",
    says="The time that is given is now: as of then, good days open more than rest.",
    source="history",
    lives=lambda book: st.sampled_from([*tried(book)]),
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
