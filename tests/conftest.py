"""How hard the property tests look, by ``HYPOTHESIS_PROFILE``, and what all tests share.

``default`` looks at other people in each run, ``ci`` at more of them, the same in each run, ``brief`` at
few; ``long`` is for a night.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support.changed_rules import ChangedRules

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

settings.register_profile(
    "default", max_examples=5, deadline=None, suppress_health_check=SLOW_TO_DRAW
)
settings.register_profile(
    "ci", settings.get_profile("default"), max_examples=12, derandomize=True, print_blob=True
)
settings.register_profile("brief", settings.get_profile("ci"), max_examples=5)
settings.register_profile("long", settings.get_profile("default"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


#: The most cases of one test that the default tier runs; the deep one has them all.
MOST_CASES = 4
#: Pages that prove again and again while a reader follows them: their blocks run in the deep tier.
DEEP_PAGES = {"your-own-rules.md", "changing-rules.md"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases of a test as deep but for some, spread evenly, where there are many.

    A test keeps them all where it says so, as some fault is noticed by one case alone. Pages come first, as
    their blocks follow from each other: what a worker takes over from another is from the end.
    """
    items.sort(key=lambda item: item.path.suffix != ".md")
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.path.name in DEEP_PAGES:
            item.add_marker(pytest.mark.deep)
        elsewhere = any(item.get_closest_marker(name) for name in ("deep", "slow", "every_case"))
        if hasattr(item, "callspec") and not elsewhere:
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for same in cases.values():
        stride = -(-len(same) // MOST_CASES)
        for number, item in enumerate(same):
            if number % stride:
                item.add_marker(pytest.mark.deep)


@pytest.fixture(scope="session", autouse=True)
def _processes_hear_ctrl_c() -> None:
    """Let the processes that tests start be interrupted, where pytest runs in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def rules(tmp_path: Path) -> ChangedRules:
    """A copy of the shipped base pack, to change."""
    return ChangedRules(tmp_path / "rules")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests of a worker."""
    from web.browser import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker of accessibility, as a script."""
    from web.build import CACHE
    from web.downloads import AXE, npm_package

    return (npm_package(AXE, CACHE) / "axe.min.js").read_text(encoding="utf-8")
