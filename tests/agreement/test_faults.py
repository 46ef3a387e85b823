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
from recovery_advisor.engines.durable_rule_set import library
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.testing import check_ins
from tests.support.advisors import shared_advisor
from tests.support.engines import needs_durable
from tests.support.situations import assert_no_more_permissive

Lie = Callable[[int], object]


def _raise(_: int) -> object:
    raise EngineFailure("broken on purpose")


HONEST = shared_advisor("upper-back", engine="bitmap")
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


def _raises(*_: object) -> object:
    raise RuntimeError("broken on purpose")


def _interrupts(*_: object) -> object:
    raise KeyboardInterrupt


WELL = tuple(0 for _ in HONEST.book.questions)
#: What a function of durable_rules does wrong: which one, and what it does instead.
WRONG: dict[str, tuple[str, Callable[..., object]]] = {
    "takes no fact": ("assert_fact", lambda *_: (1, 0)),
    "fires nothing": ("start_action_for_state", lambda *_: None),
    "loses the sentinel": ("complete_and_start_action", lambda *_: None),
    "fires what is no rule": ("complete_and_start_action", lambda *_: '{"r99":{}}'),
    "fails with the fact": ("assert_fact", _raises),
    "fails in a rule": ("complete_and_start_action", _raises),
    "keeps the fact": ("retract_fact", lambda *_: (1, 0)),
    "fails at the end": ("retract_fact", _raises),
}
each_wrong = pytest.mark.parametrize(("function", "instead"), WRONG.values(), ids=WRONG)


@needs_durable
@each_wrong
def test_durable_rules_going_wrong_is_a_failure_once(
    function: str, instead: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went wrong with one person does not reach the next."""
    engine = DurableEngine(HONEST.book)
    worst = tuple(len(question.intervals) - 1 for question in HONEST.book.questions)
    with monkeypatch.context() as broken:
        broken.setattr(library(), function, instead)
        with pytest.raises(EngineFailure):
            engine.counting(worst)
    for answers in (WELL, worst):
        assert engine.counting(answers) == BitmapEngine(HONEST.book).counting(answers)


@needs_durable
def test_a_fact_that_was_left_in_a_session_is_a_failure_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody else's answers are never taken for one's own, even where nobody noticed that they stayed."""
    engine = DurableEngine(HONEST.book)
    worst = tuple(len(question.intervals) - 1 for question in HONEST.book.questions)
    with monkeypatch.context() as broken:
        broken.setattr(library(), "retract_fact", lambda *_: (0, 1))
        engine.counting(worst)
    with pytest.raises(EngineFailure, match="did not take the fact"):
        engine.counting(WELL)
    assert engine.counting(WELL) == BitmapEngine(HONEST.book).counting(WELL)


@needs_durable
@each_wrong
def test_durable_rules_heals_however_often_it_failed(
    function: str,
    instead: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is in the log with each doubling, without a word of what was answered."""
    engine = DurableEngine(HONEST.book)
    worst = tuple(len(question.intervals) - 1 for question in HONEST.book.questions)
    with monkeypatch.context() as broken:
        broken.setattr(library(), function, instead)
        for _ in range(40):
            with pytest.raises(EngineFailure):
                engine.counting(worst)
    assert engine.counting(worst) == BitmapEngine(HONEST.book).counting(worst)
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 6
    assert "32 times so far; it starts afresh" in caplog.text
    assert not any(question.id in caplog.text for question in HONEST.book.questions)


@needs_durable
@pytest.mark.parametrize(
    "function", ["assert_fact", "start_action_for_state", "complete_and_start_action"]
)
def test_ctrl_c_in_durable_rules_stays_ctrl_c(
    function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = DurableEngine(HONEST.book)
    with monkeypatch.context() as broken:
        broken.setattr(library(), function, _interrupts)
        with pytest.raises(KeyboardInterrupt):
            engine.counting(WELL)
    assert engine.counting(WELL) == BitmapEngine(HONEST.book).counting(WELL)


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


def test_where_every_engine_fails_an_emergency_is_still_told() -> None:
    advisor = Advisor(engine="bitmap")
    [engine] = advisor._assessor._evaluator._engines
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(engine), "counting", _times_out)
        advice = advisor.assess({"chest_pain": "yes"})
    assert (advice.verdict, advice.fault) == ("emergency", True)


def _times_out(*_: object) -> int:
    raise TimeoutError
