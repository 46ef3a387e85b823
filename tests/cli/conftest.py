from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.changed import ChangedRules


@pytest.fixture
def rules(tmp_path: Path) -> ChangedRules:
    return ChangedRules(tmp_path / "rules")
