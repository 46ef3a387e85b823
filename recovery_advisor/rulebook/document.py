"""YAML read as data and nothing else, with the place of every value.

Only mappings, lists, text and whole numbers exist: ``no`` stays the word ``no``. Two equal keys,
anchors, aliases, tags and deep nesting are refused, so that a file means what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from recovery_advisor.model.errors import Problem, RulesError

#: Keys and list indexes from the top of a document down to a value.
Path = tuple[str | int, ...]

MOST_BYTES = 1_000_000
MOST_LEVELS = 24
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})\Z")


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its values, and where each stands."""

    file: str
    data: Any
    marks: Mapping[Path, tuple[int, int]] = field(default_factory=dict)

    def problem(self, path: Path, message: str) -> Problem:
        """A fault at a value, or at its nearest parent whose place is known."""
        while path not in self.marks and path:
            path = path[:-1]
        line, column = self.marks.get(path, (None, None))
        return Problem(message, self.file, line, column)


def parse(text: str, file: str) -> Document:
    """Read one YAML document.

    Raises:
        RulesError: when the text is not YAML, or uses more of YAML than data.
    """
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"not readable as YAML: {error.problem or error.context}"
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise RulesError([Problem(message, file, line, column)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = "a control character stands here; save the file as plain text"
        raise RulesError([Problem(message, file, line)]) from error
    except yaml.YAMLError as error:
        raise RulesError([Problem(f"not readable as YAML: {error}", file)]) from error
    if not builder.documents:
        raise RulesError([Problem("the file is empty; see rules/README.md for a start", file)])
    return Document(file, builder.documents[0], builder.marks)


class _Builder:
    """Builds plain values from parse events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.documents: list[Any] = []
        self.marks: dict[Path, tuple[int, int]] = {}
        self._into: dict[str, Any] | list[Any] | None = None
        self._path: Path = ()
        self._key: str | None = None
        self._outer: list[tuple[dict[str, Any] | list[Any] | None, Path]] = []

    def take(self, event: Any) -> None:
        """Take the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_anchor_or_tag(event)
            if self._key is None and type(self._into) is dict:
                self._new_key(event)
            else:
                self._place(self._scalar(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_anchor_or_tag(event)
            self._start({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._into, self._path = self._outer.pop()
        elif kind is yaml.AliasEvent:
            raise self._fault(event, "an alias (*name) is not allowed; write the value out")
        elif kind is yaml.DocumentStartEvent and self.documents:
            raise self._fault(event, "one document a file; a second one starts here")

    def _refuse_anchor_or_tag(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fault(event, "an anchor (&name) is not allowed; write the value out")
        if event.tag is not None:
            raise self._fault(event, f"a tag ({event.tag}) is not allowed; write plain data")

    def _scalar(self, event: Any) -> str | int:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in ("", "~", "null"):
            raise self._fault(event, "a value is missing here; leave the key out, or give one")
        return int(text) if _WHOLE_NUMBER.match(text) else text

    def _new_key(self, event: Any) -> None:
        assert isinstance(self._into, dict)
        if event.value in self._into:
            line = self.marks[(*self._path, event.value)][0]
            raise self._fault(event, f"the key {event.value!r} is already given on line {line}")
        self._key = event.value

    def _start(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if self._key is None and type(self._into) is dict:
            raise self._fault(event, "a key must be one word, not a list or a mapping")
        if len(self._outer) >= MOST_LEVELS:
            raise self._fault(event, f"nested more than {MOST_LEVELS} levels deep")
        path = self._place(value, event)
        self._outer.append((self._into, self._path))
        self._into, self._path = value, path

    def _place(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs, and remember where it stands."""
        into = self._into
        if into is None:
            self.documents.append(value)
            path: Path = ()
        elif isinstance(into, list):
            path = (*self._path, len(into))
            into.append(value)
        else:
            assert self._key is not None
            path = (*self._path, self._key)
            into[self._key] = value
            self._key = None
        mark = event.start_mark
        self.marks[path] = (mark.line + 1, mark.column + 1)
        return path

    def _fault(self, event: Any, message: str) -> RulesError:
        mark = event.start_mark
        return RulesError([Problem(message, self.file, mark.line + 1, mark.column + 1)])
