"""The parts of which the apps that break a law over time are made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from recovery_advisor.history import History
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import Event


class Following:
    """An app that follows a person rightly: it records each event, and asks the history."""

    def __init__(self, history: History, person: str) -> None:
        self.history: History = history
        self.person: str = person

    def record(self, event: Event) -> object:
        """Keep an event, with the time of the event itself for a clock."""
        return self.history.record(self.person, event, now=event.at)

    def advise(self, as_of: datetime) -> Advice:
        """The advice that follows from all events."""
        return self.history.advise(self.person, as_of)


def following(history: History) -> OpenApp:
    """An app that follows people rightly, each with a device or several."""
    return made(Following, history)


def made(kind: Callable[[History, str], Following], history: History) -> OpenApp:
    """An app whose devices are of a kind of their own."""
    return lambda person: kind(history, person)
