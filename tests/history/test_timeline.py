"""The timeline tells each event, what follows from it, what it changed, and what became of it."""

from __future__ import annotations

from datetime import timedelta

from recovery_advisor import Verdict
from recovery_advisor.history import Amended, History, TimelineMoment
from tests.history.person import HURT, NOW, check_in, day, new_history, session, story, tap


def told(history: History) -> list[TimelineMoment]:
    return list(history.timeline("ann"))


def test_each_event_is_told_in_order_with_the_advice_of_its_time() -> None:
    history = new_history()
    story(history, 4)
    moments = told(history)
    assert [one.event.kind for one in moments] == ["checked_in", "trained"] * 4
    assert [one.at for one in moments] == sorted(one.at for one in moments)
    assert moments[-1].advice == history.advise("ann", moments[-1].at)
    assert [one.derived["clear_days"] for one in moments[::2]] == [1, 2, 3, 4]
    assert all(one.verdict is one.advice.verdict for one in moments)


def test_hurt_and_trained_are_two_dated_facts() -> None:
    history = new_history()
    for event in (check_in(0), check_in(1, HURT), check_in(2, HURT), session(3)):
        history.record("ann", event, now=NOW)
    moments = told(history)
    assert [one.course.injured_since for one in moments] == [None, day(1), day(1), day(1)]
    assert [one.course.last_session for one in moments] == [None, None, None, day(3)]


def test_what_changed_and_why_is_told() -> None:
    history = new_history()
    events = [check_in(0, HURT), check_in(1, HURT, swelling="mild"), check_in(2, HURT)]
    for event in events:
        history.record("ann", event, now=NOW)
    first, second, third = told(history)
    assert first.changed[0] == first.advice.say[0]
    assert second.verdict is Verdict.REST
    assert second.changed[0] == second.advice.say[0]
    assert any(one.startswith("New: ") and "welling" in one for one in second.changed)
    assert any(one.startswith("No longer: ") and "welling" in one for one in third.changed)
    history.record("ann", check_in(3, HURT), now=NOW)


def test_event_that_changes_nothing_says_nothing() -> None:
    history = new_history()
    for number in range(2):
        history.record("ann", check_in(number), now=NOW)
    assert told(history)[1].changed == ()


def test_withdrawn_event_is_told_and_counts_for_nothing() -> None:
    history = new_history()
    slip = tap(0.1, chest_pain="yes")
    for event in (check_in(0), slip, Amended(at=day(0.2), event=slip.id), check_in(0.3)):
        history.record("ann", event, now=NOW)
    before, withdrawn, after = told(history)
    assert withdrawn.event == slip and withdrawn.withdrawn
    assert withdrawn.changed == ("Withdrawn on 2026-03-02: it counts for nothing.",)
    assert withdrawn.course == before.course
    assert (before.withdrawn, after.withdrawn) == (False, False)
    assert not any("danger" in line for line in after.changed)


def test_corrected_event_is_told_as_it_should_have_been() -> None:
    history = new_history()
    first = history.record("ann", check_in(0, pain=9), now=NOW)
    correction = Amended(at=day(1), event=first.id, by=check_in(0.5, pain=1))
    history.record("ann", correction, now=NOW)
    [moment] = told(history)
    assert (moment.event.id, moment.at) == (first.id, day(0.5))
    assert moment.amended is not None and moment.amended.id == correction.id
    assert moment.changed[0] == "Corrected on 2026-03-02: it is told as it should have been."
    assert moment.verdict is not Verdict.SEE_PROFESSIONAL


def test_event_before_all_that_is_withdrawn_is_told_as_the_beginning() -> None:
    history = new_history()
    slip = tap(0, pain=3)
    history.record("ann", slip, now=NOW)
    history.record("ann", Amended(at=day(1), event=slip.id), now=NOW)
    [moment] = told(history)
    assert moment.verdict is Verdict.REST and moment.course.latest is None


def test_timeline_of_nobody_is_empty() -> None:
    assert told(new_history()) == []


def test_moments_are_told_in_their_own_zones() -> None:
    history = new_history()
    history.record("ann", check_in(0), now=NOW)
    [moment] = told(history)
    assert moment.at.utcoffset() == timedelta(hours=1)
