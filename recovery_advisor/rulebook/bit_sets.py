"""Sets of numbers, such as the indexes of effects in a book, as the bits of an int."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def bits(numbers: int) -> Iterator[int]:
    """The numbers in a set, lowest first."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def mask_of(flags: Iterable[object]) -> int:
    """The set of the places, from 0, at which something true stands."""
    return sum(1 << place for place, flag in enumerate(flags) if flag)
