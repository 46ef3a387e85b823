"""The texts for people in the library's own source: every literal that goes through ``words``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

#: What a value of the class Words is called wherever it is used; ``self`` in the class itself.
_NAMES = ("words", "_words", "self")

#: A text, that for several things or ``None``, and the files that say it.
Said = list[tuple[str, str | None, list[str]]]


class NotExtracted(ValueError):
    """A text that a translator would never see."""


def texts_of(package: Path) -> Said:
    """Every text of a package, in the order of the texts."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package.parent).as_posix()
        for said in texts_in(path.read_text(encoding="utf-8"), file):
            files = found.setdefault(said, [])
            files += [file] if file not in files else []
    ordered = sorted(found.items(), key=lambda entry: (entry[0][0], entry[0][1] or ""))
    return [(text, several, files) for (text, several), files in ordered]


def texts_in(source: str, file: str) -> Iterator[tuple[str, str | None]]:
    """The texts of one file.

    Raises:
        NotExtracted: for one that is put together before it is translated.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if _name_of(node.func) in _NAMES:
            for text in _literals(node.args[:1], file):
                yield text, None
        elif _name_of(node.func) == "many":
            literals = _literals(node.args[:2], file)
            if len(literals) != 2:
                raise NotExtracted(f"{file}:{node.lineno}: write both texts in the call of many")
            yield literals[0], literals[1]


def _name_of(node: ast.expr) -> str | None:
    """The last part of a name such as ``words.many``."""
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", None)


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
