"""Lives some lives with the app under test, and keeps what it advised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import uuid4

from hypothesis.errors import UnsatisfiedAssumption

from recovery_advisor.testing.advice_reader import NotAnAdvice, as_advice
from recovery_advisor.testing.lives import Heard, Life
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import shown
from recovery_advisor.values.events import Event


class Device(Protocol):
    """An app that follows one person, as one of the person's devices has it."""

    def record(self, event: Event) -> object:
        """Take note of an event, which may be late or known already."""

    def advise(self, as_of: datetime) -> object:
        """The advice as of a time: an ``Advice``, the mapping of one, or its JSON text."""


#: Opens the app for a person, by a name made up; with the same name once more on another device.
OpenApp = Callable[[str], Device]
#: Calls a function of the app, and awaits what it returns where that is to be awaited.
Call = Callable[..., object]


class Lived(NamedTuple):
    """A life, and what the app advised in it.

    Attributes:
        life: what happened, in order.
        told: one advice for each time that the app was asked.
    """

    life: Life
    told: tuple[Advice, ...]


class NoAdviceOverTime(Exception):
    """The app gave no advice, or did not take an event, which breaks a law of its own.

    Attributes:
        life: as far as it went.
        why: what the app did instead.
    """

    def __init__(self, life: Life, why: str) -> None:
        super().__init__(life, why)
        self.life: Life = life
        self.why: str = why


def lived(open_app: OpenApp, lives: Iterable[Life], call: Call) -> tuple[Lived, ...]:
    """What the app advises in each life, which is that of somebody new.

    Raises:
        NoAdviceOverTime: where it gives no advice, or raises anything.
    """
    return tuple([_live(open_app, life, call) for life in lives])


def _live(open_app: OpenApp, life: Life, call: Call) -> Lived:
    person = uuid4().hex
    told = []
    devices: dict[int, Any] = {}
    for number, step in enumerate(life):
        try:
            if not devices:
                devices = {one.device: call(open_app, person) for one in life}
            device = devices[step.device]
            if isinstance(step, Heard):
                call(device.record, step.event)
            else:
                told.append(as_advice(call(device.advise, step.as_of)))
        except UnsatisfiedAssumption:  # the app excludes this person
            raise
        except NotAnAdvice as error:
            raise NoAdviceOverTime(life[: number + 1], str(error)) from None
        except Exception as error:
            raise NoAdviceOverTime(life[: number + 1], f"it raised {shown(error)}") from error
    return Lived(life, tuple(told))
