"""Every case beside the rules gets its advice, whichever engine decides."""

from __future__ import annotations

from functools import cache

import pytest

from recovery_advisor import Advice, Advisor, load_book
from recovery_advisor.engines.registry import EngineName
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.cases import read_cases
from tests.support.engines import EACH

CASES = read_cases(shipped_rules())
KINDS = {pack.id: pack.kind for pack in load_book(shipped_rules()).packs}


@cache
def advisor(pack: str, engine: EngineName | None) -> Advisor:
    """What the cases of a pack speak of: a base pack alone, an overlay with all there is."""
    return Advisor([pack] if KINDS[pack] == "base" else None, engine=engine)


def test_every_pack_has_cases() -> None:
    assert {case.pack for case in CASES} == set(KINDS)


@pytest.fixture(params=[*EACH, pytest.param(None, id="default")])
def engine(request: pytest.FixtureRequest) -> EngineName | None:
    chosen: EngineName | None = request.param
    return chosen


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.pack}-{case.id}")
def test_a_case_gets_its_advice(case: Case, engine: EngineName | None) -> None:
    rules = advisor(case.pack, engine)
    advice = rules.assess(case.check_in(rules.book.form), case.preferences)
    expect = case.expect
    assert (advice.verdict, advice.readiness, advice.urgency) == (
        expect.verdict,
        expect.readiness,
        expect.urgency,
    )
    assert {reason.rule for reason in advice.reasons} == set(expect.reasons)
    if expect.missing is not None:
        assert sorted(advice.missing) == sorted(expect.missing)
    _check_session(case, advice)
    _check_exercises(case, advice)


def _check_session(case: Case, advice: Advice) -> None:
    expect = case.expect
    assert ("yes" if advice.session else "no") == expect.session
    assert (advice.no_session.why if advice.no_session else None) == expect.no_session
    if expect.not_covered is not None:
        assert advice.session
        assert sorted(advice.session.focus_not_covered) == sorted(expect.not_covered)


def _check_exercises(case: Case, advice: Advice) -> None:
    expect = case.expect
    planned = {item.exercise for item in advice.session.exercises} if advice.session else set()
    available = set(advice.available)
    assert set(expect.planned) <= planned
    assert set(expect.available) <= available
    assert set(expect.allowed) <= planned | available
    assert set(expect.excluded) <= {exclusion.exercise for exclusion in advice.excluded}
