"""A failing or a lying engine: rest, the higher urgency, and a reason that says so."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from hypothesis import given

from recovery_advisor import Advice, Advisor, Readiness, Urgency
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine
from recovery_advisor.engines.durable_host import MOST_RESTARTS
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.testing import check_ins
from tests.support.engines import needs_durable
from tests.support.situations import assert_no_more_permissive

Lie = Callable[[int], object]


def _raise(_: int) -> object:
    raise EngineFailure("broken on purpose")


HONEST = Advisor(["upper-back"], engine="bitmap")
NEARLY_WELL = {
    "injury": "no",
    "pain": 0,
    "daily_activity_pain": 0,
    "stiffness": "none",
    "range_of_motion": 100,
    "needs_special_plan": "no",
}
PERMIT = 1 << next(i for i, effect in enumerate(HONEST.book.effects) if effect.kind == "permit")

LIES: dict[str, Lie] = {
    "forgets one effect that counts": lambda counting: counting & (counting - 1),
    "permits everybody": lambda counting: counting | PERMIT,
    "finds nothing": lambda _: 0,
    "raises": _raise,
    "returns nothing": lambda _: None,
    "returns more than the book has": lambda counting: counting | 1 << 99,
    "returns a negative": lambda _: -1,
    "returns a truth": lambda _: True,
}


class LyingEngine:
    """The bitmap engine with something wrong."""

    name = "lying"

    def __init__(self, advisor: Advisor, lie: Lie) -> None:
        self._honest, self._lie = BitmapEngine(advisor.book), lie

    def counting(self, answers: Lowered) -> int:
        return self._lie(self._honest.counting(answers))  # type: ignore[return-value]


def with_liar(lie: Lie, alone: bool = False) -> Assessor:
    """An assessor one of whose engines lies."""
    liar = LyingEngine(HONEST, lie)
    return Assessor(HONEST.book, [liar] if alone else [liar, BitmapEngine(HONEST.book)])


def is_fault(advice: Advice) -> bool:
    return any(reason.rule == "engine-fault" for reason in advice.reasons)


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
@given(check_in=check_ins(HONEST.book))
def test_a_lying_engine_is_never_permissive(lie: Lie, check_in: object) -> None:
    advice = with_liar(lie).assess(check_in)  # type: ignore[arg-type]
    assert_no_more_permissive(advice, HONEST.assess(check_in))  # type: ignore[arg-type]


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_about_a_swollen_person_is_caught(lie: Lie) -> None:
    advice = with_liar(lie).assess({**NEARLY_WELL, "swelling": "mild"})
    assert is_fault(advice)
    assert advice.readiness is Readiness.REST
    assert advice.session is None
    assert advice.missing == ()


@pytest.mark.parametrize("name", ["raises", "returns nothing", "returns more than the book has"])
def test_an_engine_that_fails_alone_is_a_fault_too(name: str) -> None:
    advice = with_liar(LIES[name], alone=True).assess({"pain": 9})
    assert is_fault(advice)
    assert advice.readiness is Readiness.REST


def test_on_a_fault_the_higher_urgency_stands_and_is_named() -> None:
    advice = with_liar(LIES["finds nothing"]).assess({"pain": 9})
    assert is_fault(advice)
    assert advice.urgency is Urgency.URGENT
    assert [reason.rule for reason in advice.reasons] == ["severe-pain", "engine-fault"]


def test_on_a_fault_every_referral_that_any_engine_saw_stands() -> None:
    laws, effects = Laws(HONEST.book), HONEST.book.effects
    levels = {i: str(e.level) for i, e in enumerate(effects) if e.kind == "refer"}
    for one, other in product(levels, repeat=2):
        left = laws.referrals_among([1 << one | PERMIT, 1 << other])
        assert left == 1 << one | 1 << other
        decision = laws.decide(left)
        assert decision.readiness is Readiness.REST
        assert decision.urgency is max(Urgency(levels[one]), Urgency(levels[other]))


def test_a_fault_is_logged_without_a_word_of_what_was_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, "recovery_advisor"):
        with_liar(_raise).assess({"pain": 9, "swelling": "severe"})
    assert "engine fault" in caplog.text
    assert "EngineFailure" in caplog.text
    assert "pain" not in caplog.text
    assert "severe" not in caplog.text


@needs_durable
@pytest.mark.parametrize(
    "wrong", ["lost sentinel", "nothing fired", "exception", "no state", "raises"]
)
def test_durable_rules_going_wrong_is_a_failure_once(wrong: str) -> None:
    """What went wrong with one person does not reach the next."""
    engine = DurableEngine(HONEST.book)
    well = tuple(0 for _ in HONEST.book.questions)
    expected = engine.counting(well)
    rule_set = engine._rule_sets[0]
    host, honest = rule_set._host, rule_set._host.assert_fact

    def assert_fact(name: str, fact: dict[str, int]) -> object:
        state = honest(name, fact)
        if wrong == "raises":
            raise RuntimeError("broken on purpose")
        if wrong == "lost sentinel":
            rule_set._fired.pop()
        if wrong == "nothing fired":
            rule_set._fired.clear()
        return {"no state": None, "exception": {"exception": "swallowed"}}.get(wrong, state)

    host.assert_fact = assert_fact
    with pytest.raises(EngineFailure):
        engine.counting(well)
    host.assert_fact = honest
    assert engine.counting(well) == expected


@needs_durable
def test_durable_rules_that_keeps_failing_is_left_alone() -> None:
    engine = DurableEngine(HONEST.book)
    well = tuple(0 for _ in HONEST.book.questions)
    asked = 0

    def broken(name: str, fact: dict[str, int]) -> object:
        nonlocal asked
        asked += 1
        raise RuntimeError("broken on purpose")

    for _ in range(3 * MOST_RESTARTS):
        engine._rule_sets[0]._host.assert_fact = broken
        with pytest.raises(EngineFailure):
            engine.counting(well)
    assert asked == MOST_RESTARTS + 1


@needs_durable
def test_ctrl_c_in_durable_rules_stays_ctrl_c() -> None:
    engine = DurableEngine(HONEST.book)

    def interrupted(name: str, fact: dict[str, int]) -> object:
        raise KeyboardInterrupt

    engine._rule_sets[0]._host.assert_fact = interrupted
    well = tuple(0 for _ in HONEST.book.questions)
    with pytest.raises(KeyboardInterrupt):
        engine.counting(well)
    assert engine.counting(well) == BitmapEngine(HONEST.book).counting(well)


@needs_durable
def test_many_threads_may_ask_both_engines_at_once() -> None:
    advisor = Advisor(["upper-back"])
    people = [
        {**NEARLY_WELL, "pain": pain, "swelling": swelling}
        for pain in range(11)
        for swelling in ("none", "mild", "moderate", "severe")
    ]
    expected = [HONEST.assess(person).verdict for person in people]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            told = list(pool.map(advisor.assess, people * 20))
    finally:
        sys.setswitchinterval(before)
    assert [advice.verdict for advice in told] == expected * 20
    assert not any(map(is_fault, told))
