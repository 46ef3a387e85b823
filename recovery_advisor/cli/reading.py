"""Reads check-ins from JSON: one value, or JSON Lines streamed a line at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from recovery_advisor.cli.json_object import read_object
from recovery_advisor.values.errors import Described, InputError

#: A single check-in, or one line of JSON Lines, is at most this long.
MOST_BYTES = 1_000_000
#: A line with its end, or ``None`` for one that is too long.
Line = bytes | None


@dataclass(frozen=True, slots=True)
class Given:
    """A check-in as read: its line, and its values or the error why they can't be taken."""

    line: int
    value: dict[str, Any] | InputError

    def taken(self) -> dict[str, Any]:
        """The values.

        Raises:
            InputError: when they can't be taken.
        """
        if isinstance(self.value, InputError):
            raise self.value
        return self.value


@dataclass(frozen=True, slots=True)
class Input:
    """Check-ins, and whether the input is JSON Lines rather than one value."""

    lines: bool
    given: Iterator[Given]


@contextmanager
def opened(file: str | None) -> Iterator[BinaryIO]:
    """Opens a file, or standard input, as bytes.

    Raises:
        InputError: when the file can't be read, or nothing is given on a terminal.
    """
    if file not in (None, "-"):
        try:
            stream = Path(str(file)).open("rb")  # noqa: SIM115 - closed by the with below
        except OSError as error:
            raise InputError("FILE", file, f"a file that can be read ({error.strerror})") from None
        with stream:
            yield stream
    elif file is None and sys.stdin.isatty():
        raise InputError(
            None, Described("no answer"), "answers as options such as --pain 2, or a FILE"
        )
    else:
        if sys.stdin.isatty():
            print('Reading JSON, such as {"pain": 2}, up to the end of input.', file=sys.stderr)
        yield sys.stdin.buffer


def read_check_ins(stream: BinaryIO) -> Input:
    """Read a stream that holds one JSON value, or one on each line.

    Once the first line holds an object and another follows, lines are read and answered one by
    one. Otherwise up to a million bytes show which of the two it is.
    """
    lines = enumerate(_lines(stream), 1)
    numbered = list(_until_clear(lines))
    head = [line for _, line in numbered]
    if _is_lines(head):
        saying = ((number, line) for number, line in chain(numbered, lines) if _says(line))
        return Input(True, (Given(number, _read(line)) for number, line in saying))
    text = b"".join(filter(None, head))
    if None in head or len(text) > MOST_BYTES:
        return Input(False, iter([Given(1, _too_long())]))
    return Input(False, iter([Given(1, read_object(text))]))


def _read(line: Line) -> dict[str, Any] | InputError:
    return _too_long() if line is None else read_object(line)


def _too_long() -> InputError:
    return InputError(
        None,
        Described(f"more than {MOST_BYTES} bytes"),
        f"a check-in of at most {MOST_BYTES} bytes",
    )


def _lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a stream; ``None`` for one that is too long, which is skipped."""
    while line := stream.readline(MOST_BYTES + 1):
        if len(line.rstrip(b"\r\n")) < MOST_BYTES + 1:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None


def _until_clear(lines: Iterator[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
    """The first lines, up to where they show whether a stream is one value or JSON Lines."""
    size, whole = 0, None
    for number, line in lines:
        if not _says(line) and whole is not False:
            continue
        yield number, line
        size += MOST_BYTES if line is None else len(line)
        if size > MOST_BYTES or whole:
            return
        if whole is None:
            whole = isinstance(_read(line), dict)


def _says(line: Line) -> bool:
    return line is None or bool(line.strip())


def _is_lines(head: Sequence[Line]) -> bool:
    """Whether lines that stand at the beginning are JSON Lines rather than one value.

    They are when they are no single value and one of them is an object by itself, or when what
    makes them no single value stands on the first. A long object that was cut off on a later line
    stays one value, and one error; so does the beginning of one that is too long.
    """
    saying = [line for line in head if _says(line)]
    if len(saying) < 2:
        return False
    if None in saying or any(isinstance(_read(line), dict) for line in saying[:2]):
        return True
    text = b"".join(filter(None, head))
    if len(text) > MOST_BYTES:
        return not _is_open(text)
    broken = _breaks_on(text)
    return broken is not None and (
        broken == 1 or any(isinstance(_read(line), dict) for line in saying)
    )


def _is_open(text: bytes) -> bool:
    """Whether a text is the beginning of a JSON value that is cut off."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.msg.startswith("Unterminated") or error.pos >= len(text.decode().rstrip()) - 1
    except (ValueError, RecursionError):
        pass
    return True


def _breaks_on(text: bytes) -> int | None:
    """The line on which a text stops being one JSON value; ``None`` if it is one."""
    try:
        json.loads(text.lstrip())
    except json.JSONDecodeError as error:
        return 1 if error.msg == "Extra data" else error.lineno
    except (ValueError, RecursionError):
        return 0
    return None
