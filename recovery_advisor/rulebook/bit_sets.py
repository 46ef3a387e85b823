"""Sets of small numbers, such as effect indexes, stored as the bits of an int."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def bits(numbers: int) -> Iterator[int]:
    """Yield the numbers in a bit set, lowest first."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def mask_of(flags: Iterable[object]) -> int:
    """The bit set of the positions, from 0, of the true values."""
    return sum(1 << place for place, flag in enumerate(flags) if flag)
