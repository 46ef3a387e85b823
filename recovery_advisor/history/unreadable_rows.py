"""Advises beside rows of a store that are no events, or can't stand beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.course.course import Course
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.history.event_form import read_event
from recovery_advisor.history.kept import Kept
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.history.order import check_amendment
from recovery_advisor.history.telling import answers_in, most_urgent
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.events import Amended, Event
from recovery_advisor.values.preferences import Preferences


def advice_beside(
    rows: Sequence[object],
    rules: CourseRules,
    lowering: EventLowering,
    assessor: Assessor,
    preferences: Preferences,
    at_rest: Callable[[Course], Advice],
) -> Advice:
    """Rest, with the urgency that follows from the rows that can be read.

    What can't be read may have been anything, so nothing is permitted. Events that contradict each
    other all count.

    Args:
        rows: all of a person's.
        rules: those of the fold.
        lowering: lowers events by the same rules.
        assessor: assesses single events.
        preferences: the language of its texts.
        at_rest: gives rest, as urgent as what follows from a course.
    """
    together, apart = _sorted_out(list(_read(rows)))
    kept = Kept().after(tuple(event.to_json() for event in together), rules, lowering)
    apart += [one.event for one in kept.unread]
    held = [answers for event in apart for answers in answers_in(event)]
    advice, told = at_rest(kept.course), most_urgent(held, assessor, preferences)
    return told if told and told.urgency > advice.urgency else advice


def _read(rows: Iterable[object]) -> Iterator[Event]:
    for row in rows:
        try:
            yield read_event(row)  # type: ignore[arg-type]  # it refuses what is no text
        except InputError:
            continue


def _sorted_out(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """Those that can stand beside each other, and those that can't."""
    by_id: dict[str, Event] = {}
    twofold = {one.id for one in events if by_id.setdefault(one.id, one) != one}
    together: list[Event] = []
    apart: list[Event] = []
    for event in events:
        fits = event.id not in twofold and _fits(event, by_id)
        (together if fits else apart).append(event)
    return together, apart


def _fits(event: Event, by_id: Mapping[str, Event]) -> bool:
    corrected = by_id.get(event.event) if isinstance(event, Amended) else None
    if not isinstance(event, Amended) or corrected is None:
        return True
    try:
        check_amendment(event, corrected)
    except InputError:
        return False
    return True
