"""JSON Lines of any size are read in little memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

import pytest

from recovery_advisor import InputError
from recovery_advisor.cli.reading import MOST_BYTES, Given, Input, read_check_ins
from tests.cli.running import HEALTHY, as_json
from tests.cli.streams import made_up

LINE = as_json({**HEALTHY, "preferences": {"minutes": 20}}) + b"\n"
#: The first million bytes, the lines they split into, a line being read: whatever the input.
FEW_BYTES = 12 * MOST_BYTES


def _read(parts: Iterable[bytes]) -> Input:
    return read_check_ins(made_up(parts))


def _parsed(given: Given) -> dict[str, object]:
    assert not isinstance(given.value, InputError)
    return given.value


def _peak_of_reading(lines: int) -> int:
    tracemalloc.start()
    try:
        read = sum(1 for given in _read(LINE for _ in range(lines)).given if _parsed(given))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert read == lines
    return peak


@pytest.mark.deep
def test_memory_does_not_grow_with_the_number_of_lines() -> None:
    lines = 10_000
    assert lines * len(LINE) > MOST_BYTES
    once, twice = _peak_of_reading(lines), _peak_of_reading(2 * lines)
    assert twice < FEW_BYTES
    assert twice - once < MOST_BYTES // 10


@pytest.mark.slow
def test_memory_does_not_grow_with_a_million_lines() -> None:
    assert _peak_of_reading(1_000_000) < FEW_BYTES


def test_answers_come_before_the_end_of_the_input() -> None:
    parts: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            parts.append(1)
            yield LINE

    source = _read(endless())
    assert source.many
    assert [next(source.given).line for _ in range(10_000)] == list(range(1, 10_001))
    assert len(parts) * len(LINE) < 10_000 * len(LINE) + 2 * MOST_BYTES


def test_a_line_of_five_megabytes_is_refused_and_the_next_are_answered() -> None:
    source = _read(chain([LINE], repeat(b'{"pain": ' * 10_000, 55), [b"\n", LINE, LINE]))
    first, refused, *after = source.given
    assert isinstance(refused.value, InputError)
    assert str(MOST_BYTES) in refused.value.allowed
    assert [given.line for given in (first, refused, *after)] == [1, 2, 3, 4]
    assert [_parsed(given) for given in after] == [_parsed(first)] * 2


def test_a_line_that_never_ends_is_held_in_little_memory() -> None:
    tracemalloc.start()
    try:
        first, refused = _read(chain([LINE], repeat(b"9" * 100_000, 500))).given
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert _parsed(first)
    assert isinstance(refused.value, InputError)
    assert peak < FEW_BYTES


@pytest.mark.parametrize("too_long", [0, 1])
def test_a_line_of_exactly_the_most_is_taken_and_of_one_more_refused(too_long: int) -> None:
    padded = LINE.rstrip().ljust(MOST_BYTES + too_long)
    _, given, _ = _read([LINE, padded, b"\n", LINE]).given
    assert isinstance(given.value, InputError) == bool(too_long)


@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_it_does_not_matter_in_what_parts_lines_arrive(size: int) -> None:
    text = LINE + b'\n{"pain": \n' + LINE + LINE.rstrip()
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    given = list(_read(parts).given)
    assert [one.line for one in given] == [1, 3, 4, 5]
    assert [isinstance(one.value, InputError) for one in given] == [False, True, False, False]
