"""Lowers events to the moments of the fold, and a course to the check-in of today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

from recovery_advisor.assessment.intake import Intake
from recovery_advisor.course.course import Course
from recovery_advisor.course.instants import DAY, instant, time_of
from recovery_advisor.course.moments import InForce, Moment, Session
from recovery_advisor.engines.lowering import Lowered, Lowering
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import Described, Fault, InputError
from recovery_advisor.values.events import CheckedIn, Cleared, Event, Noticed, Trained

#: The fault of a check-in that carries a clearance of its own.
NO_CLEARANCE = Fault.of(
    "clearance",
    Described("one"),
    "none in a check-in of a history",
    "Record it as an event, Cleared.",
)
#: As many check-ins of today are kept.
KEPT = 1_024
_LONGEST_NAME = 200
#: No clearance holds longer: a day before the last that a calendar here has.
_LAST = instant(datetime(9999, 12, 30, tzinfo=UTC))


class EventLowering:
    """Lowers events by one history book. Immutable, safe to share between threads."""

    def __init__(self, book: RuleBook, intake: Intake) -> None:
        self._asked, self._intake = book.asked, intake
        self._lowering = Lowering(book.asked)
        self._check_in = lru_cache(KEPT)(self._new_check_in)

    def read(self, answers: Mapping[str, Any]) -> CheckInBase:
        """The check-in of answers that an event holds.

        Raises:
            InputError: with all of them that the rules can't read; a clearance is one.
        """
        if answers.get("clearance") is not None:
            raise InputError.of([NO_CLEARANCE])
        return self._intake.read(answers).check_in

    def moment(self, event: Event) -> Moment:
        """The moment of an event that is no correction.

        Raises:
            InputError: with all of its answers that the rules can't read.
        """
        at, id = instant(event.at), event.id
        match event:
            case CheckedIn(check_in=given):
                return Moment(at, "checked_in", answers=self._lowered(given), id=id)
            case Noticed(answers=given):
                return Moment(at, "noticed", answers=self._lowered(given), id=id)
            case Trained(level=level, peak_pain=peak_pain, felt=felt):
                session = Session(level, peak_pain, felt)
                return Moment(at, "trained", session=session, id=id)
            case Cleared():
                return Moment(at, "cleared", clearance=_in_force(event), id=id)
        raise TypeError(f"{type(event).__name__} is no event of the fold")

    def check_in(self, course: Course, as_of: datetime) -> CheckInBase:
        """Today's answers, under one clearance of all those in force."""
        check_in = self._check_in(course.latest)
        clearance = clearance_at(course, as_of)
        if clearance is None:
            return check_in
        return check_in.model_copy(update={"clearance": clearance})

    def _lowered(self, answers: Mapping[str, Any]) -> Lowered:
        return self._lowering.lower(self.read(answers))

    def _new_check_in(self, latest: Lowered | None) -> CheckInBase:
        answers = {
            question.id: question.answer(severity)
            for question, severity in zip(self._asked, latest or (), strict=latest is not None)
            if severity != question.unknown
        }
        return self._intake.CheckIn.model_validate(answers)


def clearance_at(course: Course, as_of: datetime) -> Clearance | None:
    """One clearance for today of all those in force; ``None`` where there is none.

    It ends with the first of them to end, as it is said in one sentence.
    """
    now = instant(as_of)
    in_force = [one for one in course.clearances if now < one.until]
    if not in_force:
        return None
    today = as_of.date()
    ends = time_of(min(one.until for one in in_force) - 1)
    assert ends is not None
    names = sorted({one.by for one in in_force})
    return Clearance(
        by=", ".join(names)[:_LONGEST_NAME],
        at=today,
        scope=course.cleared(now),
        expires=max(today, ends.astimezone(as_of.tzinfo).date()),
    )


def _in_force(event: Cleared) -> InForce:
    """It holds till the end of its last day, in the zone in which it was given."""
    last = datetime.combine(event.expires, time(), event.at.tzinfo)
    return InForce(min(instant(last) + DAY, _LAST), frozenset(event.scope), event.by)
