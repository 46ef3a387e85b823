"""The engines agree on everybody whom the base pack can tell apart.

Both packs tell too many apart for that: there the engines agree on everybody with at most two answers
other than the best.
"""

import random
from collections.abc import Iterator
from itertools import combinations, islice, product

import pytest

from recovery_advisor import load_book
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.classes import all_combinations, classes, how_many, neighbours
from tests.support.engines import (
    HELD_AGAINST_REFERENCE,
    MakeEngine,
    assert_agrees,
    assert_agrees_with_reference,
    needs_durable,
)

BOOK = load_book(shipped_rules(), ["upper-back"])
CLASSES = [classes(BOOK, question) for question in BOOK.questions]
NEIGHBOURS = [neighbours(BOOK, question) for question in BOOK.questions]


#: durable_rules takes too long for so many; it is held against the bitmap engine instead.
FAST = [one for one in HELD_AGAINST_REFERENCE if one.id != "durable"]


@pytest.mark.deep
@pytest.mark.parametrize("make", FAST)
def test_each_fast_engine_agrees_with_the_reference_on_both_neighbours_of_every_threshold(
    make: MakeEngine,
) -> None:
    people = all_combinations(NEIGHBOURS)
    assert assert_agrees_with_reference(make, BOOK, people) == how_many(NEIGHBOURS)
    assert how_many(NEIGHBOURS) > 100_000


@pytest.mark.deep
@needs_durable
def test_durable_agrees_with_bitmap_on_every_class() -> None:
    engine, authority = DurableEngine(BOOK), BitmapEngine(BOOK)
    assert assert_agrees(engine, authority, all_combinations(CLASSES)) == how_many(CLASSES)


@pytest.mark.parametrize("make", HELD_AGAINST_REFERENCE)
def test_each_engine_agrees_with_the_reference_on_a_sample_of_the_neighbours(
    make: MakeEngine,
) -> None:
    drawn = random.Random(20261124)
    people = [tuple(drawn.choice(choices) for choices in NEIGHBOURS) for _ in range(5_000)]
    assert_agrees_with_reference(make, BOOK, people)


@pytest.mark.slow
@needs_durable
def test_durable_agrees_with_bitmap_on_both_neighbours_of_every_threshold() -> None:
    assert_agrees(DurableEngine(BOOK), BitmapEngine(BOOK), all_combinations(NEIGHBOURS))


def test_people_of_one_class_count_the_same_effects() -> None:
    """What lets a class stand for all its people."""
    engine = BitmapEngine(BOOK)
    drawn = random.Random(20261125)
    for _ in range(2_000):
        anyone = tuple(drawn.randint(0, question.unknown) for question in BOOK.questions)
        double = tuple(
            number if number == choices[-1] else max(c for c in choices[:-1] if c <= number)
            for number, choices in zip(anyone, CLASSES, strict=True)
        )
        assert engine.counting(anyone) == engine.counting(double)


BOTH = load_book(shipped_rules())
BOTH_CLASSES = [classes(BOTH, question) for question in BOTH.questions]


def with_at_most_two() -> Iterator[Lowered]:
    """Everybody, as far as both packs can tell, whose answers are the best but for two."""
    well = [0] * len(BOTH_CLASSES)
    yield tuple(well)
    for position, choices in enumerate(BOTH_CLASSES):
        for one in choices[1:]:
            yield (*well[:position], one, *well[position + 1 :])
    for first, second in combinations(range(len(well)), 2):
        for one, other in product(BOTH_CLASSES[first][1:], BOTH_CLASSES[second][1:]):
            person = list(well)
            person[first], person[second] = one, other
            yield tuple(person)


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.deep)])
@pytest.mark.parametrize("make", HELD_AGAINST_REFERENCE)
def test_each_engine_agrees_with_the_reference_on_each_two_answers_of_both_packs(
    make: MakeEngine, step: int
) -> None:
    people = islice(with_at_most_two(), 0, None, step)
    assert assert_agrees_with_reference(make, BOTH, people) > 5_000 / step
