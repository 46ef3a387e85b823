"""A bug of ours, or an engine that fails, ends in rest, as urgent as anything that was ever told."""

from __future__ import annotations

from typing import Any

import pytest

from recovery_advisor import Advice, InputError, Readiness, Urgency
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine, why_unavailable
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.history import Amended, CheckedIn, Event, History, MemoryStore, StoreError
from tests.history.person import HURT, NOW, book, check_in, day, new_history, session, tap

BROKEN = {
    "step": "recovery_advisor.history.kept.step",
    "order": "recovery_advisor.history.kept.standing",
    "derived": "recovery_advisor.history.history.derived",
    "a reading": "recovery_advisor.course.reading.Reader._is_clear",
    "today": "recovery_advisor.history.lowering.clearance_at",
}


def told(*events: Event) -> History:
    history = new_history()
    for event in events:
        history.record("ann", event, now=NOW)
    return history


def breaks(patch: pytest.MonkeyPatch, name: str, error: type[BaseException]) -> None:
    def fail(*given: Any, **named: Any) -> Any:
        raise error

    patch.setattr(name, fail)


def is_rest(advice: Advice, urgency: Urgency) -> bool:
    return (advice.readiness, advice.urgency, advice.session) == (Readiness.REST, urgency, None)


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_bug_permits_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    history = told(check_in(0))
    breaks(monkeypatch, broken, ZeroDivisionError)
    advice = history.advise("ann", day(0))
    assert advice.fault and is_rest(advice, Urgency.NONE)
    assert "history fault: ZeroDivisionError" in caplog.text
    assert "pain" not in caplog.text, "no answer is ever logged"
    monkeypatch.undo()
    assert history.advise("ann", day(0)).session is not None


SLIP = tap(-30.0, chest_pain="yes")


@pytest.mark.parametrize(
    ("events", "urgency"),
    [
        ([check_in(-30, pain=8), check_in(0)], Urgency.URGENT),
        ([tap(-30, chest_pain="yes"), check_in(0)], Urgency.EMERGENCY),
        ([SLIP, Amended(at=day(-29), event=SLIP.id), check_in(0)], Urgency.EMERGENCY),
        ([check_in(0), Amended(at=day(1), event=check_in(0).id, by=check_in(0, pain=8))], Urgency.URGENT),
        ([check_in(0), session(0.1)], Urgency.NONE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("broken", ["step", "derived"])
def test_after_a_bug_the_most_urgent_of_all_that_was_told_counts(
    monkeypatch: pytest.MonkeyPatch, broken: str, events: list[Event], urgency: Urgency
) -> None:
    history = told(*events)
    breaks(monkeypatch, BROKEN[broken], ValueError)
    advice = history.advise("ann", day(0.2), {"emergency_number": "112"})
    assert advice.fault and is_rest(advice, urgency)


def test_after_a_bug_what_can_be_read_of_an_old_answer_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    history = told(check_in(0))
    old = CheckedIn(at=day(-9), check_in={"chest_pain": "yes", "gone_question": "yes"})
    history.store.append("ann", [(old.id, old.to_json())])
    breaks(monkeypatch, BROKEN["step"], ValueError)
    assert is_rest(history.advise("ann", day(0)), Urgency.EMERGENCY)


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, RecursionError])
def test_what_is_no_bug_passes_through(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    history = told(check_in(0))
    breaks(monkeypatch, BROKEN["step"], error)
    with pytest.raises(error):
        history.advise("ann", day(0))


def test_a_store_that_fails_is_no_bug_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    history = told(check_in(0))

    def fail(person: str) -> Any:
        raise StoreError("a store", "read", "it is gone", "Look.")

    monkeypatch.setattr(history.store, "read", fail)
    with pytest.raises(StoreError):
        history.advise("ann", day(0))
    with pytest.raises(InputError):
        history.advise("", day(0))


def test_a_bug_is_an_exception_of_a_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    history = told(check_in(0))
    breaks(monkeypatch, BROKEN["step"], ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        history.timeline("ann")


def test_an_engine_that_fails_is_a_fault_as_without_a_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last engine says how urgent it is, be the fold known already or not."""
    for folded in (True, False):
        history = told(check_in(0, chest_pain="yes"), check_in(1))
        if folded:
            history.advise("ann", day(1))
        breaks(monkeypatch, "recovery_advisor.engines.bitmap.BitmapEngine.counting", EngineFailure)
        advice = history.advise("ann", day(1))
        monkeypatch.undo()
        assert advice.fault and is_rest(advice, Urgency.URGENT if folded else Urgency.EMERGENCY)
        assert history.advise("ann", day(1)).urgency is Urgency.URGENT


def test_what_was_folded_by_an_engine_with_a_fault_is_folded_anew(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    history = told(check_in(0, HURT, new_weakness="yes"), check_in(1, HURT))
    right = BitmapEngine.counting
    calls = [0]

    def lies(self: BitmapEngine, answers: Any) -> int:
        """Sees nothing while it folds, as after a flipped bit, and then fails."""
        calls[0] += 1
        if calls[0] > 4:
            raise EngineFailure
        return 0

    monkeypatch.setattr(BitmapEngine, "counting", lies)
    assert history.advise("ann", day(1)).fault
    assert "engine fault" in caplog.text and "history fault" not in caplog.text
    monkeypatch.setattr(BitmapEngine, "counting", right)
    advice = history.advise("ann", day(1))
    assert not advice.fault and is_rest(advice, Urgency.URGENT)


@pytest.mark.parametrize(
    ("engine", "kind"),
    [
        (None, BitmapEngine),
        ("bitmap", BitmapEngine),
        ("reference", ReferenceEngine),
        pytest.param("durable", DurableEngine, marks=pytest.mark.skipif(bool(why_unavailable()), reason="no durable_rules")),
    ],
)  # fmt: skip
def test_check_ins_are_read_by_the_engine_that_was_chosen(
    monkeypatch: pytest.MonkeyPatch, engine: Any, kind: type[Any]
) -> None:
    history = History.from_book(book(), MemoryStore(), engine=engine)
    seen: list[type[Any]] = []
    for one in (BitmapEngine, ReferenceEngine, DurableEngine):

        def counting(self: Any, answers: Any, right: Any = one.counting) -> int:
            seen.append(type(self))
            return right(self, answers)  # type: ignore[no-any-return]

        monkeypatch.setattr(one, "counting", counting)
    event = check_in(0, HURT)
    history._rules.read(history._lowering.moment(event).answers, frozenset())
    assert set(seen) == {kind}
