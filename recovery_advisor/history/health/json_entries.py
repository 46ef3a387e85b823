"""Reads the entries of a JSON export: an array, an object, or an object on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from recovery_advisor.history.health.source import Source, opened
from recovery_advisor.values.errors import Described, InputError

#: JSON is read whole, so its size is bounded.
_MOST_BYTES = 256_000_000


def read_json_export(source: Source, allowed: str) -> list[Any]:
    """The values of an array, of several lines, or the single value there is.

    Args:
        source: the export.
        allowed: what it should be, in words.

    Raises:
        InputError: when it can't be read, is no JSON, is cut off or is too long.
    """
    with opened(source, allowed) as stream:
        text = stream.read(_MOST_BYTES + 1)
    if len(text) > _MOST_BYTES:
        raise InputError("FILE", Described(f"more than {_MOST_BYTES} bytes"), allowed)
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("FILE", Described("bytes that are no UTF-8"), allowed) from None
    values = list(_values(decoded, allowed))
    return values[0] if len(values) == 1 and isinstance(values[0], list) else values


def _values(text: str, allowed: str) -> Iterator[Any]:
    """Each value of a text that holds one after another."""
    decoder, at = json.JSONDecoder(parse_constant=_no_number), _skip(text, 0)
    if at == len(text):
        raise InputError("FILE", Described("nothing"), allowed)
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            where = f"line {error.lineno} column {error.colno}"
            broken = Described("JSON that is broken or cut off")
            raise InputError(
                "FILE", broken, f"{allowed}; not readable at {where}: {error.msg}"
            ) from None
        except (ValueError, RecursionError):
            raise InputError("FILE", Described("JSON that can't be read"), allowed) from None
        yield value
        at = _skip(text, at)


def _skip(text: str, at: int) -> int:
    """The place of the next value."""
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
