"""The engines agree on generated people, and give them the same advice."""

from typing import Literal

import pytest
from hypothesis import given

from recovery_advisor import Advisor, CheckIn, Preferences
from recovery_advisor.engines.durable import durable_is_installed
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.lowering import Lowering
from recovery_advisor.testing import check_ins, preferences
from tests.support.engines import HELD_AGAINST_REFERENCE, MakeEngine, assert_agrees, needs_durable

REFERENCE = Advisor(engine="reference")
BOOK = REFERENCE.book
LOWERING = Lowering(BOOK.questions, BOOK.questionnaires)
NAMES: list[Literal["bitmap", "durable"]] = ["bitmap", "durable"]
ADVISORS = {
    name: Advisor(engine=name) for name in NAMES if name != "durable" or durable_is_installed()
}
BOTH = Advisor()


@pytest.mark.parametrize("make", HELD_AGAINST_REFERENCE)
def test_each_engine_agrees_with_the_reference_on_people(make: MakeEngine) -> None:
    engine, authority = make(BOOK), ReferenceEngine(BOOK)

    @given(check_ins())
    def agrees(check_in: CheckIn) -> None:
        assert_agrees(engine, authority, [LOWERING.lower(check_in)])

    agrees()


@pytest.mark.parametrize("name", ["bitmap", pytest.param("durable", marks=needs_durable)])
@given(check_in=check_ins(), wishes=preferences())
def test_advice_differs_by_the_name_of_the_engine_alone(
    name: Literal["bitmap", "durable"], check_in: CheckIn, wishes: Preferences
) -> None:
    expected = REFERENCE.assess(check_in, wishes).model_dump_json()
    told = ADVISORS[name].assess(check_in, wishes).model_dump_json()
    assert told == expected.replace('"engine":"reference"', f'"engine":"{name}"')


@needs_durable
@given(check_ins(), preferences())
def test_two_engines_asked_together_say_what_one_says(
    check_in: CheckIn, wishes: Preferences
) -> None:
    expected = REFERENCE.assess(check_in, wishes).model_dump_json()
    told = BOTH.assess(check_in, wishes).model_dump_json()
    assert told == expected.replace('"engine":"reference"', '"engine":"durable+bitmap"')
