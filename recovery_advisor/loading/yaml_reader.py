"""Reads YAML with libyaml where it is there and in Python where it is not, with one result.

libyaml is some twenty times faster, and missing where nothing could be compiled, as in a browser. What
is wrong with a file is always told by the reader in Python.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

#: Line and column, both from 1.
Mark = tuple[int, int]

#: What libyaml takes in places where the reader in Python takes it for a fault.
_READ_DIFFERENTLY = re.compile("[\\t\\ufeff]")
#: A question mark that begins a key; any other stands in a text.
_QUESTION_MARK = re.compile(r"(?m)((?:^|[,\[{]|[-?:]\s)\s*\?(?=\s|\Z))|\?")
#: Stands for a question mark in a text. A control character, so that no file can hold it.
_STAND_IN = "\x1a"


class YamlRefused(Exception):
    """What is not YAML, or more of it than data."""

    def __init__(self, message: str, mark: Mark | None = None) -> None:
        self.message, self.mark = message, mark


class PurePython(yaml.BaseLoader):
    """The reader in Python, but that a text in brackets may hold a question mark, as in libyaml."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.buffer = _QUESTION_MARK.sub(lambda found: found[1] or _STAND_IN, self.buffer)

    def get_event(self) -> Any:
        """The next event."""
        event: Any = super().get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(_STAND_IN, "?")
        return event


def reader_for(text: str) -> type[Any]:
    """The fastest reader that takes what the one in Python takes, and nothing else."""
    if _READ_DIFFERENTLY.search(text):
        return PurePython
    return getattr(yaml, "CBaseLoader", PurePython)


#: What the reader says, in fewer words.
_PLAINER = (
    (r"found character .* that", "found character that"),
    (r"not allowed here", "not allowed in this context"),
    (r"expected <block end>, but found .*", "did not find expected key"),
    (r"expected (?:the )?(.*), but (?:found|got) .*", r"did not find expected \1"),
)
#: What to try, by what is then said.
_HINTS = {
    "mapping values are not allowed in this context": (
        "; a text with a colon and a space in it stands in quotes"
    ),
    "found character that cannot start any token": "; put the text in quotes",
    "did not find expected ',' or '}'": "; a text with a quote or a bracket in it stands in quotes",
}


def not_yaml(error: yaml.YAMLError, text: str, lines: Sequence[str]) -> YamlRefused:
    """What the reader in Python refuses, in words, with what to try."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _not_yaml_at(error, lines)
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        mark = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return YamlRefused("a control character stands here; save the file as plain text", mark)
    return YamlRefused(f"not readable as YAML: {error}")


def _not_yaml_at(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> YamlRefused:
    at, problem = error.problem_mark or error.context_mark, str(error.problem or error.context)
    for said, plainer in _PLAINER:
        problem = re.sub(said, plainer, problem, flags=re.DOTALL)
    hint = _HINTS.get(problem, "")
    before, character = _around(at, lines)
    if character == "\t":
        hint = "; write a space in place of the tab"
        if not before.strip():
            hint = "; indent with spaces, not with tabs"
    if at and error.context_mark and error.context_mark.line < at.line:
        hint += f"; look also at line {error.context_mark.line + 1}, where this begins"
    mark = (at.line + 1, at.column + 1) if at else None
    return YamlRefused(f"not readable as YAML: {problem}{hint}", mark)


def _around(at: yaml.Mark | None, lines: Sequence[str]) -> tuple[str, str]:
    """What stands before a place in its line, and the character there."""
    line = lines[at.line] if at and at.line < len(lines) else ""
    column = at.column if at else 0
    return line[:column], line[column : column + 1]
