"""Events go out as JSON Lines and in again: twice is once, and a bad line keeps all of them out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recovery_advisor import InputError
from recovery_advisor.history import Amended, History, read_event
from tests.history.person import HURT, NOW, check_in, day, new_history, session, story, tap


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Of a history with everything in it."""
    history = new_history()
    story(history, 4)
    slip = history.record("ann", tap(0.1, chest_pain="yes"), now=NOW)
    history.record("ann", Amended(at=day(1), event=slip.id), now=NOW)
    return history.export("ann")


def test_export_is_in_order_and_can_be_imported(lines: list[str]) -> None:
    history = new_history()
    assert history.import_("bob", lines, now=NOW) == len(lines) == 10
    assert history.import_("bob", lines, now=NOW) == 0
    assert history.export("bob") == lines
    places = [(event.at, event.id) for event in map(read_event, lines)]
    assert [at for at, _ in places] == sorted(at for at, _ in places)


def test_lines_come_in_any_order_with_blanks_between_and_as_one_text(lines: list[str]) -> None:
    history = new_history()
    assert history.import_("bob", ["", *lines[::-1], " \n"], now=NOW) == 10
    assert history.import_("cid", "\n".join(lines) + "\n", now=NOW) == 10
    assert history.import_("dan", (line + "\n" for line in lines), now=NOW) == 10
    assert history.export("bob") == history.export("cid") == history.export("dan") == lines
    assert history.people() == ["bob", "cid", "dan"]


def test_every_fault_is_named_with_its_line_and_nothing_is_kept(lines: list[str]) -> None:
    history = new_history()
    newer = json.loads(lines[0]) | {"v": 2}
    bad = [
        lines[0],
        "no json",
        json.dumps(newer),
        check_in(1, HURT, pain=11, moods=3).to_json(),
        check_in(1000).to_json(),
        lines[1],
        check_in(1, HURT, clearance={"by": "x"}).to_json(),
        Amended(at=day(1), event="nothing").to_json(),
        session(1).model_copy(update={"id": json.loads(lines[0])["id"]}).to_json(),
        3,
    ]
    with pytest.raises(InputError) as caught:
        history.import_("bob", bad, now=NOW)  # type: ignore[arg-type]
    fields = sorted(str(fault.field) for fault in caught.value.faults)
    assert fields == [
        "line 10",
        "line 2",
        "line 3: v",
        "line 4: moods",
        "line 4: pain",
        "line 5: at",
        "line 7: clearance",
        "line 8: event",
        "line 9: id",
    ]
    assert history.people() == []


def test_line_that_differs_from_what_is_kept_is_named(lines: list[str]) -> None:
    history = new_history()
    history.import_("bob", lines, now=NOW)
    other = session(9).model_copy(update={"id": json.loads(lines[1])["id"]})
    with pytest.raises(InputError, match="line 2: id"):
        history.import_("bob", [session(8).to_json(), other.to_json()], now=NOW)
    assert history.export("bob") == lines


def test_faults_of_a_very_long_import_end_somewhere() -> None:
    with pytest.raises(InputError) as caught:
        new_history().import_("bob", ["{"] * 50_000, now=NOW)
    assert len(caught.value.faults) == 1_000


def test_forgotten_person_may_begin_anew(lines: list[str]) -> None:
    history = new_history()
    history.import_("ann", lines, now=NOW)
    history.import_("bob", lines[:2], now=NOW)
    history.advise("ann", day(4))
    assert history.forget("ann") == 10
    assert (history.export("ann"), history.people()) == ([], ["bob"])
    assert history.forget("ann") == 0
    assert history.advise("ann", day(4)) == new_history().advise("ann", day(4))
    assert history.import_("ann", lines, now=NOW) == 10


@pytest.mark.parametrize("given", [[None], [b"{}"], [{}]])
def test_what_is_no_line_is_refused(given: Any) -> None:
    with pytest.raises(InputError, match="line 1: "):
        new_history().import_("bob", given, now=NOW)


def test_history_that_came_in_is_the_history_that_went_out(lines: list[str]) -> None:
    first, second = new_history(), new_history()
    first.import_("ann", lines, now=NOW)
    second.import_("ann", first.export("ann"), now=NOW)

    def told(history: History) -> list[Any]:
        return [(one.event, one.changed, one.course) for one in history.timeline("ann")]

    assert told(first) == told(second)
