"""The courses of one person, kept so that only what is new is folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recovery_advisor.course.course import Course
from recovery_advisor.course.moments import Moment
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.course.step import step
from recovery_advisor.history.event_form import read_event
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.history.order import Standing, standing
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.events import Event

BEGINNING = Course()


class Unread(NamedTuple):
    """An event whose answers today's rules can't read whole, and why."""

    event: Event
    error: InputError


class Kept(NamedTuple):
    """All that follows from a person's events. Only ever a shortcut: it can be made anew.

    Attributes:
        texts: the events as they were read from the store.
        events: each by its text.
        standing: those that are no corrections, corrected, in order.
        moments: those of them that count and can be read, each with its event.
        courses: the course after each moment.
        unread: what can't be read.
    """

    texts: Sequence[str] = ()
    events: Mapping[str, Event] = {}
    standing: tuple[Standing, ...] = ()
    moments: tuple[tuple[Event, Moment], ...] = ()
    courses: tuple[Course, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def course(self) -> Course:
        """The course after all of them."""
        return self.courses[-1] if self.courses else BEGINNING

    def after(self, texts: Sequence[str], rules: CourseRules, lowering: EventLowering) -> Kept:
        """What follows from the events of these texts, folded from the first that differs.

        Raises:
            InputError: for a text that is no event, or a correction that can't be one.
        """
        if texts == self.texts:
            return self
        events = {text: self.events.get(text) or read_event(text) for text in texts}
        stand = tuple(standing(events.values()))
        moments, unread = self._lowered(stand, lowering)
        courses = list(self.courses[: _same(self.moments, moments)])
        course = courses[-1] if courses else BEGINNING
        for _, moment in moments[len(courses) :]:
            course = step(rules, course, moment)
            courses.append(course)
        return Kept(texts, events, stand, moments, tuple(courses), unread)

    def _lowered(
        self, stand: Iterable[Standing], lowering: EventLowering
    ) -> tuple[tuple[tuple[Event, Moment], ...], tuple[Unread, ...]]:
        """The moments of the events that count, those at hand as they are, and what can't be read."""
        known = {event.id: (event, moment) for event, moment in self.moments}
        moments: list[tuple[Event, Moment]] = []
        unread: list[Unread] = []
        for event in (one.event for one in stand if not one.withdrawn):
            at_hand = known.get(event.id)
            if at_hand is not None and at_hand[0] is event:
                moments.append(at_hand)
                continue
            try:
                moments.append((event, lowering.moment(event)))
            except InputError as error:
                unread.append(Unread(event, error))
        return tuple(moments), tuple(unread)


def _same(before: Sequence[tuple[Event, Moment]], now: Sequence[tuple[Event, Moment]]) -> int:
    """How many of the first moments are the same."""
    pairs = enumerate(zip(before, now, strict=False))
    differing = (at for at, ((_, a), (_, b)) in pairs if a is not b and a != b)
    return next(differing, min(len(before), len(now)))
