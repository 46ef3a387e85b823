"""Chooses a YAML reader: libyaml if available, else pure Python, both with the same result.

libyaml is about twenty times faster, but missing where nothing could be compiled, as in a browser.
Errors are always reported by the reader in Python.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

#: Line and column, both from 1.
Mark = tuple[int, int]

#: Characters that libyaml accepts in places where the reader in Python does not.
_READ_DIFFERENTLY = re.compile("[\\t\\ufeff]")
#: Group 1 is a question mark that begins a key; any other is part of a text.
_QUESTION_MARK = re.compile(r"(?m)((?:^|[,\[{]|[-?:]\s)\s*\?(?=\s|\Z))|\?")
#: Replaces a question mark in a text. A control character, which no valid file contains.
_STAND_IN = "\x1a"


class YamlRefused(Exception):
    """The text is not valid YAML, or outside the subset that rules files use."""

    def __init__(self, message: str, mark: Mark | None = None) -> None:
        self.message, self.mark = message, mark


class PurePython(yaml.BaseLoader):
    """The reader in Python, changed to accept a question mark in a text in brackets, as libyaml."""

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
    """The fastest reader that accepts the same as the one in Python for this text."""
    if _READ_DIFFERENTLY.search(text):
        return PurePython
    return getattr(yaml, "CBaseLoader", PurePython)


#: Simpler wording for the reader's messages, by pattern.
_SIMPLER = (
    (r"found character .* that", "found character that"),
    (r"not allowed here", "not allowed in this context"),
    (r"expected <block end>, but found .*", "did not find expected key"),
    (r"expected (?:the )?(.*), but (?:found|got) .*", r"did not find expected \1"),
)
#: Hints on what to try, by the simplified message.
_HINTS = {
    "mapping values are not allowed in this context": (
        "; a text with a colon and a space in it stands in quotes"
    ),
    "found character that cannot start any token": "; put the text in quotes",
    "did not find expected ',' or '}'": "; a text with a quote or a bracket in it stands in quotes",
}


def not_yaml(error: yaml.YAMLError, text: str, lines: Sequence[str]) -> YamlRefused:
    """The error of the reader in Python as a readable message with a hint."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _not_yaml_at(error, lines)
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        mark = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return YamlRefused("a control character stands here; save the file as plain text", mark)
    return YamlRefused(f"not readable as YAML: {error}")


def _not_yaml_at(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> YamlRefused:
    at, problem = error.problem_mark or error.context_mark, str(error.problem or error.context)
    for pattern, plainer in _SIMPLER:
        problem = re.sub(pattern, plainer, problem, flags=re.DOTALL)
    hint = _HINTS.get(problem, "")
    before, character = _context(at, lines)
    if character == "\t":
        hint = "; write a space in place of the tab"
        if not before.strip():
            hint = "; indent with spaces, not with tabs"
    if at and error.context_mark and error.context_mark.line < at.line:
        hint += f"; look also at line {error.context_mark.line + 1}, where this begins"
    mark = (at.line + 1, at.column + 1) if at else None
    return YamlRefused(f"not readable as YAML: {problem}{hint}", mark)


def _context(at: yaml.Mark | None, lines: Sequence[str]) -> tuple[str, str]:
    """The text before a position in its line, and the character there."""
    line = lines[at.line] if at and at.line < len(lines) else ""
    column = at.column if at else 0
    return line[:column], line[column : column + 1]
