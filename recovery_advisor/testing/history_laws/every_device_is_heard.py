"""The law that what one device is told counts on every other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import differing, end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Heard, Lives, Wanted, life_of
from recovery_advisor.testing.made_up_days import DAY, checked_in, way_back
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.events import Event


def _on_devices(events: Sequence[Event], devices: Sequence[int], asked: int) -> Lives:
    """A life on one device, and the same on two of which one is asked at the end."""
    end = end_of(events)
    heard = (Heard(event, device) for event, device in zip(events, devices, strict=True))
    return life_of(events, end), (*heard, Wanted(end, asked))


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and the same on two devices."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        events = draw(histories(book))
        one_of_two = st.integers(0, 1)
        return _on_devices(events, [draw(one_of_two) for _ in events], draw(one_of_two))

    return drawn()


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back on one device and a bad day on another, and the way back on each in turn."""
    back = way_back(book)
    bad = checked_in(end_of(back) + DAY / 2, book, "bad", {"pain": 6})
    yield _on_devices((*back, bad), [*(0 for _ in back), 1], 0)
    yield _on_devices(back, [number % 2 for number, _ in enumerate(back)], 0)


def wrong(history: History) -> OpenApp:
    """Advises from its own memory."""
    devices = iter(range(1_000_000))

    class Alone(Following):
        def __init__(self, history: History, person: str) -> None:
            super().__init__(history, f"{person} on {next(devices)}")

        def record(self, event: Event) -> object:
            try:
                return super().record(event)
            except InputError:  # it corrects what another device was told
                return None

    return made(Alone, history)


LAW = HistoryLaw(
    id="every-device-is-heard",
    says="What is recorded on one device of a person counts for advice on every other.",
    source="history",
    lives=lives,
    breaks=lambda told, _: differing(told),
    wrong=wrong,
    tried=tried,
)
