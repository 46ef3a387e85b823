"""A process that forks while its threads are at work: the child answers, and answers rightly."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from threading import Lock, Thread

import pytest

from recovery_advisor import Advisor, load_book
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.authoring.coverage import recording
from recovery_advisor.engines.durable import DurableEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.registry import EngineName
from recovery_advisor.loading.shipped import shipped_rules
from tests.processes.children import busy, ends, fork, how_it_ended
from tests.processes.people import PEOPLE, told
from tests.support.changed_rules import ChangedRules
from tests.support.engines import EACH_BUT_REFERENCE, needs_durable

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
BOOK = load_book(shipped_rules(), ["upper-back"])
THREADS = 4


@pytest.fixture(autouse=True)
def _threads_change_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def assess_one_of(advisor: Advisor) -> Callable[[int], object]:
    return lambda number: told(advisor, PEOPLE[number % len(PEOPLE)])


def must_tell(advisor: Advisor, expected: list[str]) -> Callable[[], None]:
    def work() -> None:
        assert told(advisor) == expected

    return work


@pytest.mark.parametrize(
    "children",
    [10, pytest.param(200, marks=pytest.mark.deep), pytest.param(3_000, marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("engine", EACH_BUT_REFERENCE)
def test_a_child_forked_while_threads_assess_answers_rightly(
    engine: EngineName, children: int
) -> None:
    advisor = Advisor.from_book(BOOK, engine=engine)
    expected = told(advisor)
    with busy(assess_one_of(advisor), THREADS):
        assert ends(must_tell(advisor, expected), children) == []
    assert told(advisor) == expected


class LockedEngine(DurableEngine):
    """An engine with a lock, as ours had."""

    def counting(self, answers: Lowered) -> int:
        with self.lock:
            return super().counting(answers)

    lock = Lock()


@needs_durable
def test_a_child_that_hangs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LockedEngine, "lock", Lock())
    engine = LockedEngine(BOOK)
    well = tuple(0 for _ in BOOK.questions)
    with busy(lambda _: engine.counting(well), THREADS):
        for _ in range(1_000):
            if how_it_ended(fork(lambda: engine.counting(well)), patience=0.3) == "never":
                return
    pytest.fail("no child has met the lock")


@pytest.mark.deep
def test_a_child_forked_by_a_thread_answers_rightly() -> None:
    advisor = Advisor.from_book(BOOK)
    expected, bad = told(advisor), []

    def forks() -> None:
        bad.extend(ends(must_tell(advisor, expected), 10))

    with busy(assess_one_of(advisor), 2):
        forking = [Thread(target=forks) for _ in range(2)]
        for one in forking:
            one.start()
        for one in forking:
            one.join()
    assert bad == []


@pytest.mark.deep
def test_a_child_of_a_child_answers_rightly_and_so_do_its_threads() -> None:
    advisor = Advisor.from_book(BOOK)
    expected = told(advisor)

    def has_children() -> None:
        with busy(assess_one_of(advisor), 2):
            assert ends(must_tell(advisor, expected), 4) == []

    with busy(assess_one_of(advisor), 2):
        assert ends(has_children, 8) == []


def test_a_child_forked_while_a_thread_reloads_reloads_too(rules: ChangedRules) -> None:
    advisor = Advisor.from_folder(rules.root)
    expected = told(advisor)

    def work() -> None:
        assert advisor.reload() == advisor.book.id
        assert told(advisor) == expected

    with busy(lambda _: advisor.reload(), 2):
        assert ends(work, 8) == []


@pytest.mark.deep
def test_a_child_forked_while_a_thread_asks_goes_on_asking() -> None:
    """What an interview works out once is worked out in the child, whoever was at it."""
    advisor = Advisor.from_book(BOOK)

    def ask(_: int = 0) -> None:
        interview = advisor.interview({"pain": 1})
        assert interview.next_question() and interview.next_screen()
        assert interview.advice.verdict == "rest"
        assert str(interview.advice.explain())

    with busy(ask, THREADS):
        assert ends(ask, 24) == []


@pytest.mark.deep
def test_a_child_forked_while_observers_come_and_go_has_its_own() -> None:
    advisor = Advisor.from_book(BOOK, engine="bitmap")

    def observe(_: int = 0) -> None:
        with OBSERVERS.observing(lambda *_: None):
            told(advisor)

    with recording() as recorder:

        def record() -> None:
            observe()
            assert recorder.coverages()

        with busy(observe, THREADS):
            assert ends(record, 24) == []


@pytest.mark.parametrize(
    "method",
    [
        "fork",
        pytest.param("spawn", marks=pytest.mark.deep),
        pytest.param("forkserver", marks=pytest.mark.deep),
    ],
)
def test_a_pool_of_each_kind_gives_the_same_advice(method: str) -> None:
    """The advisor goes to a worker by pickle, and advices come back by it."""
    advisor = Advisor()
    people = [*PEOPLE[:3], {"chest_pain": "yes"}]
    expected = [advisor.assess(person).model_dump_json() for person in people]
    with busy(assess_one_of(advisor), 2):
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(
            1, mp_context=context, initializer=advisor.assess, initargs=({},)
        ) as pool:
            advised = list(pool.map(advisor.assess, people, timeout=60))
    assert [advice.model_dump_json() for advice in advised] == expected
