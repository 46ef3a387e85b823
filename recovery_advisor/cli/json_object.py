"""Reads one JSON object from text, more strictly than JSON requires."""

from __future__ import annotations

import json
from typing import Any

from recovery_advisor.values.errors import Described, InputError

_OBJECT = "a JSON object of questions and answers"


def read_object(text: bytes) -> dict[str, Any] | InputError:
    """The object in a text, or the error why it can't be taken."""
    try:
        return _parse(text)
    except InputError as error:
        return error


def _parse(text: bytes) -> dict[str, Any]:
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(None, text[error.start : error.start + 1], "UTF-8 text") from None
    try:
        # NaN and infinities are kept, so that the field that they answer refuses them by its name.
        value = json.loads(decoded, object_pairs_hook=_without_twins, parse_constant=float)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno} " if "\n" in decoded.rstrip() else ""
        where = f"{line}column {error.colno}: {error.msg}"
        raise InputError(
            None, decoded or Described("nothing"), f"{_OBJECT}; not readable at {where}"
        ) from None
    except RecursionError:
        raise InputError(
            None, Described("deeper nesting"), "JSON that is not nested so deep"
        ) from None
    except InputError:
        raise
    except ValueError:
        raise InputError(None, Described("a number of very many digits"), _OBJECT) from None
    if not isinstance(value, dict):
        raise InputError(None, value, _OBJECT)
    return value


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(key, value, "each key once in an object")
        found[key] = value
    return found
