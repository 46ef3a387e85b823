"""Tests and benchmarks import a public name from where it is public, as a user would.

What examples and pages import is held by ``test_names``: they may import nothing else.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import recovery_advisor
from recovery_advisor import testing
from recovery_advisor.authoring import coverage
from recovery_advisor.authoring.diff import change
from tests.public.test_names import ROOT, imported

#: Packages that list what may be imported from them.
SURFACES = (recovery_advisor, testing, coverage)
FILES = [*(ROOT / "tests").glob("**/*.py"), *(ROOT / "benchmarks").glob("**/*.py")]


def past_a_surface(text: str) -> list[str]:
    """The imports of a public value from another module than the one that lists it."""
    return [
        f"{name} of {surface.__name__} is imported from {module}"
        for module, name in imported(text)
        for surface in SURFACES
        if name in surface.__all__ and module != surface.__name__
        if getattr(import_module(module), name) is getattr(surface, name)
    ]


def test_what_is_public_is_imported_from_where_it_is() -> None:
    found = {file: past_a_surface(file.read_text(encoding="utf-8")) for file in FILES}
    assert {str(file.relative_to(ROOT)): faults for file, faults in found.items() if faults} == {}


def test_an_import_past_a_surface_is_found() -> None:
    text = "from recovery_advisor.rulebook.book import RuleBook as Book, book_id\n"
    wrong = "RuleBook of recovery_advisor is imported from recovery_advisor.rulebook.book"
    assert past_a_surface(text) == [wrong]
    inside = "def test() -> None:\n    from recovery_advisor.testing.books import (\n        Pages,\n    )\n"
    [fault] = past_a_surface(inside)
    assert fault.startswith("Pages of recovery_advisor.testing is ")
    [fault] = past_a_surface("from recovery_advisor.authoring.coverage.report import Gap\n")
    assert fault.startswith("Gap of recovery_advisor.authoring.coverage is ")


def test_another_value_of_a_public_name_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert past_a_surface("from recovery_advisor import RuleBook\n") == []
    monkeypatch.setattr(change, "Change", object(), raising=False)
    assert past_a_surface("from recovery_advisor.authoring.diff.change import Change\n") == []


def test_all_tests_and_benchmarks_are_looked_at() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FILES)
    assert Path(__file__) in FILES
    assert sum(name == "RuleBook" for _, name in imported(text)) > 30
