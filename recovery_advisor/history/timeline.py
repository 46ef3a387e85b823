"""What was advised at each event of a history, by today's rules, and what each event changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from recovery_advisor.course.course import Course
from recovery_advisor.history.kept import BEGINNING, Kept
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import Amended, Event
from recovery_advisor.values.levels import Verdict
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.scale import Answer
from recovery_advisor.values.translator import Translator


@dataclass(frozen=True, slots=True)
class TimelineMoment:
    """An event, and what was known and advised right after it.

    Attributes:
        event: as it stands: as it was corrected, under the id it was recorded with.
        amended: the correction that counts, if any. Where it withdraws the event, this counts for
            nothing.
        advice: the advice at that instant.
        derived: the derived answers then, by question; unknown ones are left out.
        course: the person's course then.
        changed: what the event changed and why, a sentence each; what was said before and is not
            any more comes last.
    """

    event: Event
    amended: Amended | None
    advice: Advice
    derived: Mapping[str, Answer]
    course: Course
    changed: tuple[str, ...]

    @property
    def at(self) -> datetime:
        """When it happened, in its own zone."""
        return self.event.at

    @property
    def verdict(self) -> Verdict:
        """That of the advice."""
        return self.advice.verdict

    @property
    def withdrawn(self) -> bool:
        """Whether the event was withdrawn, and counts for nothing."""
        return self.amended is not None and self.amended.by is None


#: Gives the derived answers and the advice that follow from a course at a time.
Advise = Callable[[Course, datetime], tuple[Mapping[str, Answer], Advice]]


def timeline(kept: Kept, advise: Advise, words: Translator) -> Iterator[TimelineMoment]:
    """The moments of a person's events, in order."""
    courses = iter(kept.courses)
    course, before = BEGINNING, None
    for one in kept.standing:
        course = course if one.withdrawn else next(courses)
        derived, advice = advise(course, one.event.at)
        changed = (*_corrections(one.amended, words), *_changes(before, advice, words))
        yield TimelineMoment(one.event, one.amended, advice, derived, course, changed)
        before = advice


def _corrections(amended: Amended | None, words: Translator) -> Iterator[str]:
    if amended is None:
        return
    on = amended.at.date().isoformat()
    if amended.by is None:
        yield filled(words("Withdrawn on {day}: it counts for nothing."), day=on)
    else:
        yield filled(words("Corrected on {day}: it is told as it should have been."), day=on)


def _changes(before: Advice | None, now: Advice, words: Translator) -> Iterator[str]:
    earlier = {} if before is None else _by_rule(before.reasons)
    later = _by_rule(now.reasons)
    if before is None or before.verdict != now.verdict:
        yield from now.say[:1]
    for rule, reason in later.items():
        if rule not in earlier:
            yield filled(words("New: {reason}"), reason=reason.say)
    for rule, reason in earlier.items():
        if rule not in later:
            yield filled(words("No longer: {reason}"), reason=reason.say)


def _by_rule(reasons: Iterable[Reason]) -> dict[str, Reason]:
    return {reason.rule: reason for reason in reasons}
