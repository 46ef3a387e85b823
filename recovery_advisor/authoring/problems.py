"""Writes a problem of a rules folder as data and as a GitHub annotation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recovery_advisor.values.errors import Problem


def problem_data(problem: Problem) -> dict[str, str | int | None]:
    """The message and the place of a problem, for JSON."""
    return {
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
    }


def annotation(level: str, title: str, problem: Problem, root: Path) -> str:
    """A workflow command of GitHub, with the file relative to the working directory.

    Args:
        level: ``error``, ``warning`` or ``notice``.
        title: what stands above the message.
        problem: the problem.
        root: the rules folder.
    """
    properties = ",".join(f"{name}={_escaped(value)}" for name, value in _where(problem, root))
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} {properties},title={_escaped(title)}::{message}"


def _where(problem: Problem, root: Path) -> Iterator[tuple[str, str]]:
    here = Path.cwd()
    # A fault of the folder itself names it as it was given.
    file = (root if problem.file == str(root) else root / problem.file).absolute()
    yield "file", (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
    if problem.line is not None:
        yield "line", str(problem.line)
    if problem.column is not None:
        yield "col", str(problem.column)


def _escaped(text: str) -> str:
    for character in "%\r\n:,":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
