"""Every engine there is, and what it means that they agree."""

from collections.abc import Callable, Iterable

import pytest

from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine, durable_is_installed
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.book import RuleBook

MakeEngine = Callable[[RuleBook], Engine]

needs_durable = pytest.mark.skipif(
    not durable_is_installed(), reason="durable_rules can't be imported on this Python"
)

#: Each engine that is held against the reference.
HELD_AGAINST_REFERENCE = [
    pytest.param(BitmapEngine, id="bitmap"),
    pytest.param(DurableEngine, id="durable", marks=needs_durable),
]


def assert_agrees(engine: Engine, authority: Engine, people: Iterable[Lowered]) -> int:
    """The engine finds the same effects as the authority for everybody; how many they were."""
    number = 0
    for number, answers in enumerate(people, start=1):  # noqa: B007
        found, expected = engine.counting(answers), authority.counting(answers)
        assert found == expected, (
            f"{engine.name} found {found:b} and {authority.name} {expected:b} for {answers}"
        )
    return number


def assert_agrees_with_reference(
    make: MakeEngine, book: RuleBook, people: Iterable[Lowered]
) -> int:
    """The same, against the reference engine of the same book."""
    return assert_agrees(make(book), ReferenceEngine(book), people)
