"""The engines agree on generated people, and give them the same advice."""

import pytest
from hypothesis import given

from recovery_advisor import Advisor, CheckInBase, Preferences
from recovery_advisor.engines.lowering import Lowering
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.engines.registry import EngineName, runnable
from recovery_advisor.testing import check_ins, preferences
from tests.support.engines import (
    EACH_BUT_REFERENCE,
    HELD_AGAINST_REFERENCE,
    MakeEngine,
    assert_agrees,
    needs_durable,
)


class Packs:
    """An advisor of each engine on the same packs, and their people."""

    def __init__(self, packs: list[str] | None) -> None:
        self.reference = Advisor(packs, engine="reference")
        self.book = self.reference.book
        self.lowering = Lowering(self.book.questions, self.book.questionnaires)
        self.both = Advisor(packs)
        self.named = {name: Advisor(packs, engine=name) for name in runnable()}
        self.people, self.wishes = check_ins(self.book), preferences(self.book)


PACKS = {"both packs": Packs(None), "the base pack": Packs(["upper-back"])}
each_packs = pytest.mark.parametrize("packs", PACKS.values(), ids=PACKS)


@each_packs
@pytest.mark.parametrize("make", HELD_AGAINST_REFERENCE)
def test_each_engine_agrees_with_the_reference_on_check_ins(make: MakeEngine, packs: Packs) -> None:
    engine, authority = make(packs.book), ReferenceEngine(packs.book)

    @given(packs.people)
    def agrees(check_in: CheckInBase) -> None:
        assert_agrees(engine, authority, [packs.lowering.lower(check_in)])

    agrees()


@each_packs
@pytest.mark.parametrize("name", EACH_BUT_REFERENCE)
def test_advice_differs_by_the_name_of_the_engine_alone(name: EngineName, packs: Packs) -> None:
    @given(packs.people, packs.wishes)
    def differs(check_in: CheckInBase, wishes: Preferences) -> None:
        expected = packs.reference.assess(check_in, wishes).model_dump_json()
        told = packs.named[name].assess(check_in, wishes).model_dump_json()
        assert told == expected.replace('"engine":"reference"', f'"engine":"{name}"')

    differs()


@each_packs
@needs_durable
def test_two_engines_asked_together_say_what_one_says(packs: Packs) -> None:
    @given(packs.people, packs.wishes)
    def says_the_same(check_in: CheckInBase, wishes: Preferences) -> None:
        expected = packs.reference.assess(check_in, wishes).model_dump_json()
        told = packs.both.assess(check_in, wishes).model_dump_json()
        assert told == expected.replace('"engine":"reference"', '"engine":"durable+bitmap"')

    says_the_same()
