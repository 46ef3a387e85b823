"""Chooses a YAML reader: libyaml if available, else pure Python, both with the same result.

libyaml is about twenty times faster, but missing where nothing could be compiled, as in a browser.
Errors are reported by the reader in Python, or by libyaml where it alone finds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

#: Line and column, both from 1.
Mark = tuple[int, int]

#: What libyaml accepts in places where the reader in Python does not, or cannot encode: some
#: characters, and a comment right after the sign of a block of text.
_READ_DIFFERENTLY = re.compile("[\\t\\ufeff\\ud800-\\udfff]|[|>][-+0-9]*#")
#: A question mark that can be part of a text in brackets.
_QUESTION_MARK = re.compile(r"(?<!:)\?")
#: Replaces a question mark in a text. A control character, which no valid file contains.
_STAND_IN = "\x1a"
#: The end of a key in brackets whose value follows without a space.
_COLON_TOO_CLOSE = re.compile(r":[,\[\]{}]")
#: Versions of YAML that libyaml reads.
_VERSIONS = ((1, 1), (1, 2))


class YamlRefused(Exception):
    """The text is not valid YAML, or outside the subset that rules files use."""

    def __init__(self, message: str, mark: Mark | None = None) -> None:
        self.message, self.mark = message, mark


class PurePython(yaml.BaseLoader):
    """The reader in Python, changed to accept and refuse what libyaml does."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._without_question_marks = _QUESTION_MARK.sub(_STAND_IN, self.buffer)

    def check_event(self, *choices: Any) -> bool:
        """Whether there is a next event; a number that Python cannot convert is a fault."""
        try:
            return bool(super().check_event(*choices))
        except (ValueError, OverflowError) as error:
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(
                problem="found a number that is too large", problem_mark=mark
            ) from error

    def scan_directive(self) -> Any:
        """The next directive; refuses those that libyaml does not know."""
        token: Any = super().scan_directive()
        problem = None
        if token.name not in ("YAML", "TAG"):
            problem = "found unknown directive name"
        elif token.name == "YAML" and token.value not in _VERSIONS:
            problem = "found a version of YAML other than 1.1 and 1.2"
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=token.start_mark)
        return token

    def scan_plain(self) -> Any:
        """The next text without quotes; a question mark inside it is part of it."""
        buffer, self.buffer = self.buffer, self._without_question_marks
        token: Any = super().scan_plain()
        self.buffer = buffer
        if self.flow_level and _COLON_TOO_CLOSE.match(buffer, self.pointer):
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="found unexpected ':'", problem_mark=mark)
        token.value = token.value.replace(_STAND_IN, "?")
        return token


def reader_for(text: str) -> type[Any]:
    """The fastest reader that accepts the same as the one in Python for this text."""
    if _READ_DIFFERENTLY.search(text):
        return PurePython
    return getattr(yaml, "CBaseLoader", PurePython)


def events_of(text: str, reader: type[Any]) -> Iterator[Any]:
    """The parse events of a text."""
    if reader is PurePython:
        return yaml.parse(text, Loader=reader)
    return iter(reader(text).get_event, None)


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
