"""The texts for people in the library's own source: every literal that goes through ``words``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

#: What a value of the class Words is called wherever it is used; ``self`` in the class itself, and
#: ``must`` where it says what no language may lack.
_NAMES = ("words", "_words", "self", "must")


class Said(NamedTuple):
    """A text as one call says it; where it counts things, that for one of them and for several.

    ``must`` is whether it says to stop, to wait or to seek help.
    """

    text: str
    several: str | None = None
    must: bool = False


class NotExtracted(ValueError):
    """A text that a translator would never see."""


def texts_of(package: Path) -> list[tuple[str, str | None, bool, list[str]]]:
    """Every text of a package in the order of the texts, whether it must be there, and who says it."""
    found: dict[tuple[str, str | None], list[str]] = {}
    must = set()
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package.parent).as_posix()
        for said in texts_in(path.read_text(encoding="utf-8"), file):
            files = found.setdefault(said[:2], [])
            files += [file] if file not in files else []
            must |= {said.text} if said.must else set()
    ordered = sorted(found.items(), key=lambda entry: (entry[0][0], entry[0][1] or ""))
    return [(text, several, text in must, files) for (text, several), files in ordered]


def texts_in(source: str, file: str) -> Iterator[Said]:
    """The texts of one file.

    Raises:
        NotExtracted: for one that is put together before it is translated.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        *said_by, last = _names_in(node.func)
        must = "must" in (*said_by[-1:], last)
        if last in _NAMES:
            for text in _literals(node.args[:1], file):
                yield Said(text, None, must)
        elif last == "many":
            literals = _literals(node.args[:2], file)
            if len(literals) != 2:
                raise NotExtracted(f"{file}:{node.lineno}: write both texts in the call of many")
            yield Said(literals[0], literals[1], must)


def _names_in(node: ast.expr) -> list[str]:
    """The parts of a name such as ``words.must.many``; an empty one for what is no name."""
    if isinstance(node, ast.Attribute):
        return [*_names_in(node.value), node.attr]
    return [node.id if isinstance(node, ast.Name) else ""]


def _literals(arguments: list[ast.expr], file: str) -> list[str]:
    found = []
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            found.append(argument.value)
        elif any(map(_is_written, ast.walk(argument))):
            raise NotExtracted(f"{file}:{argument.lineno}: write the whole text in the call")
    return found


def _is_written(node: ast.AST) -> bool:
    written = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return written or isinstance(node, ast.JoinedStr)
