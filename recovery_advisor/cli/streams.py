"""Standard streams to which no command writes a hidden character."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, TextIO

from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.hidden import escaped


class Escaped(str):
    """A text to be written as it is: what came from others in it is escaped already."""

    __slots__ = ()

    def __str__(self) -> str:
        return self  # else print would make a plain str of it


class EscapingStream:
    """Writes to another stream, every hidden character as an escape."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self._stream.write(text if type(text) is Escaped else escaped(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def escaping_streams() -> Iterator[None]:
    """Standard output and error escape what is written to them, also what an encoding lacks.

    Raises:
        InputError: where a standard stream is closed.
    """
    before = sys.stdout, sys.stderr
    for stream in before:
        if stream is None or sys.stdin is None:
            raise InputError(None, Described("a closed stream"), "open standard streams")
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.stdout, sys.stderr = map(EscapingStream, before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def ask(prompt: str) -> str:
    """The line that is typed at a prompt, which ``input`` writes past the stream."""
    return input(escaped(prompt))
