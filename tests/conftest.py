"""How hard the property tests look: set HYPOTHESIS_PROFILE to ``ci``, ``brief`` or ``long``."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from recovery_advisor.loading.document import parse
from tests.support.changed_rules import ChangedRules

SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

settings.register_profile(
    "default", max_examples=25, deadline=None, suppress_health_check=SLOW_TO_DRAW
)
settings.register_profile(
    "ci", settings.get_profile("default"), max_examples=60, derandomize=True, print_blob=True
)
settings.register_profile("brief", settings.get_profile("ci"), max_examples=10)
settings.register_profile("long", settings.get_profile("default"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def _each_text_is_parsed_once() -> Iterator[None]:
    """Parse a text of YAML once a process, however often its folder is read."""
    with patch("recovery_advisor.loading.folder.parse", lru_cache(maxsize=512)(parse)):
        yield


@pytest.fixture
def rules(tmp_path: Path) -> ChangedRules:
    """A copy of the shipped base pack, to change."""
    return ChangedRules(tmp_path / "rules")
