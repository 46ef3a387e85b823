"""What counts as a statement, and what is longest."""

import ast
from pathlib import Path

import pytest

from tests.structure.imports import source_files
from tests.structure.sizes import (
    BESIDE,
    longest_file,
    longest_function,
    statements,
    statements_by_room,
)
from tests.structure.small_package import write_package


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("", 0),
        ('"""About."""\n# A comment.\n', 0),
        ("a = (\n    1,\n    2,\n)\n", 1),
        ("a = 1; b = 2", 2),
        ('class A:\n    """A."""\n    b: int\n    """Its b."""\n', 2),
        ('def f():\n    """F."""\n    if a:\n        return b\n    else:\n        c()\n', 4),
        ("f('a text that is used')", 1),
    ],
)
def test_statements_are_counted_at_any_depth_but_no_docstrings(code: str, count: int) -> None:
    assert statements(ast.parse(code)) == count


def test_statements_are_counted_by_room(tmp_path: Path) -> None:
    files = {
        "__init__.py": "a = 1",
        "top/a.py": "a = 1",
        "top/b/c.py": "a = 1\nb = 2",
        "low.py": "",
    }
    counted = statements_by_room(source_files(write_package(tmp_path, files)))
    assert counted == {BESIDE: 1, "top": 3, "low": 0}


def test_the_longest_file_and_function_are_named(tmp_path: Path) -> None:
    method = "class A:\n    @property\n    def longest(self):\n        a = (\n        )\n        return a\n"
    files = {"top.py": method, "low.py": "def short():\n    return 1\n" + "\n" * 9}
    found = source_files(write_package(tmp_path, files))
    assert longest_file(found) == (11, "recovery_advisor/low.py")
    assert longest_function(found) == (4, "longest, recovery_advisor/top.py:3")
