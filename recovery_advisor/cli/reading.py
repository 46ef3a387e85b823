"""Check-ins from JSON: one value, or JSON Lines streamed a line at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO, NoReturn

from recovery_advisor.model.errors import Described, InputError

#: A single check-in, or one line of JSON Lines, is at most this long.
MOST_BYTES = 1_000_000
_OBJECT = "a JSON object of questions and answers"


@dataclass(frozen=True, slots=True)
class Given:
    """One check-in as it was read: its line, and its values or why they can't be taken."""

    line: int
    value: dict[str, Any] | InputError


@dataclass(frozen=True, slots=True)
class Input:
    """Check-ins, and whether the input is JSON Lines rather than one value."""

    lines: bool
    given: Iterator[Given]


def read_check_ins(stream: BinaryIO) -> Input:
    """Read a stream that holds one JSON value, or one on each line.

    Only a line is held in memory once the first million bytes show which of the two it is.
    """
    start = stream.read(MOST_BYTES + 1)
    whole = len(start) <= MOST_BYTES
    if _is_lines(start, whole):
        return Input(True, _read_lines(start, stream))
    if not whole:
        error = InputError(None, Described("more"), f"a check-in of at most {MOST_BYTES} bytes")
        return Input(False, iter([Given(1, error)]))
    return Input(False, iter([Given(1, read_object(start))]))


def read_object(text: bytes) -> dict[str, Any] | InputError:
    """The object that a text holds, or why it can't be taken."""
    try:
        return _parse(text)
    except InputError as error:
        return error


def _is_lines(start: bytes, whole: bool) -> bool:
    """Whether the input is JSON Lines rather than one value.

    It is when it is no single value and some line is an object by itself, or when what makes it no
    single value stands on the first of several lines. A long object that was cut off on a later
    line stays one value, and one error; so does one of more than a million bytes whose first line
    only opens it.
    """
    lines = [line for line in start.split(b"\n") if line.strip()]
    if whole and (len(lines) < 2 or _breaks_on(start) is None):
        return False
    if any(isinstance(read_object(line), dict) for line in lines[: None if whole else -1]):
        return True
    if whole:
        return _breaks_on(start) == 1
    return b"\n" not in start.lstrip() or not _goes_on(lines[0])


def _goes_on(line: bytes) -> bool:
    """Whether a line is the beginning of a JSON value that goes on below."""
    try:
        json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        return error.pos == len(line.rstrip().decode())
    except (ValueError, RecursionError):
        pass
    return False


def _breaks_on(text: bytes) -> int | None:
    """The line on which a text stops being one JSON value; ``None`` where it is one."""
    try:
        json.loads(text.lstrip())
    except json.JSONDecodeError as error:
        return 1 if error.msg == "Extra data" else error.lineno
    except (ValueError, RecursionError):
        return 0
    return None


def _read_lines(start: bytes, stream: BinaryIO) -> Iterator[Given]:
    for number, line in enumerate(_lines(start, stream), 1):
        if line is None:
            error = InputError(None, Described("more"), f"a check-in of at most {MOST_BYTES} bytes")
            yield Given(number, error)
        elif line.strip():
            yield Given(number, read_object(line))


def _lines(start: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines of a stream begun elsewhere; ``None`` for one that is too long, which is skipped."""
    held, too_long = b"", False
    for chunk in chain([start], iter(lambda: stream.read(1 << 16), b"")):
        *ended, held = (held + chunk).split(b"\n")
        for line in ended:
            yield None if too_long or len(line) > MOST_BYTES else line
            too_long = False
        if len(held) > MOST_BYTES:
            held, too_long = b"", True
    if held or too_long:
        yield None if too_long else held


def _parse(text: bytes) -> dict[str, Any]:
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(None, text[error.start : error.start + 1], "UTF-8 text") from None
    try:
        value = json.loads(decoded, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}: {error.msg}"
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


def _no_number(name: str) -> NoReturn:
    raise InputError(None, name, "numbers that JSON has: no NaN and no infinity")
