"""The coming week as an iCalendar file: a day between sessions, none at rest, and RFC 5545 kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from recovery_advisor import Advice
from recovery_advisor.history.calendar import session_calendar, session_days
from recovery_advisor.rendering.icalendar import CalendarDay, render_calendar
from tests.cli.running import HEALTHY
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")
PLAN = ADVISOR.book.session
READY = ADVISOR.assess(HEALTHY)
NOW = datetime(2026, 1, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
NOTHING = {
    "rest": ADVISOR.assess({**HEALTHY, "swelling": "mild"}),
    "emergency": ADVISOR.assess({**HEALTHY, "chest_pain": "yes"}),
    "referred today": ADVISOR.assess({**HEALTHY, "pain": 9}),
    "no time": ADVISOR.assess(HEALTHY, {"minutes": 1}),
    "nothing known": ADVISOR.assess({}),
}


def events(text: str) -> list[tuple[date, str, str]]:
    """Each entry of a file by another library: its day, status and id."""
    return [
        (event.decoded("DTSTART"), str(event["STATUS"]), str(event["UID"]))
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def planned(text: str) -> list[date]:
    return [day for day, status, _ in events(text) if status != "CANCELLED"]


def test_sessions_stand_a_day_apart_as_often_as_the_rules_usually_have_them() -> None:
    days = session_days(READY, PLAN, TODAY)
    assert len(days) == PLAN.usual_sessions_per_week == 3
    assert [(later - day).days for day, later in pairwise(days)] == [2, 2]
    assert days[0] == TODAY


@pytest.mark.parametrize(("ago", "first"), [(0, 2), (1, 1), (2, 0), (9, 0)])
def test_a_day_lies_between_the_last_session_and_the_next(ago: int, first: int) -> None:
    last = NOW - timedelta(days=ago)
    days = planned(session_calendar(READY, PLAN, NOW, last_session=last))
    assert days[0] == TODAY + timedelta(days=first)


def test_the_day_of_the_last_session_is_that_of_the_zone_of_now() -> None:
    last = datetime(2026, 1, 30, 23, 30, tzinfo=UTC)  # half past midnight of the 31st
    assert planned(session_calendar(READY, PLAN, NOW, last_session=last))[0] == date(2026, 2, 2)


@pytest.mark.parametrize("why", NOTHING)
def test_nothing_is_planned_where_the_advice_has_no_session_or_refers(why: str) -> None:
    text = session_calendar(NOTHING[why], PLAN, NOW)
    assert planned(text) == [] and session_days(NOTHING[why], PLAN, TODAY) == ()
    assert "train" not in text


def test_nothing_is_planned_beside_a_referral_that_leaves_a_session() -> None:
    referred = READY.model_copy(update={"urgency": "routine"})
    assert referred.session and session_days(referred, PLAN, TODAY) == ()


def test_every_entry_says_to_check_in_first() -> None:
    for event in Calendar.from_ical(session_calendar(READY, PLAN, NOW)).walk("VEVENT"):
        if event["STATUS"] != "CANCELLED":
            assert str(event["SUMMARY"]).startswith("Check in")
            assert str(event["DESCRIPTION"]).startswith("Check in first.")


def test_a_later_file_takes_back_what_an_earlier_one_planned() -> None:
    before = session_calendar(READY, PLAN, NOW)
    after = session_calendar(NOTHING["rest"], PLAN, NOW + timedelta(minutes=1))
    ids = {id for _, status, id in events(before) if status != "CANCELLED"}
    assert ids <= {id for _, status, id in events(after) if status == "CANCELLED"}
    sequences = [
        {int(event.decoded("SEQUENCE")) for event in Calendar.from_ical(text).walk("VEVENT")}
        for text in (before, after)
    ]
    assert max(sequences[0]) < min(sequences[1])


def test_an_entry_keeps_its_id_and_persons_have_their_own() -> None:
    week = session_calendar(READY, PLAN, NOW, person="p-1")
    assert events(week) == events(session_calendar(READY, PLAN, NOW, person="p-1"))
    other = session_calendar(READY, PLAN, NOW, person="p-2")
    assert not {id for *_, id in events(week)} & {id for *_, id in events(other)}


def test_days_are_whole_over_the_change_of_summer_time() -> None:
    now = datetime(2026, 3, 28, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    days = planned(session_calendar(READY, PLAN, now))
    assert days == [date(2026, 3, 28), date(2026, 3, 30), date(2026, 4, 1)]


def test_a_file_is_stamped_in_utc() -> None:
    text = session_calendar(READY, PLAN, NOW)
    assert text.count("DTSTAMP:20260131T190000Z\r\n") == 7


@pytest.mark.parametrize("letter", ["a", "é", "€", "🙂"])
def test_a_long_line_is_folded_as_late_as_may_be(letter: str) -> None:
    text = letter * 300
    written = render_calendar([CalendarDay("1@here", TODAY, "", text)], NOW)
    begin = written.index("DESCRIPTION:")
    lines = written[begin : written.index("STATUS:")].split("\r\n")[:-1]
    sizes = [len(line.encode()) for line in lines]
    size = len(letter.encode())
    assert len(sizes) > 4 and all(75 - size < one <= 75 for one in sizes[:-1])
    assert all(line.startswith(f" {letter}") for line in lines[1:])


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200
)


@given(title=_TEXTS, text=_TEXTS)
def test_whatever_the_words_are_lines_are_short_and_another_library_reads_them(
    title: str, text: str
) -> None:
    written = render_calendar([CalendarDay("1@here", TODAY, title, text)], NOW)
    lines = written.split("\r\n")
    assert lines.pop() == "" and not any("\n" in line or "\r" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, text)


def test_the_advice_of_these_tests_is_as_they_say() -> None:
    assert isinstance(READY, Advice) and READY.session
    assert NOTHING["no time"].no_session
    assert {one.urgency for one in NOTHING.values()} >= {"none", "urgent", "emergency"}
