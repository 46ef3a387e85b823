"""Makes the page of a course out of a person's timeline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from recovery_advisor.history.timeline import TimelineMoment
from recovery_advisor.rendering.course_page import course_page
from recovery_advisor.rendering.page import CoursePoint
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.events import CheckedIn, Noticed, Trained
from recovery_advisor.values.translator import ENGLISH, Translator


def course_picture(
    moments: Iterable[TimelineMoment], book: RuleBook, words: Translator = ENGLISH
) -> str:
    """Return the page of a course, as HTML that fetches nothing.

    Args:
        moments: the timeline of one person.
        book: the rules it is by.
        words: translator into the language of the page.
    """
    return course_page(course_points(moments, book), words)


def course_points(moments: Iterable[TimelineMoment], book: RuleBook) -> tuple[CoursePoint, ...]:
    """What is shown of each moment that counts, in the zone of the last."""
    counting = [moment for moment in moments if not moment.withdrawn]
    zone = counting[-1].at.tzinfo if counting else None
    return tuple(_point(moment, book, zone) for moment in counting)


def _point(moment: TimelineMoment, book: RuleBook, zone: tzinfo | None) -> CoursePoint:
    event = moment.event
    flare = moment.derived.get("flare")
    return CoursePoint(
        at=moment.at.astimezone(zone),
        pain=_answer(moment, book, "pain", 10),
        range=_answer(moment, book, "range_of_motion", 100),
        readiness=None if isinstance(event, Trained) else moment.advice.readiness,
        urgency=moment.advice.urgency,
        session=event.level if isinstance(event, Trained) else None,
        flare="active" if flare == "active" else "settling" if flare == "settling" else "none",
    )


def _answer(moment: TimelineMoment, book: RuleBook, id: str, most: int) -> int | None:
    """What was answered then to a question from 0 to so much; ``None`` where nothing was."""
    event = moment.event
    if not (isinstance(event, CheckedIn) or (isinstance(event, Noticed) and id in event.answers)):
        return None
    for question, severity in zip(book.asked, moment.course.latest or (), strict=False):
        if question.id == id and (question.low, question.high) == (0, most):
            return None if severity == question.unknown else question.value(severity)
    return None
