"""Parses a strict subset of YAML, with the position of every value.

Values are mappings, lists, text and whole numbers: ``no`` stays the text ``no``. Duplicate keys,
anchors, aliases, tags and deep nesting are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from recovery_advisor.loading.positions import Path, Positions, mark_of, positions_of
from recovery_advisor.loading.yaml_reader import (
    Mark,
    PurePython,
    YamlRefused,
    events_of,
    not_yaml,
    reader_for,
)
from recovery_advisor.values.errors import Gravity, Problem, RulesError
from recovery_advisor.values.hidden import escaped, first_hidden

MOST_BYTES = 1_000_000
MOST_LEVELS = 24
#: No characters of YAML, which only an escape such as ``"\\uffff"`` can put into a text.
_NOT_OF_YAML = re.compile(yaml.reader.Reader.NON_PRINTABLE.pattern)
#: What YAML reads as no value.
_NOTHING = frozenset({"", "~", "null"})
_STARTS_A_NUMBER = frozenset("-0123456789")
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})\Z")


@dataclass(frozen=True)
class Document:
    """A parsed file: its data and its text.

    The positions of its values and keys are found when first asked for, as faults alone need them.
    """

    file: str
    data: Any
    text: str = field(default="", repr=False)

    @property
    def marks(self) -> Mapping[Path, Mark]:
        """The position of each value."""
        return self._positions.values

    @property
    def keys(self) -> Mapping[Path, Mark]:
        """The position of each key."""
        return self._positions.keys

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the text."""
        return self.text.splitlines()

    @cached_property
    def _positions(self) -> Positions:
        return positions_of(self.text)

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
    return Document(file, builder.documents[0], text)


def _build(text: str, lines: Sequence[str], reader: type[Any]) -> _Builder:
    builder = _Builder(shown_as_it_is=_is_shown_as_it_is(text))
    try:
        builder.build(events_of(text, reader))
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
        self._parent: Any = None
        self._key: str | None = None
        #: The keys of the mapping so far, each with its event.
        self._given: dict[str, Any] = {}
        self._ancestors: list[tuple[Any, dict[str, Any]]] = []

    def build(self, events: Iterable[Any]) -> None:
        """Build the values of a text."""
        for event in events:
            if type(event) is not yaml.ScalarEvent:
                self._process(event)
                continue
            if event.anchor is not None or event.tag is not None:
                self._refuse_anchor_or_tag(event)
            if not self._shown_as_it_is:
                self._refuse_what_cannot_be_shown(event)
            if self._key is None and type(self._parent) is dict:
                self._new_key(event)
            elif event.implicit[0]:
                self._place(self._plain(event))
            else:
                self._place(event.value)

    def _process(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_anchor_or_tag(event)
            self._start({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._parent, self._given = self._ancestors.pop()
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

    def _plain(self, event: Any) -> str | int:
        """The value of a text without quotes."""
        text: str = event.value
        if text in _NOTHING:
            raise self._fault(event, _NO_VALUE)
        return int(text) if text[0] in _STARTS_A_NUMBER and _WHOLE_NUMBER.match(text) else text

    def _new_key(self, event: Any) -> None:
        self._key = key = event.value
        if key in self._given:
            line = mark_of(self._given[key])[0]
            self.refused.append(
                self._fault(event, f"the key {key!r} is already given on line {line}")
            )
        self._given[key] = event

    def _start(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if self._key is None and type(self._parent) is dict:
            raise self._fault(event, "a key must be one word, not a list or a mapping")
        if len(self._ancestors) >= MOST_LEVELS:
            raise self._fault(event, f"nested more than {MOST_LEVELS} levels deep")
        self._place(value)
        self._ancestors.append((self._parent, self._given))
        self._parent, self._given = value, {}

    def _place(self, value: Any) -> None:
        """Add a value to its parent."""
        parent = self._parent
        if parent is None:
            self.documents.append(value)
        elif type(parent) is list:
            parent.append(value)
        else:
            parent[self._key] = value
            self._key = None

    def _fault(self, event: Any, message: str) -> YamlRefused:
        return YamlRefused(message, mark_of(event))
