"""Parses a strict subset of YAML, recording the position of every value.

Values are mappings, lists, text and whole numbers: ``no`` stays the text ``no``. Duplicate keys,
anchors, aliases, tags and deep nesting are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from recovery_advisor.loading.yaml_reader import Mark, PurePython, YamlRefused, not_yaml, reader_for
from recovery_advisor.values.errors import Gravity, Problem, RulesError
from recovery_advisor.values.hidden import escaped, first_hidden

#: Keys and list indexes from the root of a document to a value.
Path = tuple[str | int, ...]

MOST_BYTES = 1_000_000
MOST_LEVELS = 24
#: No characters of YAML, which only an escape such as ``"\\uffff"`` can put into a text.
_NOT_OF_YAML = re.compile(yaml.reader.Reader.NON_PRINTABLE.pattern)
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})\Z")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its data, the positions of values and keys, and its lines."""

    file: str
    data: Any
    marks: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)
    lines: Sequence[str] = ()

    def problem(
        self,
        path: Path,
        message: str,
        gravity: Gravity = Gravity.WRONG,
        *,
        at_key: bool = False,
    ) -> Problem:
        """A fault at a value or its key, or at the nearest parent with a known position."""
        if at_key and path in self.keys:
            return _problem(message, self.file, self.lines, self.keys[path], gravity)
        while path not in self.marks and path:
            path = path[:-1]
        return _problem(message, self.file, self.lines, self.marks.get(path), gravity)


def _problem(
    message: str, file: str, lines: Sequence[str], mark: Mark | None, gravity: Gravity
) -> Problem:
    if mark is None:
        return Problem(message, file, gravity=gravity)
    line, column = mark
    text = lines[line - 1] if line <= len(lines) else None
    return Problem(message, file, line, column, text, gravity)


def parse(text: str, file: str) -> Document:
    """Parse one YAML document.

    Raises:
        RulesError: when the text is not valid YAML, or outside the subset.
    """
    lines = text.splitlines()
    builder = _build(text, lines, reader_for(text))
    if builder.refused:
        # Errors come from the same reader wherever it finds one, whatever the platform.
        refused = _build(text, lines, PurePython).refused or builder.refused
        found = ((one.message, file, lines, one.mark) for one in refused)
        raise RulesError([_problem(*one, Gravity.UNREADABLE) for one in found])
    return Document(file, builder.documents[0], builder.marks, builder.keys, lines)


def _build(text: str, lines: Sequence[str], reader: type[Any]) -> _Builder:
    builder = _Builder(shown_as_it_is=_is_shown_as_it_is(text))
    try:
        for event in yaml.parse(text, Loader=reader):
            builder.process(event)
        if not builder.documents:
            raise YamlRefused("the file is empty; `recovery-advisor rules new` lays out a start")
    except YamlRefused as refused:
        builder.refused.append(refused)
    except yaml.YAMLError as error:
        builder.refused.append(not_yaml(error, text, lines))
    return builder


def _is_shown_as_it_is(text: str) -> bool:
    """Whether every value in a text can be shown, as nothing in it is hidden, or could be escaped."""
    return "\\" not in text and text.replace("\n", " ").replace("\t", " ").isprintable()


_NO_VALUE = (
    "a value is missing here; leave the key out, or give one."
    " (Inside { } a comma ends a text; put the text in quotes.)"
)


class _Builder:
    """Builds plain values from parse events, without recursion."""

    def __init__(self, *, shown_as_it_is: bool) -> None:
        self._shown_as_it_is = shown_as_it_is
        self.documents: list[Any] = []
        #: Duplicate keys: parsing continues, so that all of them are reported.
        self.refused: list[YamlRefused] = []
        self.marks: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self._parent: dict[str, Any] | list[Any] | None = None
        self._path: Path = ()
        self._key: str | None = None
        self._ancestors: list[tuple[dict[str, Any] | list[Any] | None, Path]] = []

    def process(self, event: Any) -> None:
        """Process the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_anchor_or_tag(event)
            if not self._shown_as_it_is:
                self._refuse_what_cannot_be_shown(event)
            if self._key is None and type(self._parent) is dict:
                self._new_key(event)
            else:
                self._place(self._scalar(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_anchor_or_tag(event)
            self._start({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._parent, self._path = self._ancestors.pop()
        elif kind is yaml.AliasEvent:
            raise self._fault(event, "an alias (*name) is not allowed; write the value out")
        elif kind is yaml.DocumentStartEvent and self.documents:
            raise self._fault(event, "one document a file; a second one starts here")

    def _refuse_anchor_or_tag(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fault(event, "an anchor (&name) is not allowed; write the value out")
        if event.tag is not None:
            raise self._fault(
                event, f"a tag ({escaped(event.tag)}) is not allowed; write plain data"
            )

    def _refuse_what_cannot_be_shown(self, event: Any) -> None:
        found = first_hidden(event.value.replace("\t", " ")) or _NOT_OF_YAML.search(event.value)
        if found:
            character = f"U+{ord(found[0]):04X}"
            raise self._fault(event, f"the character {character} is not allowed in a text")

    def _scalar(self, event: Any) -> str | int:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in ("", "~", "null"):
            raise self._fault(event, _NO_VALUE)
        return int(text) if _WHOLE_NUMBER.match(text) else text

    def _new_key(self, event: Any) -> None:
        assert isinstance(self._parent, dict)
        path = (*self._path, event.value)
        if event.value in self._parent:
            line = self.keys[path][0]
            self.refused.append(
                self._fault(event, f"the key {event.value!r} is already given on line {line}")
            )
        self._key = event.value
        self.keys[path] = _mark(event)

    def _start(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if self._key is None and type(self._parent) is dict:
            raise self._fault(event, "a key must be one word, not a list or a mapping")
        if len(self._ancestors) >= MOST_LEVELS:
            raise self._fault(event, f"nested more than {MOST_LEVELS} levels deep")
        path = self._place(value, event)
        self._ancestors.append((self._parent, self._path))
        self._parent, self._path = value, path

    def _place(self, value: Any, event: Any) -> Path:
        """Add a value to its parent, and record its position."""
        into = self._parent
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
        self.marks[path] = _mark(event)
        return path

    def _fault(self, event: Any, message: str) -> YamlRefused:
        return YamlRefused(message, _mark(event))


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
