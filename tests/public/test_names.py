"""``recovery_advisor.__all__`` is the truth: what is public is in it, and what is in it is there."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import pytest

import recovery_advisor
from recovery_advisor import RuleBook, history, testing
from recovery_advisor.history import health

ROOT = Path(__file__).resolve().parents[2]
MODULES = {
    "recovery_advisor": recovery_advisor,
    "recovery_advisor.history": history,
    "recovery_advisor.history.health": health,
    "recovery_advisor.testing": testing,
}
#: What users read and copy.
PAGES = sorted(
    [
        *(ROOT / "examples").glob("*.py"),
        *(ROOT / "docs").glob("**/*.md"),
        ROOT / "README.md",
        ROOT / "rules/README.md",
        *(ROOT / "tests/typing").glob("test_user_code.py"),
        *(ROOT / "tests/typing").glob("ankle_check_in.py"),
    ]
)
_IMPORT = re.compile(
    r"^[ >.]*(?:from (recovery_advisor[\w.]*) import (\([^)]*\)|.*)|import (recovery_advisor[\w.]*))",
    re.M,
)
#: Classes that public methods mention and users never hold: what makes them comes from the library.
INNER = {"Assessor", "Movement", "Origin", "Translator"}


def imported(text: str) -> Iterator[tuple[str, str]]:
    """Each module and name of the package that a page imports."""
    for module, names, whole in _IMPORT.findall(text):
        if whole:
            yield whole, ""
        for name in re.findall(r"\w+", re.sub(r"#.*| as \w+", "", names)):
            yield module, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_imports_is_public(page: Path) -> None:
    for module, name in imported(page.read_text(encoding="utf-8")):
        assert module in MODULES
        assert not name or name in MODULES[module].__all__


def test_the_imports_of_pages_are_found() -> None:
    found = [one for page in PAGES for one in imported(page.read_text(encoding="utf-8"))]
    assert len(found) > 40
    assert ("recovery_advisor.testing", "assert_safe") in found
    text = ">>> from recovery_advisor.values import (\n...     Scale as It,  # one\n... )\n"
    assert [*imported(text)] == [("recovery_advisor.values", "Scale")]
    assert [*imported("    import recovery_advisor.cli")] == [("recovery_advisor.cli", "")]


@pytest.mark.parametrize(
    ("module", "name"), [(module, name) for module in MODULES for name in MODULES[module].__all__]
)
def test_each_public_name_is_there_and_documented(module: str, name: str) -> None:
    value = getattr(MODULES[module], name)
    if isinstance(value, type) or inspect.isroutine(value):
        assert value.__doc__, "has no docstring of its own"
        assert value.__name__ == name


def test_names_are_listed_once_and_dir_lists_them() -> None:
    names = recovery_advisor.__all__
    assert len(set(names)) == len(names)
    assert sorted(names) == dir(recovery_advisor)
    with pytest.raises(AttributeError, match="no attribute 'Expanation'"):
        recovery_advisor.Expanation  # type: ignore[attr-defined]  # noqa: B018


def test_no_public_name_is_missing() -> None:
    """Whatever class a public one mentions, in a field or a method, is public too."""
    public = {getattr(recovery_advisor, name) for name in recovery_advisor.__all__}
    found = {
        inner
        for one in public
        if isinstance(one, type) and one is not RuleBook  # whose contents are no promise
        for inner in mentioned(one)
    }
    assert {one.__name__ for one in found - public} == INNER


def mentioned(cls: type[Any]) -> set[type[Any]]:
    """The classes of the package in the types of a class's public fields and methods."""
    hints = {name: hint for name, hint in get_type_hints(cls).items() if not name.startswith("_")}
    functions = [
        function
        for name, member in inspect.getmembers_static(cls)
        if not name.startswith("_") or name == "__init__"
        if inspect.isfunction(function := _function(member))
        if function.__module__.startswith("recovery_advisor")
    ]
    for_type_checkers = {
        one.__name__: one
        for one in (
            recovery_advisor.Advice,
            recovery_advisor.Explanation,
            recovery_advisor.Interview,
        )
    }
    every = [
        *hints.values(),
        *(
            hint
            for function in functions
            for hint in get_type_hints(
                function, {**for_type_checkers, **function.__globals__}
            ).values()
        ),
    ]
    return {one for hint in every for one in classes_in(hint)}


def _function(member: Any) -> Any:
    match member:
        case classmethod() | staticmethod():
            return member.__func__
        case property():
            return member.fget
        case cached_property():
            return member.func
    return member


def classes_in(hint: Any) -> Iterator[type[Any]]:
    """The classes of the package that a type is made of."""
    if isinstance(hint, TypeVar):
        hint = hint.__bound__
    if isinstance(hint, type) and hint.__module__.startswith("recovery_advisor"):
        yield hint
    for inner in get_args(hint):
        yield from classes_in(inner)


def test_an_explanation_is_not_loaded_before_it_is_named() -> None:
    code = (
        "import sys, recovery_advisor;"
        "assert 'recovery_advisor.values.explanation' not in sys.modules;"
        "from recovery_advisor import WhyNot;"
        "assert 'recovery_advisor.values.explanation' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
