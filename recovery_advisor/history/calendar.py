"""Plans the sessions of the coming week, each to be held only after a check-in of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256

from recovery_advisor.rendering.advice_text import round_up_minutes
from recovery_advisor.rendering.explanation_page import readiness_name
from recovery_advisor.rendering.icalendar import CalendarDay, render_calendar
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.session import Session
from recovery_advisor.values.translator import ENGLISH, Translator

_WEEK = 7
#: From one session to the next, so that a day lies between.
_APART = 2


def session_days(
    advice: Advice, plan: SessionParameters, today: date, last_session: date | None = None
) -> tuple[date, ...]:
    """The days of the coming week, from today on, on which a session may be.

    As many as the rules usually have in a week, with a day between; none where the advice is rest,
    refers to anybody or has no session.

    Args:
        advice: the advice that stands now.
        plan: how often the rules train.
        today: the day.
        last_session: the day of the last session, if there was one.
    """
    if advice.session is None or advice.urgency is not Urgency.NONE:
        return ()
    first = max(today, last_session + timedelta(days=_APART)) if last_session else today
    end = today + timedelta(days=_WEEK)
    days = (first + timedelta(days=_APART * n) for n in range(plan.usual_sessions_per_week))
    return tuple(day for day in days if day < end)


def session_calendar(
    advice: Advice,
    plan: SessionParameters,
    now: datetime,
    *,
    last_session: datetime | None = None,
    person: str = "",
    words: Translator = ENGLISH,
) -> str:
    """Return the coming week as an iCalendar file, in the zone of ``now``.

    It has an entry for each day. Those without a session are cancelled, so that a calendar that takes
    the file drops what an earlier one planned: all of it, once the advice is rest or refers.

    Args:
        advice: the advice that stands now.
        plan: how often the rules train.
        now: the time, with its zone.
        last_session: when the last session was, if there was one.
        person: whose sessions; no two persons of one calendar have the same.
        words: translator into the person's language.
    """
    last_day = last_session.astimezone(now.tzinfo).date() if last_session else None
    planned = session_days(advice, plan, now.date(), last_day)
    return render_calendar(_week(advice.session, planned, now.date(), person, words), now)


def _week(
    session: Session | None,
    planned: tuple[date, ...],
    today: date,
    person: str,
    words: Translator,
) -> Iterator[CalendarDay]:
    for day in (today + timedelta(days=n) for n in range(_WEEK)):
        name = sha256(f"{person}\n{day}".encode()).hexdigest()[:24]
        uid = f"{name}@recovery-advisor"
        if session and day in planned:
            yield CalendarDay(
                uid, day, words.must("Check in, then train if it says so"), _text(session, words)
            )
        else:
            yield CalendarDay(
                uid, day, words("No session"), words("Nothing is planned."), cancelled=True
            )


def _text(session: Session, words: Translator) -> str:
    first = words.must(
        "Check in first. The advice of this day decides: where it says to rest, or to see somebody,"
        " there is no session."
    )
    minutes = round_up_minutes(session.seconds)
    planned = words.many(
        "When this was planned: {level}, about {n} minute.",
        "When this was planned: {level}, about {n} minutes.",
        minutes,
        level=readiness_name(session.readiness, words),
    )
    return f"{first}\n{planned}"
