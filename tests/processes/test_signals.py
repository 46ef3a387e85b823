"""A signal that arrives in the middle of an assessment or a reload, whose handler assesses itself."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from recovery_advisor import Advisor, load_book
from recovery_advisor.engines import durable
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine
from recovery_advisor.engines.registry import EngineName
from recovery_advisor.loading.shipped import shipped_rules
from tests.processes.breaking_off import break_in
from tests.processes.people import PEOPLE, told
from tests.support.changed_rules import ChangedRules
from tests.support.engines import EACH_BUT_REFERENCE, needs_durable

BOOK = load_book(shipped_rules(), ["upper-back"])
needs_timer = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="there is no timer here that sends signals"
)


@contextmanager
def interrupted_by(handler: Callable[[], object], every: float) -> Iterator[list[int]]:
    """A signal over and over, and the handler that takes it; the list counts them."""
    taken: list[int] = []

    def handle(*_: object) -> None:
        taken.append(1)
        handler()

    before = signal.signal(signal.SIGALRM, handle)
    signal.setitimer(signal.ITIMER_REAL, every, every)
    try:
        yield taken
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@needs_timer
@pytest.mark.parametrize("engine", EACH_BUT_REFERENCE)
def test_a_signal_handler_assesses_in_the_middle_of_an_assessment(engine: EngineName) -> None:
    advisor = Advisor.from_book(BOOK, engine=engine)
    expected, seen = told(advisor), []
    with interrupted_by(lambda: seen.append(told(advisor)), 0.005) as taken:
        until = time.monotonic() + 60
        while len(taken) < 40 and time.monotonic() < until:
            assert told(advisor) == expected
    assert len(seen) >= 40 and all(one == expected for one in seen)


@needs_durable
def test_a_call_inside_of_a_call_is_right_at_any_line() -> None:
    """As from a signal handler, ``__del__``, or a greenlet that is switched to."""
    engine, bitmap = DurableEngine(BOOK), BitmapEngine(BOOK)
    inner = tuple(len(question.intervals) - 1 for question in BOOK.questions)
    outer = tuple(0 for _ in BOOK.questions)
    seen: list[int] = []
    inside = durable.__file__.removesuffix(".py")
    found = break_in(
        lambda: engine.counting(outer), lambda: seen.append(engine.counting(inner)), inside
    )
    assert found == bitmap.counting(outer)
    assert len(seen) > 50 and set(seen) == {bitmap.counting(inner)}


@needs_timer
def test_a_signal_handler_reloads_in_the_middle_of_a_reload(rules: ChangedRules) -> None:
    advisor = Advisor.from_folder(rules.root, engine="bitmap")
    with interrupted_by(advisor.reload, 0.4) as taken:
        while not taken:
            advisor.reload()
    assert told(advisor, PEOPLE[2]) == told(
        Advisor.from_folder(rules.root, engine="bitmap"), PEOPLE[2]
    )


def test_the_rules_read_last_are_at_work_also_when_a_handler_read_them(
    rules: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    advisor = Advisor.from_folder(rules.root, engine="bitmap")
    read = advisor._read
    old = advisor.book.id

    def read_and_be_interrupted(*, try_cases: bool) -> object:
        assessor = read(try_cases=try_cases)
        monkeypatch.setattr(advisor, "_read", read)
        rules.replace("upper-back/readiness.yaml", "Swelling is still there", "It is swollen")
        advisor.reload()
        return assessor

    monkeypatch.setattr(advisor, "_read", read_and_be_interrupted)
    assert advisor.reload() == advisor.book.id != old
