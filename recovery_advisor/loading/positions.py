"""Finds where the values and keys of a file stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from recovery_advisor.loading.yaml_reader import Mark, events_of, reader_for

#: Keys and list indexes from the root of a document to a value.
Path = tuple[str | int, ...]


class Positions(NamedTuple):
    """The position of each value, and that of each key by the path of its value."""

    values: Mapping[Path, Mark]
    keys: Mapping[Path, Mark]


@dataclass(slots=True)
class _Open:
    """A mapping or list that has not ended; ``next`` is the key or index of its next value."""

    path: Path
    next: str | int | None

    def path_of_next(self) -> Path:
        assert self.next is not None
        path = (*self.path, self.next)
        self.next = self.next + 1 if isinstance(self.next, int) else None
        return path


def positions_of(text: str) -> Positions:
    """The positions in a text that was parsed; none in the empty text."""
    values: dict[Path, Mark] = {}
    keys: dict[Path, Mark] = {}
    opened: list[_Open] = []
    for event in events_of(text, reader_for(text)):
        inside = opened[-1] if opened else None
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif inside and inside.next is None:
            inside.next = event.value
            keys[*inside.path, event.value] = mark_of(event)
        elif isinstance(event, yaml.NodeEvent):
            path = inside.path_of_next() if inside else ()
            values[path] = mark_of(event)
            if isinstance(event, yaml.CollectionStartEvent):
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                opened.append(_Open(path, None if is_mapping else 0))
    return Positions(values, keys)


def mark_of(event: Any) -> Mark:
    """Where an event begins."""
    return event.start_mark.line + 1, event.start_mark.column + 1
