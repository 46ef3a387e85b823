"""What is broken off in its middle leaves nothing behind for the next person."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from recovery_advisor import Advisor, load_book
from recovery_advisor.engines import durable
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine
from recovery_advisor.engines.registry import EngineName
from recovery_advisor.loading.shipped import shipped_rules
from tests.processes.breaking_off import Interruption, break_off
from tests.processes.people import PEOPLE, told
from tests.support.changed_rules import ChangedRules
from tests.support.engines import EACH_BUT_REFERENCE, needs_durable

BOOK = load_book(shipped_rules(), ["upper-back"])
WELL = tuple(0 for _ in BOOK.questions)
WORST = tuple(len(question.intervals) - 1 for question in BOOK.questions)
EXPECTED = {answers: BitmapEngine(BOOK).counting(answers) for answers in (WELL, WORST)}
DURABLE_FILES = durable.__file__.removesuffix(".py")


@needs_durable
@pytest.mark.parametrize("new", [False, True], ids=["rule sets at hand", "new rule sets"])
@pytest.mark.parametrize(
    "error",
    [
        KeyboardInterrupt,
        MemoryError,
        pytest.param(Interruption, marks=pytest.mark.deep),
        pytest.param(RecursionError, marks=pytest.mark.deep),
    ],
)
def test_durable_rules_broken_off_at_any_instruction_is_right_for_the_next(
    error: type[BaseException], new: bool
) -> None:
    engine = DurableEngine(BOOK)
    for at in count(1):
        if new:
            engine._unused.clear()
        went_on = break_off(lambda: engine.counting(WORST), at, error, DURABLE_FILES, True)
        for answers, expected in EXPECTED.items():
            assert engine.counting(answers) == expected, at
        if not went_on:
            break
    assert at > 100


def megabytes() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


@needs_durable
@pytest.mark.deep
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from /proc")
def test_durable_rules_broken_off_thousands_of_times_keeps_no_memory() -> None:
    """Where nothing is freed, each costs more than half a megabyte."""
    engine = DurableEngine(BOOK)
    grown = []
    for _ in range(8):
        for at in count(1):
            if not break_off(lambda: engine.counting(WORST), at, Interruption, DURABLE_FILES, True):
                break
        grown.append(megabytes())
    assert at > 500
    assert grown[-1] - grown[0] < 4


def fresh(engine: EngineName) -> Advisor:
    return Advisor.from_book(BOOK, engine=engine)


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("engine", EACH_BUT_REFERENCE)
def test_an_assessment_broken_off_at_any_line_is_right_for_the_next(
    engine: EngineName, step: int
) -> None:
    """What it keeps for the next is kept whole, or not at all."""
    expected = told(fresh(engine))
    for at in count(1, step):
        advisor = fresh(engine)
        if not break_off(lambda: told(advisor, PEOPLE[at % len(PEOPLE)]), at):  # noqa: B023
            break
        assert told(advisor) == expected, at
    assert at > 200


@pytest.mark.parametrize(
    "step",
    [
        20_011,
        pytest.param(3_001, marks=pytest.mark.deep),
        pytest.param(499, marks=pytest.mark.slow),
    ],
)
def test_a_reload_broken_off_leaves_the_old_rules_or_the_new(
    rules: ChangedRules, step: int
) -> None:
    advisor = Advisor.from_folder(rules.root, engine="bitmap")
    expected = told(advisor)
    for at in count(1, step):
        if not break_off(advisor.reload, at):
            break
        assert told(advisor) == expected, at
    assert at > step
    assert advisor.reload() == advisor.book.id
