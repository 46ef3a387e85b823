"""Two hundred questions and five hundred nested rules: the same advice from every engine."""

from collections.abc import Iterator
from random import Random

import pytest

from recovery_advisor import Advisor, Readiness, RuleBook
from recovery_advisor.engines.registry import EngineName
from tests.support.big_folder import QUESTIONS, RULES, big_folder
from tests.support.engines import (
    EACH_BUT_REFERENCE,
    HELD_AGAINST_REFERENCE,
    MakeEngine,
    assert_agrees_with_reference,
)

#: How bad each answer of a person may be, at most; ``None`` stands for unknown.
WELL, ILL = range(8), range(11)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return big_folder(20261124).book()


def mixed_answers(book: RuleBook, number: int) -> Iterator[dict[str, int | None]]:
    """Some well, some anything at all, and some of whom little is known."""
    drawn = Random(20261125)
    for kind in range(number):
        known = WELL if kind % 2 else ILL
        unanswered = (0, 0, 1, 100)[kind % 4]
        asked = [question.id for question in book.questions]
        left_out = set(drawn.sample(asked, unanswered))
        yield {id: None if id in left_out else drawn.choice(known) for id in asked}


def test_the_folder_is_as_big_as_it_claims(book: RuleBook) -> None:
    assert len(book.questions) == QUESTIONS == 200
    assert len({effect.rule.id for effect in book.effects}) == RULES == 500


@pytest.mark.parametrize("number", [40, pytest.param(200, marks=pytest.mark.deep)])
@pytest.mark.parametrize("make", HELD_AGAINST_REFERENCE)
def test_each_engine_finds_the_effects_that_the_reference_finds(
    make: MakeEngine, book: RuleBook, number: int
) -> None:
    lowered = [
        tuple(book.question[id].codes[answer] for id, answer in person.items())
        for person in mixed_answers(book, number)
    ]
    assert_agrees_with_reference(make, book, lowered)


@pytest.fixture(scope="module", params=[4, pytest.param(12, marks=pytest.mark.deep)])
def by_reference(request: pytest.FixtureRequest, book: RuleBook) -> list[str]:
    """What the reference engine says to some people, or to more."""
    return advices("reference", book, request.param)


@pytest.mark.parametrize("engine", EACH_BUT_REFERENCE)
def test_each_engine_gives_the_advice_that_the_reference_gives(
    engine: EngineName, book: RuleBook, by_reference: list[str]
) -> None:
    assert advices(engine, book, len(by_reference)) == by_reference


@pytest.mark.deep
def test_some_of_these_people_may_exercise(book: RuleBook) -> None:
    advisor = Advisor.from_book(book, engine="bitmap")
    advices = [advisor.assess(person) for person in mixed_answers(book, 200)]
    assert sum(advice.readiness > Readiness.REST for advice in advices) >= 40
    assert len({(advice.readiness, advice.urgency) for advice in advices}) > 1


def advices(engine: EngineName, book: RuleBook, number: int) -> list[str]:
    """Advices as JSON, without the name of the engine."""
    assess = Advisor.from_book(book, engine=engine).assess
    told = [assess(person) for person in mixed_answers(book, number)]
    return [advice.model_dump_json(exclude={"engine"}) for advice in told]
