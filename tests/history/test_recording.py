"""What is recorded is spelt out and kept once; what is refused is not kept, and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from recovery_advisor import CheckIn, InputError, Screening, Urgency, Verdict
from recovery_advisor.history import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    EventConflict,
    History,
    MemoryStore,
    Noticed,
    StoreError,
    read_event,
)
from recovery_advisor.history.acceptance import MOST_EVENTS
from tests.history.person import HURT, NOW, WELL, check_in, day, new_history, session, tap

CLEARANCE = {
    "by": "clinic 7",
    "at": "2026-03-01",
    "scope": ["osteoporosis"],
    "expires": "2026-04-01",
}


@pytest.fixture(scope="module")
def history() -> History:
    """Of nobody, and so it stays: each test here records what is refused."""
    return new_history()


def cleared(number: float, **scope: Any) -> Cleared:
    given: Any = {"by": "clinic 7", "scope": {"pain"}, "expires": day(number + 30).date(), **scope}
    return Cleared(at=day(number), **given)


def test_screening_is_spelt_out_before_it_is_kept() -> None:
    history = new_history()
    screening = Screening.answered("red-flags/2", yes={"injury"}, skipped={"chest_pain"})
    given = CheckedIn(at=day(0), check_in=CheckIn(pain=1, screening=screening))
    kept = history.record("ann", given, now=NOW)
    [text] = history.store.read("ann")
    assert read_event(text) == kept
    assert kept.id == given.id
    assert kept.check_in["new_weakness"] == "no"
    assert kept.check_in["injury"] == "yes"
    assert kept.check_in["screened"] == "red-flags/2"
    assert "screening" not in kept.check_in
    assert kept.check_in.get("chest_pain", "unknown") == "unknown"
    assert "stiffness" not in kept.check_in


def test_what_is_kept_is_spelt_out_already() -> None:
    history = new_history()
    kept = history.record("ann", check_in(0, HURT), now=NOW)
    assert history.record("ann", kept, now=NOW) == kept
    assert len(history.store.read("ann")) == 1


def test_same_event_twice_is_kept_once() -> None:
    history = new_history()
    for _ in range(2):
        for event in (check_in(0), tap(1, pain=2), session(1), cleared(2)):
            history.record("ann", event, now=NOW)
    assert len(history.store.read("ann")) == 4


def test_two_contents_under_one_id_are_refused() -> None:
    history = new_history()
    history.record("ann", session(1).model_copy(update={"id": "x"}), now=NOW)
    with pytest.raises(EventConflict, match="Amended"):
        history.record("ann", session(2).model_copy(update={"id": "x"}), now=NOW)
    history.record("bob", session(2).model_copy(update={"id": "x"}), now=NOW)
    assert [len(history.store.read(one)) for one in ("ann", "bob")] == [1, 1]


def test_event_kept_in_an_older_form_is_the_same() -> None:
    event = session(1)
    spaced = event.to_json().replace(",", ", ")
    history = new_history()
    history.store.append("ann", [(event.id, spaced)])
    assert history.record("ann", event, now=NOW) == event
    assert history.store.read("ann") == [spaced]
    assert history.import_("ann", [event.to_json(), session(2).to_json()], now=NOW) == 1


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (tap(400.1, pain=3), "at: .*a time up to now"),
        (check_in(400.1), "at: .*a time up to now"),
        (check_in(0, clearance=CLEARANCE), "clearance: .*Record it as an event, Cleared"),
        (tap(0, clearance=CLEARANCE), "clearance: "),
        (check_in(0, pain=11), "pain: 11"),
        (check_in(0, chest_pains="no"), "Did you mean chest_pain"),
        (check_in(0, clear_days=9), "clear_days: "),
        (tap(0, clear_days=9), "clear_days: "),
        (tap(0, moods=3), "moods: "),
        (check_in(0, screening="red-flags/2"), "screening: "),
        (cleared(0, scope={"pains"}), "scope: 'pains'.*Did you mean pain"),
        (Amended(at=day(0), event="nothing"), "the id of an event of this person"),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_event_that_is_refused_is_not_kept(history: History, event: Event, says: str) -> None:
    with pytest.raises(InputError, match=says):
        history.record("ann", event, now=NOW)
    assert history.people() == []


@pytest.mark.parametrize("given", [None, {}, "checked_in", session(1).to_json(), CheckIn(pain=1)])
def test_what_is_no_event_is_refused(history: History, given: Any) -> None:
    with pytest.raises(InputError, match="an event: CheckedIn, Noticed"):
        history.record("ann", given, now=NOW)


@pytest.mark.parametrize(
    "person", ["", " ann", "ann\n", "a\0b", "\ud800", "x" * 201, None, 7, b"a"]
)
def test_what_is_no_person_is_refused(history: History, person: Any) -> None:
    calls: list[Callable[[], object]] = [
        lambda: history.record(person, session(1), now=NOW),
        lambda: history.advise(person),
        lambda: history.timeline(person),
        lambda: history.export(person),
        lambda: history.import_(person, []),
        lambda: history.forget(person),
    ]
    for call in calls:
        with pytest.raises(InputError, match="person: "):
            call()


def test_time_without_a_zone_is_refused(history: History) -> None:
    naive = day(1).replace(tzinfo=None)
    for given in (naive, "2026-03-01T20:00:00+01:00", 0, day(1).date()):
        with pytest.raises(InputError, match=r"now: .*a time with its zone"):
            history.record("ann", session(1), now=given)  # type: ignore[arg-type]
        with pytest.raises(InputError, match=r"as_of: .*a time with its zone"):
            history.advise("ann", given)  # type: ignore[arg-type]


def test_clock_may_be_five_minutes_ahead() -> None:
    history = new_history()
    ahead = NOW + timedelta(minutes=5)
    history.record("ann", CheckedIn(at=ahead, check_in=WELL), now=NOW)
    late = CheckedIn(at=ahead + timedelta(microseconds=1), check_in=WELL)
    with pytest.raises(InputError, match="Look at the clock"):
        history.record("ann", late, now=NOW)


def test_refused_check_in_comes_with_the_advice_on_the_rest(history: History) -> None:
    bad = check_in(0, chest_pain="yes", pain=11)
    with pytest.raises(InputError) as caught:
        history.record("ann", bad, now=NOW)
    assert caught.value.advice is not None
    assert caught.value.advice.verdict is Verdict.EMERGENCY
    with pytest.raises(InputError) as plain:
        history.advisor.assess(bad.check_in)
    assert plain.value.advice is not None
    assert caught.value.advice.urgency is plain.value.advice.urgency
    assert caught.value.faults == plain.value.faults


def test_check_in_with_a_clearance_comes_with_the_advice_on_the_rest(history: History) -> None:
    with pytest.raises(InputError) as caught:
        history.record("ann", check_in(0, new_weakness="yes", clearance=CLEARANCE), now=NOW)
    advice = caught.value.advice
    assert advice is not None and advice.session is None
    assert advice.urgency is history.advisor.assess({"new_weakness": "yes"}).urgency


def test_correction_is_held_to_what_it_puts_in_its_place() -> None:
    history = new_history()
    first = history.record("ann", check_in(0), now=NOW)
    bad = Amended(at=day(1), event=first.id, by=check_in(0, pain=11, chest_pain="yes"))
    with pytest.raises(InputError, match=r"by\.pain: 11") as caught:
        history.record("ann", bad, now=NOW)
    assert caught.value.advice is not None
    assert caught.value.advice.urgency is Urgency.EMERGENCY
    with pytest.raises(InputError, match=r"by\.at: "):
        history.record("ann", Amended(at=day(1), event=first.id, by=check_in(500)), now=NOW)
    with pytest.raises(InputError, match="an event of kind checked_in"):
        history.record("ann", Amended(at=day(1), event=first.id, by=tap(0, pain=1)), now=NOW)
    good = Amended(at=day(1), event=first.id, by=check_in(0, pain=2))
    kept = history.record("ann", good, now=NOW)
    assert isinstance(kept.by, CheckedIn) and kept.by.check_in["new_weakness"] == "no"
    with pytest.raises(InputError, match="no correction"):
        history.record("ann", Amended(at=day(2), event=kept.id), now=NOW)
    assert len(history.store.read("ann")) == 2


def test_events_of_one_person_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    history = new_history()
    tiny = [(str(n), session(1).model_copy(update={"id": str(n)}).to_json()) for n in range(3)]
    history.store.append("ann", tiny * (MOST_EVENTS // 3))
    monkeypatch.setattr("recovery_advisor.history.history.MOST_EVENTS", 4)
    monkeypatch.setattr("recovery_advisor.history.importing.MOST_EVENTS", 4)
    history.record("ann", session(2), now=NOW)
    with pytest.raises(InputError, match="at most 4 events"):
        history.record("ann", session(3), now=NOW)
    with pytest.raises(InputError, match=r"line 5: .*at most 4 lines"):
        history.import_("bob", (session(n).to_json() for n in range(1_000_000)), now=NOW)
    history.advise("ann", NOW)
    with pytest.raises(InputError, match="at most 4 events"):
        history.record("ann", session(3), now=NOW)
    assert (len(history.store.read("ann")), history.people()) == (4, ["ann"])


class Failing(MemoryStore):
    """A store that can't be used."""

    def fail(self, *given: Any) -> Any:
        raise StoreError("The store", "be used", "it is gone", "Put it back.")

    append = read = forget = people = fail  # type: ignore[assignment]


def test_store_that_fails_is_an_error_and_no_advice() -> None:
    history = new_history(Failing())
    calls: list[Callable[[], object]] = [
        lambda: history.record("ann", session(1), now=NOW),
        lambda: history.record("ann", Amended(at=day(1), event="x"), now=NOW),
        lambda: history.advise("ann"),
        lambda: history.timeline("ann"),
        lambda: history.export("ann"),
        lambda: history.import_("ann", [session(1).to_json()], now=NOW),
        lambda: history.forget("ann"),
        lambda: history.people(),
    ]
    for call in calls:
        with pytest.raises(StoreError, match="it is gone"):
            call()


def test_store_of_a_newer_version_is_an_error_that_loses_nothing() -> None:
    history = new_history()
    history.record("ann", check_in(0), now=NOW)
    newer = session(1).to_json().replace('"v":1', '"v":2')
    history.store.append("ann", [("newer", newer)])
    for call in (history.advise, history.timeline, history.export):
        with pytest.raises(StoreError, match="newer version of recovery_advisor"):
            call("ann")
    with pytest.raises(StoreError, match="newer version"):
        history.import_("ann", [])
    history.record("ann", session(1), now=NOW)
    assert len(history.store.read("ann")) == 3
    assert newer in history.store.read("ann")


def test_noticed_is_spelt_out_too() -> None:
    history = new_history()
    kept = history.record("ann", Noticed(at=day(0), answers={"pain": 5}), now=NOW)
    assert kept.answers == {"pain": 5}
