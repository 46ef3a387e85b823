"""The pytest plugin: the laws as a fixture, a warning of poor properties, and the coverage of rules.

It stands beside the package, not in it. Every pytest run imports the plugins of its environment,
whether it uses them or not, and to import anything inside the package is to import all that an
advisor needs: 300 ms, where this file takes 2. What needs the library imports it when asked.
"""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from recovery_advisor import Advisor, RuleBook

T = TypeVar("T")
_MARKER = "safety_rules"
#: A property that assessed as many is warned of where a smaller share than this is above rest.
_ENOUGH, _FEW = 20, 0.05


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the coverage of rules."""
    group = parser.getgroup("recovery_advisor")
    group.addoption(
        "--rule-coverage",
        action="store_true",
        help="print which rules were seen to decide for the people who were assessed",
    )
    group.addoption(
        "--rule-coverage-at-least",
        metavar="PERCENT",
        type=_percent,
        help="the same, and fail the run where it is less for any rule book, or nobody was assessed",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker, and begin to record where that is asked for."""
    config.addinivalue_line(
        "markers",
        f"{_MARKER}(folder=None, packs=None): the rules that safety_law speaks of: a rules folder,"
        " as seen from the root of the tests, and ids of packs; the shipped ones by default",
    )
    at_least = config.getoption("rule_coverage_at_least")
    if config.getoption("rule_coverage") or at_least is not None:
        from recovery_advisor.authoring.coverage.pytest_run import CoverageOfRun

        config.pluginmanager.register(CoverageOfRun(config, at_least), "rule-coverage")


class FewAboveRest(pytest.PytestWarning):
    """A property held for people of whom hardly any may exercise, and so may hold of nothing."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Warn where a property that passes assessed hardly anybody who is above rest."""
    test = getattr(item, "obj", None)
    if not getattr(test, "is_hypothesis_test", False) or "recovery_advisor" not in sys.modules:
        return (yield)
    from recovery_advisor.authoring.coverage.above_rest import counting_people

    with counting_people() as people:
        result = yield
    if people.assessed >= _ENOUGH and people.above_rest < _FEW * people.assessed:
        item.warn(
            FewAboveRest(
                f"the property saw {people.above_rest} of {people.assessed} people above rest:"
                " what it says of exercise may never have been tried. Draw people with"
                " recovery_advisor.testing.check_ins(), of whom at least a fifth is above rest; where"
                " rest is what the property is about, ignore recovery_advisor_for_pytest.FewAboveRest"
            )
        )
    return result


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a law, or a law over time."""
    if "safety_law" in metafunc.fixturenames:
        from recovery_advisor.testing.laws import LAWS

        ids = [law.id for law in LAWS]
        metafunc.parametrize("safety_law", LAWS, ids=ids, indirect=True)
    if "history_law" in metafunc.fixturenames:
        from recovery_advisor.testing.history_laws import HISTORY_LAWS

        ids = [law.id for law in HISTORY_LAWS]
        metafunc.parametrize("history_law", HISTORY_LAWS, ids=ids, indirect=True)


@dataclass(frozen=True)
class SafetyLaw:
    """A law, for the rules of the test that asks for it.

    Attributes:
        id: its name.
        check: holds an app to it, and raises ``AssertionError`` where it is broken; takes what gives
            the advice, and what the law's own ``check`` takes.
    """

    id: str
    check: Callable[..., None]


@pytest.fixture
def safety_law(request: pytest.FixtureRequest) -> SafetyLaw:
    """Each law in turn: ``safety_law.check(my_app.advise)`` holds an app to it.

    ``@pytest.mark.safety_rules(folder="my-rules", packs=["knee"])`` says by which rules.
    """
    marker = request.node.get_closest_marker(_MARKER)
    advisor = _loaded(_advisor, marker, request.config.rootpath)
    return SafetyLaw(request.param.id, partial(request.param.check, advisor=advisor))


@pytest.fixture
def history_law(request: pytest.FixtureRequest) -> SafetyLaw:
    """Each law over time in turn: ``history_law.check(open_my_app)`` holds an app to it.

    The rules are those of ``safety_rules`` with their history pack.
    """
    marker = request.node.get_closest_marker(_MARKER)
    book = _loaded(_history_book, marker, request.config.rootpath)
    return SafetyLaw(request.param.id, partial(request.param.check, book=book))


def _loaded(
    load: Callable[[Path | None, tuple[str, ...] | None], T],
    marker: pytest.Mark | None,
    root: Path,
) -> T:
    """The rules that a marker names."""
    from recovery_advisor import RecoveryAdvisorError

    if marker is None:
        return load(None, None)
    folder, packs = _arguments(marker)
    try:
        return load(None if folder is None else root / folder, packs)
    except RecoveryAdvisorError as error:
        pytest.fail(f"{_MARKER}: {error}", pytrace=False)


def _arguments(marker: pytest.Mark) -> tuple[str | Path | None, tuple[str, ...] | None]:
    given = dict(marker.kwargs)
    folder, packs = given.pop("folder", None), given.pop("packs", None)
    named = packs is None or (isinstance(packs, (list, tuple)) and all(map(_is_text, packs)))
    if marker.args or given or not named or not isinstance(folder, (str, Path, type(None))):
        shown = [*map(repr, marker.args), *(f"{name}={it!r}" for name, it in marker.kwargs.items())]
        pytest.fail(
            f"{_MARKER}({', '.join(shown)}) was given; allowed: folder=, the path of a rules folder,"
            " and packs=, a list of ids of packs",
            pytrace=False,
        )
    return folder, None if packs is None else tuple(packs)


def _is_text(given: object) -> bool:
    return isinstance(given, str)


@cache
def _advisor(folder: Path | None, packs: tuple[str, ...] | None) -> Advisor:
    from recovery_advisor import Advisor

    return Advisor(packs) if folder is None else Advisor.from_folder(folder, packs)


@cache
def _history_book(folder: Path | None, packs: tuple[str, ...] | None) -> RuleBook:
    from recovery_advisor import load_history_book

    return load_history_book(folder, packs)


def _percent(given: str) -> float:
    try:
        percent = float(given)
    except ValueError:
        percent = -1
    if not 0 <= percent <= 100:
        raise ArgumentTypeError(f"{given!r} was given; allowed: a number from 0 to 100")
    return percent
