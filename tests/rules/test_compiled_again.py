"""The same files are compiled once, and any other file is never taken for them."""

from unittest.mock import patch

import pytest

from recovery_advisor import RulesError
from recovery_advisor.loading import folder
from tests.support.changed_rules import ChangedRules


def test_the_same_files_are_compiled_once(rules: ChangedRules) -> None:
    first = rules.load()
    with patch.object(folder, "compile_files") as compiled:
        assert rules.load() == first
    compiled.assert_not_called()


def test_whatever_is_another_is_compiled(rules: ChangedRules) -> None:
    first = rules.load()
    rules.replace("vocabulary.yaml", "Worst pain, last 24 hours", "Worst pain, last 48 hours")
    assert rules.load() != first
    rules.replace("vocabulary.yaml", "Worst pain, last 48 hours", "Worst pain, last 24 hours")
    assert rules.load() == first
    rules.write("more.yaml", "rules: [")
    with pytest.raises(RulesError):
        rules.load()
