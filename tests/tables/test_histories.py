"""Courses in a table, or what they say in columns, give what a history advises."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest

from recovery_advisor import Advice, InputError
from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import derived
from recovery_advisor.course.instants import instant
from recovery_advisor.history import Cleared, History
from tests.history.person import HURT, NOW, WELL, book, check_in, day, new_history, session, tap
from tests.tables.cells import ColumnType, Row, Table
from tests.tables.kinds import EACH_KIND, KINDS, TableKind
from tests.tables.reference import as_expected

MORE: dict[str, Any] = {"reasons": True, "safety_net": True, "unanswered": True}
IN_MEMORY = [kind for kind in KINDS if kind.engine != "SQL"]
AT = day(21)


@cache
def crowd(people: int) -> tuple[History, list[Course]]:
    """A history of people whose days differ, and the course of each."""
    random, history = Random(20), new_history()
    names = [str(number) for number in range(people)]
    for name in names:
        whole = random.choice([WELL, HURT])
        for at in range(random.randint(1, 21)):
            hurts = {
                "pain": random.choice([0, 0, 1, 2, 4]),
                "swelling": random.choice(["none"] * 9 + ["mild"]),
            }
            history.record(name, check_in(at, {**whole, **hurts}), now=NOW)
            if random.random() < 0.5:
                event = session(at + 0.1, random.choice(["mobility", "gradual", "full"]))
                history.record(name, event, now=NOW)
            if random.random() < 0.02:
                history.record(name, tap(at + 0.2, chest_pain="unsure"), now=NOW)
    return history, [history._readable(name, AT, None).course for name in names]


def advised(advice: Advice) -> Row:
    own = {effect.rule.id for effect in book().effects}
    return {
        "verdict": str(advice.verdict),
        "readiness": str(advice.readiness),
        "urgency": str(advice.urgency),
        "error": None,
        "reasons": tuple(dict.fromkeys(one.rule for one in advice.reasons if one.rule in own)),
        "safety_net": tuple(one.rule for one in advice.safety_net),
    }


def said_of(row: Row, columns: list[str]) -> Row:
    return {name: cell for name, cell in as_expected(row, columns).items() if name != "unanswered"}


@pytest.mark.parametrize("kind", IN_MEMORY, ids=lambda kind: kind.name)
@pytest.mark.parametrize("as_of", [AT, day(19.5), day(24), day(60)])
def test_a_column_of_courses_is_advised_as_the_people_are(kind: TableKind, as_of: datetime) -> None:
    history, courses = crowd(12)
    table = Table({"course": ("text", [one.to_json() for one in courses])}, 12)
    given = kind.make(table)
    rows = kind.rows(history.assess_table(given, course="course", as_of=as_of, **MORE))
    wanted = [advised(history.advise(str(number), as_of)) for number in range(12)]
    assert [said_of(row, ["course"]) for row in rows] == wanted
    assert len({str(row) for row in wanted}) > 3
    assert {row["unanswered"] for row in rows} == {len(book().asked) - len(WELL)}


@pytest.mark.parametrize("kind", EACH_KIND)
def test_so_are_columns_of_what_the_courses_say(kind: TableKind) -> None:
    history, courses = crowd(12)
    table = in_columns(courses)
    rows = kind.rows(history.assess_table(kind.make(table), **MORE))
    wanted = [advised(history.advise(str(number), AT)) for number in range(12)]
    assert [said_of(row, list(table.columns)) for row in rows] == wanted


def in_columns(courses: list[Course]) -> Table:
    history, _ = crowd(len(courses))
    columns: dict[str, tuple[ColumnType, list[Any]]] = {}
    latest = [
        dict(zip([one.id for one in book().asked], one.latest or (), strict=True))
        for one in courses
    ]
    said = [derived(history._rules, one, instant(AT)) for one in courses]
    for one in book().asked:
        answers = [
            None if known[one.id] == one.unknown else one.answer(known[one.id]) for known in latest
        ]
        columns[one.id] = "text" if one.worded else "whole", answers
    for one in book().derived:
        columns[one.id] = "text" if one.worded else "whole", [given.get(one.id) for given in said]
    return Table(columns, len(courses))


@pytest.mark.parametrize("kind", IN_MEMORY, ids=lambda kind: kind.name)
def test_the_column_may_be_called_whatever_one_likes(kind: TableKind) -> None:
    """To Polars this name is a pattern of several columns elsewhere."""
    history, courses = crowd(12)
    column = [one.to_json() for one in courses]
    table = Table({"^c.*$": ("text", column), "c": ("text", ["x"] * 12)}, 12)
    rows = kind.rows(history.assess_table(kind.make(table), course="^c.*$", as_of=AT))
    wanted = [advised(history.advise(str(number), AT))["verdict"] for number in range(12)]
    assert [row["verdict"] for row in rows] == wanted
    assert [row["c"] for row in rows] == ["x"] * 12


def advise(*courses: Any) -> list[Row]:
    rows = [{"course": one} for one in courses]
    return crowd(12)[0].assess_table(rows, course="course", as_of=AT)


def test_somebody_without_events_rests() -> None:
    nobody = new_history().advise("nobody", AT)
    for row in advise(None, " ", float("nan"), Course().to_json()):
        assert (row["verdict"], row["error"]) == (str(nobody.verdict), None)


def changed(**parts: Any) -> str:
    return json.dumps({**json.loads(crowd(12)[1][0].to_json()), **parts})


_PROGRESS = json.loads(changed())["progress"]
NO_COURSES = {
    "words": "well",
    "a number": 3,
    "a list": "[]",
    "nothing in it": "{}",
    "cut": changed()[:-1],
    "more": changed(more=1),
    "of other rules": changed(latest=[0, 0, 0]),
    "too well": changed(latest=[-1] * len(book().asked)),
    "too ill": changed(latest=[5_000] * len(book().asked)),
    "truths": changed(latest=[True] * len(book().asked)),
    "floats": changed(latest=[0.0] * len(book().asked)),
    "of the same questions in another order": changed(questions="0" * 16),
    "of questions that it doesn't name": changed(questions=""),
    "a time in words": changed(latest_at="today"),
    "a time that is none": changed(progress={**_PROGRESS, "since": float("nan")}),
    "a time that is a float": changed(progress={**_PROGRESS, "clear_at": 0.5}),
    "an object": object(),
}


@pytest.mark.parametrize("text", NO_COURSES.values(), ids=NO_COURSES)
def test_what_is_no_course_is_an_error_in_its_row_alone(text: Any) -> None:
    row, other = advise(text, crowd(12)[1][0].to_json())
    assert (row["readiness"], row["error"][:8]) == ("rest", "course: ")
    assert other["error"] is None


def test_a_clearance_in_force_is_an_error_and_hides_no_emergency() -> None:
    history = new_history()
    history.record("ann", check_in(20, WELL, chest_pain="yes", osteoporosis="yes"), now=NOW)
    cleared = Cleared(at=day(20), by="clinic 7", scope={"osteoporosis"}, expires=day(25).date())
    history.record("ann", cleared, now=NOW)
    text = history._readable("ann", AT, None).course.to_json()
    [row] = advise(text)
    assert row["urgency"] == str(history.advise("ann", AT).urgency) == "emergency"
    assert "clearance" in row["error"]


def test_a_course_with_later_events_is_an_error_and_hides_no_emergency() -> None:
    """The sign that stood at the time of the advice was denied since."""
    history = new_history()
    history.record("ann", check_in(18, WELL, chest_pain="yes"), now=NOW)
    history.record("ann", check_in(20, WELL), now=NOW)
    text = history._readable("ann", AT, None).course.to_json()
    for as_of, later in ((day(19), True), (day(20) - timedelta(minutes=4), False), (AT, False)):
        [row] = history.assess_table([{"course": text}], course="course", as_of=as_of)
        assert row["urgency"] == str(history.advise("ann", as_of).urgency)
        assert (row["error"] is not None) == later
        assert not later or (row["urgency"], row["readiness"]) == ("emergency", "rest")


def refused(table: Any, **how: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        crowd(12)[0].assess_table(table, **how)
    return caught.value


def test_courses_stand_in_a_column_and_without_answers_beside_them() -> None:
    assert refused([{"curse": None}], course="course").field == "course"
    assert "Did you mean curse?" in refused([{"curse": None}], course="course").message
    assert refused([{"course": None, "pain": 3}], course="course").field == "pain"
    assert refused([{"course": None, "flare": 0}], course="course").field == "flare"
    assert refused([{"course": None}], course="course", as_of=datetime(2026, 3, 1)).field == "as_of"


def test_a_derived_answer_that_cant_be_taken_is_an_error() -> None:
    table = in_columns(crowd(12)[1])
    rows = [{**row, "flares": 77} for row in table.rows()]
    for row in crowd(12)[0].assess_table(rows):
        assert row["readiness"] == "rest"
        assert row["error"].startswith("flares: ")


def test_a_history_without_columns_of_its_own_permits_nobody() -> None:
    rows = crowd(12)[0].assess_table([dict(WELL), dict(HURT)])
    assert [row["readiness"] for row in rows] == ["rest", "rest"]
