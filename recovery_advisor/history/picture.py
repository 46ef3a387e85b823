"""Makes the page of a course out of a person's timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from recovery_advisor.history.standing_signs import sign_in_words, standing_signs
from recovery_advisor.history.timeline import TimelineMoment
from recovery_advisor.rendering.course_page import CourseTexts, course_page
from recovery_advisor.rendering.page import CoursePoint
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.events import CheckedIn, Cleared, Noticed, Trained
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import ENGLISH, Translator, humanize


def course_picture(
    moments: Iterable[TimelineMoment], book: RuleBook, words: Translator = ENGLISH
) -> str:
    """Return the page of a course, as HTML that fetches nothing.

    Args:
        moments: the timeline of one person.
        book: the rules it is by.
        words: translator into the language of the page.
    """
    known = list(moments)
    return course_page(course_points(known, book), words, _texts(known, book, words))


def course_points(moments: Iterable[TimelineMoment], book: RuleBook) -> tuple[CoursePoint, ...]:
    """What is shown of each moment that counts, in the zone of the last."""
    counting = [moment for moment in moments if not moment.withdrawn]
    zone = counting[-1].at.tzinfo if counting else None
    return tuple(_point(moment, book, zone) for moment in counting)


def _texts(moments: Sequence[TimelineMoment], book: RuleBook, words: Translator) -> CourseTexts:
    """The danger signs that stand after the last moment, and the clearances that count."""
    if not moments:
        return CourseTexts()
    last = moments[-1]
    signs = standing_signs(last.course, book)
    counting = (one.event for one in moments if not one.withdrawn)
    return CourseTexts(
        tuple(sign_in_words(one, last.at.tzinfo, words) for one in signs),
        tuple(_clearance(one, words) for one in counting if isinstance(one, Cleared)),
    )


def _clearance(event: Cleared, words: Translator) -> str:
    says = words("{day}: by {name}, until {end}: {questions}")
    questions = words.listed(words(humanize(id)) for id in sorted(event.scope))
    day = event.at.date()
    return filled(says, day=day, name=event.by, end=event.expires, questions=questions)


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
