"""Each lint finds fault with its failing example, and with nothing in its passing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor.checking.folder import read_checked
from recovery_advisor.checking.lint import Lint
from recovery_advisor.checking.run import all_lints, findings
from recovery_advisor.rulebook.folder import shipped_rules
from tests.checking.starter import checked

each_lint = pytest.mark.parametrize("lint", all_lints(), ids=lambda lint: lint.id)


@each_lint
def test_a_lint_finds_what_is_wrong_with_its_failing_example(lint: Lint, tmp_path: Path) -> None:
    found = list(lint.check(checked(tmp_path, lint.fails)))
    assert found
    for one in found:
        problem = one.place.problem(one.message)
        assert problem.file in {*lint.fails, "my-pack/pack.yaml"}
        assert problem.line and problem.column and problem.text


@each_lint
def test_nothing_is_found_in_its_passing_example(lint: Lint, tmp_path: Path) -> None:
    assert list(lint.check(checked(tmp_path, lint.passes))) == []


@each_lint
def test_a_lint_says_what_it_finds_and_why(lint: Lint) -> None:
    assert lint.finds[0].islower() and not lint.finds.endswith(".")
    assert lint.because[0].isupper() and lint.because.endswith(".")


def test_every_lint_has_a_name_of_its_own() -> None:
    ids = [lint.id for lint in all_lints()]
    assert len(ids) == len(set(ids)) > 12


def test_nothing_that_fails_a_check_is_found_in_the_shipped_rules() -> None:
    found = findings(read_checked(shipped_rules()))
    assert [one for one in found if one.severity != "hint"] == []
