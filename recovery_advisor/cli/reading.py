"""Reads check-ins from JSON: one value, or JSON Lines streamed a line at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from recovery_advisor.cli.json_values import as_object, is_header, pairs_in, read_json
from recovery_advisor.values.errors import Described, InputError

#: A single check-in, or one line of JSON Lines, is at most this long.
MOST_BYTES = 1_000_000
#: A line with its end, or ``None`` for one that is too long.
Line = bytes | None


@dataclass(frozen=True, slots=True)
class Given:
    """A check-in as read.

    Attributes:
        line: its line; in an array its place, from 1.
        value: its values, or the error why they can't be taken.
        known: of those, what could be read.
        guessed: what a text that could not be read seems to answer.
    """

    line: int
    value: dict[str, Any] | InputError
    known: dict[str, Any] = field(default_factory=dict)
    guessed: dict[str, Any] = field(default_factory=dict)

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
    """Check-ins, and whether there are many, as in JSON Lines or an array."""

    many: bool
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


def read_check_ins(stream: BinaryIO, lines: bool = False) -> Input:
    """Read a stream that holds one JSON value, an array of check-ins, or a check-in on each line.

    Once the first line holds an object and another follows, lines are read and answered one by
    one. Otherwise up to a million bytes show which of them it is.

    Args:
        stream: bytes.
        lines: whether each line is known to be a check-in.
    """
    numbered = enumerate(_lines(stream), 1)
    begin = [] if lines else list(_until_clear(numbered))
    head = [line for _, line in begin]
    if lines or _is_lines(head):
        saying = ((number, line) for number, line in chain(begin, numbered) if _says(line))
        return Input(True, (_given(number, _read(line), line or b"") for number, line in saying))
    text = b"".join(filter(None, head))
    if (None in head or len(text) > MOST_BYTES) and not is_header(text):
        return Input(False, iter([Given(1, _too_long())]))
    return _read_whole(text)


def _read_whole(text: bytes) -> Input:
    value = read_json(text)
    if isinstance(value, list):
        each = enumerate(map(as_object, value), 1)
        return Input(True, (Given(number, one) for number, one in each))
    return Input(False, iter([_given(1, as_object(value), text)]))


def _given(number: int, value: dict[str, Any] | InputError, text: bytes) -> Given:
    guessed = pairs_in(text) if isinstance(value, InputError) else {}
    return Given(number, value, guessed=guessed)


def _read(line: Line) -> dict[str, Any] | InputError:
    return _too_long() if line is None else as_object(read_json(line))


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
    makes them no single value stands on the first. A table is none of this, and one error. A long object that was cut off on a later line
    stays one value, and one error; so does the beginning of one that is too long.
    """
    saying = [line for line in head if _says(line)]
    if len(saying) < 2:
        return False
    if None in saying or any(isinstance(_read(line), dict) for line in saying[:2]):
        return True
    text = b"".join(filter(None, head))
    if is_header(text):
        return any(isinstance(_read(line), dict) for line in saying)
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
