"""Whoever observes is told of each assessment while it lasts, and can change none."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from recovery_advisor import Advisor, InputError, RuleBook
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.lowering import Lowered
from tests.support.advisors import shared_advisor

BASE = shared_advisor("upper-back", engine="bitmap")
DAY = date(2026, 1, 31)


class Watching:
    """Keeps what it is told of."""

    def __init__(self) -> None:
        self.seen: list[tuple[RuleBook, Evaluation]] = []

    def __call__(self, book: RuleBook, evaluation: Evaluation) -> None:
        self.seen.append((book, evaluation))


class Broken:
    name = "broken"

    def counting(self, answers: Lowered) -> int:
        raise ZeroDivisionError


def test_each_assessment_is_told_with_its_rules_and_what_the_engines_made_of_it() -> None:
    watching = Watching()
    with OBSERVERS.observing(watching):
        BASE.assess({"pain": 9}, {"minutes": 20}, today=DAY)
        later = Advisor(["upper-back"], engine="reference")
        later.assess({"pain": 9}, {"minutes": 20}, today=DAY)
    (book, evaluation), (other, same) = watching.seen
    assert (book, other) == (BASE.book, later.book)
    assert evaluation == same
    assert evaluation.check_in.answers == {"pain": 9}
    assert evaluation.counting and not evaluation.fault
    assert evaluation.today == DAY


def test_an_assessment_with_a_fault_is_told_and_a_refused_check_in_is_not() -> None:
    watching = Watching()
    with OBSERVERS.observing(watching):
        Assessor(BASE.book, [Broken()]).assess({"pain": 9})
        with pytest.raises(InputError):
            BASE.assess({"pain": 11})
    [(_, evaluation)] = watching.seen
    assert evaluation.fault


def test_one_that_fails_is_logged_and_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def failing(book: RuleBook, evaluation: Evaluation) -> None:
        raise ZeroDivisionError(f"pain {evaluation.check_in.answers['pain']}")

    watching, before = Watching(), BASE.assess({"pain": 9})
    with (
        caplog.at_level(logging.ERROR, "recovery_advisor"),
        OBSERVERS.observing(failing),
        OBSERVERS.observing(watching),
    ):
        assert BASE.assess({"pain": 9}) == before
    assert len(watching.seen) == 1
    assert "observer fault: ZeroDivisionError; rule book" in caplog.text
    assert "pain" not in caplog.text


def test_one_that_assesses_itself_is_told_of_the_first_assessment_alone() -> None:
    told: list[object] = []

    def assessing(book: RuleBook, evaluation: Evaluation) -> None:
        told.append(evaluation.check_in.answers)
        if len(told) < 9:
            BASE.assess({"pain": len(told)})

    with OBSERVERS.observing(assessing):
        BASE.assess({"pain": 9})
        BASE.assess({"pain": 8})
    assert told == [{"pain": 9}, {"pain": 8}]


def test_one_that_observes_twice_leaves_one_by_one() -> None:
    watching = Watching()
    with OBSERVERS.observing(watching):
        with OBSERVERS.observing(watching):
            BASE.assess({})
        BASE.assess({})
    BASE.assess({})
    assert len(watching.seen) == 3
    assert OBSERVERS.present == ()


def test_many_may_come_and_go_at_once() -> None:
    def observed(pain: int) -> bool:
        watching = Watching()
        with OBSERVERS.observing(watching):
            BASE.assess({"pain": pain})
        return pain in {evaluation.check_in.answers["pain"] for _, evaluation in watching.seen}

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(observed, [*range(11)] * 30))
    assert OBSERVERS.present == ()
