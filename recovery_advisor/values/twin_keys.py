"""Reads JSON objects that hold a key twice, where parsers silently keep the last value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Twins:
    """The values of a key that stands more than once in an object. No field accepts it."""

    values: tuple[Any, ...]

    def __repr__(self) -> str:
        return ", then ".join(map(repr, self.values))


def keep_twins(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, with :class:`Twins` as the value of each key that it holds more than once."""
    found: dict[str, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: one[0] if len(one) == 1 else Twins(tuple(one)) for key, one in found.items()}


def all_of(*objects: Mapping[str, Any]) -> dict[str, Any]:
    """Several objects as one, with :class:`Twins` for each key of which they hold different values."""
    found: dict[str, list[Any]] = {}
    for key, value in (pair for held in objects for pair in held.items()):
        values = found.setdefault(key, [])
        each = value.values if isinstance(value, Twins) else (value,)
        values.extend(one for one in each if one not in values)
    return keep_twins((key, one) for key, values in found.items() for one in values)


def twin_key(text: str | bytes | bytearray) -> str | None:
    """A key that an object anywhere in a JSON text holds twice; ``None`` for any other text."""
    twins: list[str] = []

    def note(pairs: list[tuple[str, Any]]) -> None:
        twins.extend(key for key, one in keep_twins(pairs).items() if isinstance(one, Twins))

    try:
        json.loads(text, object_pairs_hook=note, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None  # the model says what is wrong with it
    return twins[0] if twins else None
