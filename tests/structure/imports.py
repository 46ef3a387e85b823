"""Which file of the package imports which, read from the source alone.

As in import-linter, ``from package import module`` is an import of the module, and what Python runs
on the way to it, the ``__init__`` of each folder above, is not counted.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

PACKAGE = "recovery_advisor"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: the module it is, where it lies below the root, its length and its syntax tree."""

    module: str
    path: Path
    lines: int
    tree: ast.Module


class When(Enum):
    """When an import takes place."""

    LOADED = "at load"
    CALLED = "in functions"
    TYPED = "for type checkers alone"


@dataclass(frozen=True, slots=True)
class Import:
    """An import of one file by another."""

    importer: str
    imported: str
    line: int
    when: When

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def source_files(root: Path) -> tuple[SourceFile, ...]:
    """The files of the package, and the modules that ship beside it."""
    paths = [*root.glob(f"{PACKAGE}/**/*.py"), *root.glob(f"{PACKAGE}_for_*.py")]
    return tuple(_source_file(path, root) for path in sorted(paths))


def _source_file(path: Path, root: Path) -> SourceFile:
    below = path.relative_to(root)
    parts = below.parent.parts if below.name == "__init__.py" else below.with_suffix("").parts
    text = path.read_text(encoding="utf-8")
    return SourceFile(".".join(parts), below, len(text.splitlines()), ast.parse(text))


def imports_between(files: Iterable[SourceFile]) -> tuple[Import, ...]:
    """Every import of one of these files by another, those inside functions too."""
    by_module = {file.module: file for file in files}
    return tuple(
        Import(file.module, imported, node.lineno, when)
        for file in by_module.values()
        for node, when in _import_statements(file.tree, When.LOADED)
        for imported in sorted(_imported(node, file, by_module.keys()))
    )


_Statement = ast.Import | ast.ImportFrom


def _import_statements(node: ast.AST, when: When) -> Iterator[tuple[_Statement, When]]:
    match node:
        case ast.Import() | ast.ImportFrom():
            yield node, when
        case ast.If(test=ast.Name("TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")):
            for child in node.body:
                yield from _import_statements(child, When.TYPED)
            for child in node.orelse:
                yield from _import_statements(child, when)
        case _:
            if when is When.LOADED and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                when = When.CALLED
            for below in ast.iter_child_nodes(node):
                yield from _import_statements(below, when)


def _imported(node: _Statement, file: SourceFile, modules: Collection[str]) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}.intersection(modules)
    origin = _origin(node, file)
    names = (f"{origin}.{alias.name}" for alias in node.names)
    return {name if name in modules else origin for name in names}.intersection(modules)


def _origin(node: ast.ImportFrom, file: SourceFile) -> str:
    """What an import is from, in full: each dot goes a folder up."""
    if not node.level:
        return node.module or ""
    folders = file.path.parent.parts
    above = folders[: len(folders) - (node.level - 1)]
    return ".".join([*above, *([node.module] if node.module else [])])
