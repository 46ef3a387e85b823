"""Texts are filled by name alone: no text reaches into a value, or grows by itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recovery_advisor
from recovery_advisor.values.placeholders import filled, placeholders

PACKAGE = Path(recovery_advisor.__file__).parent
#: What ``str.format`` would obey, or stumble over.
MORE_THAN_A_NAME = [
    "{by.foo}",
    "{by.__class__.__mro__}",
    "{by[0]}",
    "{by!r}",
    "{by:1000000000}",
    "{by:{questions}}",
    "{0}",
    "{}",
    "{ by }",
    "{By}",
    "{",
    "}",
    "{{",
    "}}",
    "{by",
    "by}",
]


@pytest.mark.parametrize("text", MORE_THAN_A_NAME)
def test_braces_around_more_than_a_name_are_no_placeholder(text: str) -> None:
    assert placeholders(f"So {text} it is") is None


@pytest.mark.parametrize("text", MORE_THAN_A_NAME)
def test_they_stay_as_they_are_where_nobody_has_checked(text: str) -> None:
    assert filled(text, by="Dr. Who", questions="pain") == text.replace("{questions}", "pain")


def test_names_are_listed_as_often_as_they_stand_there() -> None:
    assert placeholders("{by}: {a} {by}") == ("a", "by", "by")
    assert placeholders("no") == ()


def test_each_name_needs_a_value() -> None:
    with pytest.raises(KeyError, match="who"):
        filled("{who}", what=1)


@given(st.text(), st.text())
def test_values_are_never_read_as_texts(one: str, other: str) -> None:
    assert filled("{one}|{other}|{one}", one=one, other=other) == f"{one}|{other}|{one}"


def test_the_library_formats_nothing_but_constants_of_its_own() -> None:
    formatted = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("format", "format_map", "vformat")
        and not (isinstance(node.ctx, ast.Load) and _is_constant(node.value))
        and not _is_an_option(node.value)
    ]
    assert formatted == []


def _is_constant(node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        return _is_constant(node.value)
    return isinstance(node, ast.Name) and node.id.isupper()


def _is_an_option(node: ast.expr) -> bool:
    """``options.format``, which is what ``--format`` was given."""
    return isinstance(node, ast.Name) and node.id == "options"
