"""Whatever is refused that holds answers says what they ask for, as it may be an emergency."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from recovery_advisor import Advice, CheckIn, InputError, Readiness, Urgency
from recovery_advisor.history import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    EventConflict,
    History,
    MemoryStore,
    StoreError,
)
from tests.history.person import NOW, WELL, check_in, day, new_history, session, tap

DANGER = {"chest_pain": "yes"}
CLEARANCE = {"by": "clinic 7", "at": "2026-03-01", "scope": ["pain"], "expires": "2026-04-01"}


def advice_of(call: Callable[[], object], kind: type[Exception] = InputError) -> Advice:
    """The advice of the error that a call raises, which is at rest."""
    with pytest.raises(kind) as caught:
        call()
    advice: Advice | None = caught.value.advice  # type: ignore[attr-defined]
    assert advice is not None and advice.readiness is Readiness.REST and advice.session is None
    return advice


@pytest.fixture(scope="module")
def history() -> History:
    """It has two check-ins, one under the id ``taken``, and a session; nothing more is kept here."""
    history = new_history()
    history.record("ann", check_in(0).model_copy(update={"id": "taken"}), now=NOW)
    history.record("ann", session(1).model_copy(update={"id": "session"}), now=NOW)
    return history


REFUSED = {
    "clock ahead": check_in(500, DANGER),
    "noticed ahead": tap(500, **DANGER),
    "id taken": check_in(1, DANGER).model_copy(update={"id": "taken"}),
    "clearance of its own": check_in(0, DANGER, clearance=CLEARANCE),
    "clearance that is none": check_in(0, DANGER, clearance="yes"),
    "correction of nothing": Amended(at=day(1), event="nothing", by=check_in(0, DANGER)),
    "correction of another kind": Amended(at=day(1), event="session", by=tap(0, **DANGER)),
    "correction ahead": Amended(at=day(1), event="taken", by=check_in(500, DANGER)),
    "correction that is ahead": Amended(at=day(500), event="taken", by=check_in(0, DANGER)),
    "another answer": check_in(0, DANGER, pain=99),
    "no event": CheckIn(chest_pain="yes"),
}


@pytest.mark.every_case
@pytest.mark.parametrize("event", REFUSED.values(), ids=REFUSED)
def test_record_tells_of_an_emergency_in_what_it_refuses(history: History, event: Any) -> None:
    advice = advice_of(lambda: history.record("ann", event, now=NOW))
    assert advice.urgency is Urgency.EMERGENCY


def test_wrong_person_and_wrong_clock_hide_no_emergency(history: History) -> None:
    for call in (
        lambda: history.record("", check_in(0, DANGER), now=NOW),
        lambda: history.record("ann", check_in(0, DANGER), now="today"),  # type: ignore[arg-type]
    ):
        assert advice_of(call).urgency is Urgency.EMERGENCY


def test_a_person_with_too_many_events_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    history = new_history()
    history.record("ann", check_in(0), now=NOW)
    for module in ("history", "acceptance"):
        monkeypatch.setattr(f"recovery_advisor.history.{module}.MOST_EVENTS", 1)
    full = advice_of(lambda: history.record("ann", check_in(1, DANGER), now=NOW))
    assert full.urgency is Urgency.EMERGENCY


def test_what_is_harmless_is_told_to_rest_and_a_session_has_no_answers(history: History) -> None:
    assert advice_of(lambda: history.record("ann", check_in(500), now=NOW)).urgency is Urgency.NONE
    with pytest.raises(InputError) as caught:
        history.record("ann", session(500), now=NOW)
    assert caught.value.advice is None


def test_conflict_stays_one(history: History) -> None:
    with pytest.raises(EventConflict) as caught:
        history.record("ann", REFUSED["id taken"], now=NOW)  # type: ignore[type-var]
    assert caught.value.advice is not None


ILL = check_in(0, WELL, new_weakness="yes")
BARE = json.dumps({**DANGER, "pain": 99})
OLD = check_in(0, DANGER).to_json().replace("2026-", "1800-")


@pytest.mark.every_case
@pytest.mark.parametrize(
    "lines",
    [
        [BARE],
        [check_in(0, DANGER, pain=99).to_json()],
        [tap(500, **DANGER).to_json()],
        [OLD],
        [check_in(0, DANGER).to_json().replace('"v":1', '"v":2')],
        [ILL.to_json(), "no json", check_in(1, DANGER).to_json()],
        ["{"] * 1_500 + [check_in(1, DANGER).to_json()],
        [Amended(at=day(1), event="x", by=check_in(0, DANGER)).to_json()],
        [json.dumps({"check_in": DANGER})[:-1] + ', "check_in": {}}'],
    ],
)
def test_import_tells_of_the_most_urgent_line(lines: list[str]) -> None:
    history = new_history()
    assert advice_of(lambda: history.import_("ann", lines, now=NOW)).urgency is Urgency.EMERGENCY
    assert history.people() == []


def test_import_without_an_emergency_is_as_urgent_as_its_lines() -> None:
    lines = [ILL.to_json(), check_in(1).to_json(), "no json"]
    advice = advice_of(lambda: new_history().import_("ann", iter(lines), now=NOW))
    assert advice.urgency is Urgency.URGENT
    with pytest.raises(InputError) as caught:
        new_history().import_("ann", [session(1).to_json(), "no json", "[]", "3"], now=NOW)
    assert caught.value.advice is None


class Locked(MemoryStore):
    """A store that takes nothing."""

    def append(self, person: str, events: Any) -> int:
        raise StoreError("The store", "take events", "it is locked", "Try again.")


def test_store_that_takes_nothing_hides_no_emergency() -> None:
    history = new_history(Locked())
    for call in (
        lambda: history.record("ann", check_in(0, DANGER), now=NOW),
        lambda: history.import_("ann", [check_in(0, DANGER).to_json()], now=NOW),
    ):
        assert advice_of(call, StoreError).urgency is Urgency.EMERGENCY
    error = StoreError("a", "b", "c", "d", history.advise("ann", NOW))
    assert pickle.loads(pickle.dumps(error)).advice == error.advice


class Given(MemoryStore):
    """A store that reads what it was made with."""

    def __init__(self, rows: Any) -> None:
        super().__init__()
        self.rows = rows

    def read(self, person: str) -> Any:
        return self.rows


def rows(*events: Event) -> list[str]:
    return [event.to_json() for event in events]


UNREADABLE: Mapping[str, Any] = {
    "newer form": session(1).to_json().replace('"v":1', '"v":2'),
    "no number": session(1).to_json().replace('"peak_pain":1', '"peak_pain":NaN'),
    "twin keys": session(1).to_json()[:-1] + ',"level":"full"}',
    "wrong kind": session(1).to_json().replace('"trained"', '"rested"'),
    "no text": {},
    "a list": ["x"],
    "nothing": None,
    "bytes": b"\xff",
}


@pytest.mark.every_case
@pytest.mark.parametrize("row", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_row_hides_no_emergency_of_the_others(row: Any) -> None:
    calls: Iterable[Callable[[History], object]] = (
        lambda history: history.advise("ann", day(1)),
        lambda history: history.advise("ann", day(1), {"locale": "no such"}),
        lambda history: history.timeline("ann"),
        lambda history: history.export("ann"),
        lambda history: history.import_("ann", [], now=NOW),
    )
    for call in calls:
        history = new_history(Given([*rows(check_in(0, WELL, **DANGER)), row]))
        told = advice_of(lambda call=call, history=history: call(history), StoreError)  # type: ignore[misc]
        assert told.urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("well", [WELL, {**WELL, "injury": "yes"}, {}])
def test_unreadable_row_permits_nothing(well: Any) -> None:
    history = new_history(Given([*rows(check_in(0, well)), "{}"]))
    advice = advice_of(lambda: history.advise("ann", day(0)), StoreError)
    assert advice.urgency is Urgency.NONE


def test_slip_that_was_withdrawn_is_no_emergency_beside_an_unreadable_row() -> None:
    slip = tap(0.5, **DANGER)
    taken_back = Amended(at=day(1), event=slip.id)
    history = new_history(Given([*rows(check_in(0), slip, taken_back), "{}"]))
    assert advice_of(lambda: history.advise("ann", day(1)), StoreError).urgency is Urgency.NONE


@pytest.mark.parametrize(
    "given",
    [
        rows(*(CheckedIn(at=day(0), check_in=one, id="x") for one in (WELL, DANGER))),
        rows(check_in(0), Amended(at=day(1), event=check_in(0).id, by=tap(0, **DANGER))),
        [*rows(check_in(0), check_in(1, DANGER, clear_days=3)), "{}"],
    ],
    ids=["two under one id", "correction of another kind", "answers of other rules"],
)
def test_events_that_can_not_stand_together_all_count(given: list[str]) -> None:
    history = new_history(Given(given))
    advice = advice_of(lambda: history.advise("ann", day(1)), StoreError)
    assert advice.urgency is Urgency.EMERGENCY


def test_what_was_cleared_and_denied_is_no_emergency_beside_an_unreadable_row() -> None:
    cleared = Cleared(at=day(1), by="clinic", scope={"chest_pain"}, expires=day(9).date())
    events = rows(check_in(0, WELL, **DANGER), cleared, check_in(2))
    history = new_history(Given([*events, "{}"]))
    assert advice_of(lambda: history.advise("ann", day(2)), StoreError).urgency is Urgency.NONE


@pytest.mark.parametrize("given", [None, 7, "text"])
def test_store_that_reads_no_list_is_an_error_of_the_store(given: Any) -> None:
    history = new_history(Given(given))
    calls: Iterable[Callable[[], object]] = (
        lambda: history.advise("ann", day(1)),
        lambda: history.export("ann"),
        lambda: history.timeline("ann"),
        lambda: history.import_("ann", [], now=NOW),
    )
    for call in calls:
        with pytest.raises(StoreError, match="in place of a list"):
            call()


def test_export_of_two_contents_under_one_id_is_refused() -> None:
    one, other = (session(n).model_copy(update={"id": "x"}) for n in (1, 2))
    history = new_history(Given(rows(one, other)))
    for call in (history.export, history.advise):
        with pytest.raises(StoreError, match="an id of its own"):
            call("ann")
    spaced = one.to_json().replace(",", ", ")
    assert new_history(Given([one.to_json(), spaced])).export("ann") == [one.to_json()]
