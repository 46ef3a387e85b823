"""Every engine there is, and what it means that they agree."""

from collections.abc import Callable, Iterable

import pytest

from recovery_advisor import RuleBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.engines.registry import ENGINES, EngineName

MakeEngine = Callable[[RuleBook], Engine]


def needs(name: EngineName) -> pytest.MarkDecorator:
    """Skips a test where an engine can't run."""
    reason = f"the library of the {name} engine can't be imported here"
    return pytest.mark.skipif(not ENGINES[name].can_run(), reason=reason)


needs_durable = needs("durable")


def hide_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the rest of a test durable_rules can't be imported."""

    def missing() -> None:
        raise ImportError("hidden by a test")

    monkeypatch.setattr("recovery_advisor.engines.durable.library", missing)


#: The name of each engine.
EACH = [pytest.param(name, id=name, marks=needs(name)) for name in ENGINES]
#: The name of each engine but the reference.
EACH_BUT_REFERENCE = [one for one in EACH if one.id != "reference"]
#: How each engine is made that is held against the reference.
HELD_AGAINST_REFERENCE = [
    pytest.param(kind.make, id=name, marks=needs(name))
    for name, kind in ENGINES.items()
    if name != "reference"
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
