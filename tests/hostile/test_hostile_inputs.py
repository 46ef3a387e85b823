"""No input, however hostile, ends in a traceback, opens anything, or hides an emergency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

import pytest

from recovery_advisor import Advice, InputError, Readiness, Urgency
from recovery_advisor.values.permissive import opens_more
from tests.hostile.inputs import Sent, sent
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")
TODAY = date(2026, 6, 15)
EMERGENCIES = frozenset(
    question.id
    for question in ADVISOR.book.questions
    if question.band("yes") and ADVISOR.assess({question.id: "yes"}).urgency is Urgency.EMERGENCY
)


def by_itself(case: Sent) -> Advice | None:
    """The advice on the answers without the preferences; ``None`` where the answers are refused."""
    try:
        return ADVISOR.assess(case.check_in, today=TODAY)
    except InputError:
        return None


def complaints(case: Sent) -> Iterable[str]:
    """What is wrong with the advice on an input."""
    try:
        advice = ADVISOR.assess(case.check_in, case.preferences, today=TODAY)
    except InputError as error:
        if error.advice is None:
            yield "there is no advice beside the error"
            return
        advice = error.advice
        if advice.session is not None:
            yield "a session in spite of an error"
        if (alone := by_itself(case)) and advice.readiness is not alone.readiness:
            yield "a wish alone was refused, and it changed the readiness"
        opened = advice.readiness is not Readiness.REST
        if opened and (advice.no_session is None or advice.no_session.why != "unreadable_wish"):
            yield "an answer was refused, and the advice is not rest"
    if advice.fault:
        yield "the library failed"
    plainly = ADVISOR.assess(case.meant, {"equipment": ADVISOR.equipment}, today=TODAY)
    if "clearance" not in case.check_in:
        yield from opens_more(advice, plainly)
    if case.readable & EMERGENCIES and advice.urgency is not Urgency.EMERGENCY:
        yield f"the emergency is lost, it is {advice.urgency}"


def found(seed: int, number: int) -> list[tuple[int, str]]:
    """Each complaint about so many inputs, with the seed that makes the input again."""
    return [
        (one, complaint)
        for one in range(seed, seed + number)
        for complaint in complaints(sent(Random(one), ADVISOR))
    ]


@pytest.mark.parametrize("inputs", [800, pytest.param(4_000, marks=pytest.mark.deep)])
def test_no_hostile_input_opens_anything_or_hides_an_emergency(inputs: int) -> None:
    assert found(0, inputs) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(100))
def test_a_million_hostile_inputs(part: int) -> None:
    assert found(1_000_000 + part * 10_000, 10_000) == []
