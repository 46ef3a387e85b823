"""How much code there is: statements rather than lines, which wrapping and comments change."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.structure.imports import SourceFile
from tests.structure.layers import room_of

#: Where the statements of files in no room are counted.
BESIDE = "(in no room)"


class Longest(NamedTuple):
    """The longest of its kind."""

    lines: int
    name: str


def statements(tree: ast.AST) -> int:
    """How many there are, those within others too; a docstring is none."""
    return sum(isinstance(node, ast.stmt) and not _is_text(node) for node in ast.walk(tree))


def _is_text(node: ast.stmt) -> bool:
    """Whether a statement is a text alone, as docstrings are."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
    return False


def statements_by_room(files: Iterable[SourceFile]) -> Counter[str]:
    """The statements of each room."""
    found: Counter[str] = Counter()
    for file in files:
        found[room_of(file.module) or BESIDE] += statements(file.tree)
    return found


def longest_file(files: Iterable[SourceFile]) -> Longest:
    return max(Longest(file.lines, file.path.as_posix()) for file in files)


def longest_function(files: Iterable[SourceFile]) -> Longest:
    """By the lines from its ``def`` to its end."""
    return max(function for file in files for function in _functions(file))


def _functions(file: SourceFile) -> Iterator[Longest]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Longest(lines, f"{node.name}, {file.path.as_posix()}:{node.lineno}")
