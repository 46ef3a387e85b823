"""Binary streams that make their bytes up as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from typing import Any


class _MadeUp(RawIOBase):
    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts: Iterator[bytes] = iter(parts)
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            self._held = next(self._parts, b"")
            if not self._held:
                return 0
        taken, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def made_up(parts: Iterable[bytes]) -> BufferedReader:
    """A stream of these parts, none of which may be empty."""
    return BufferedReader(_MadeUp(parts))
