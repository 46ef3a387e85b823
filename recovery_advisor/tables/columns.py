"""Columns in memory, as numpy has them: the cells that are read, and what is added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from recovery_advisor.tables.cells import NOT_KNOWN, REFUSED, SCALARS, code_of

Array = NDArray[Any]
Bools = NDArray[np.bool_]
#: The place of a cell that holds nothing.
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class LookUp:
    """Gives the codes of the cells of one column.

    Attributes:
        at: gives the codes of some of them.
        refuses: whether a cell may be one that can't be taken.
    """

    at: Callable[[slice], Array]
    refuses: bool


class Cells(Protocol):
    """The cells of one column."""

    def listed(self, at: slice) -> list[object]:
        """Some cells as they are, ``None`` where they hold nothing."""
        ...

    def look_up(self, code: Callable[[object], int], low: int, high: int) -> LookUp:
        """What gives the codes of some cells.

        Args:
            code: the code of one cell.
            low: the least whole number that has a code of its own.
            high: the greatest.
        """
        ...


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of whole numbers, floats or truths.

    Attributes:
        values: the numbers.
        nulls: where there is none; ``None`` where there is one everywhere.
    """

    values: Array
    nulls: Bools | None = None

    def listed(self, at: slice) -> list[object]:
        """Some cells as they are, ``None`` where they hold nothing."""
        values = self.values[at].astype(object)
        if self.nulls is not None:
            values[self.nulls[at]] = None
        return list(values)

    def look_up(self, code: Callable[[object], int], low: int, high: int) -> LookUp:
        """What gives the codes of some cells."""
        if self.values.dtype.kind == "b":
            low, high = 0, 1
            inside = [code(False), code(True)]
        else:
            inside = [code(number) for number in range(low, high + 1)]
        other, blank = code(object()), code(None)
        codes = np.array([other, *inside, other, blank])
        codes = codes.astype(np.min_scalar_type(codes.max()))

        def look_up(at: slice) -> Array:
            places = _places(self.values[at], low, high)
            if self.nulls is not None:
                places[self.nulls[at]] = len(codes) - 1
            return codes[places]

        return LookUp(look_up, _refuses(codes))


def _places(values: Array, low: int, high: int) -> Array:
    """For each number its place from ``low``, from 1 on; NaN has the last place of all."""
    if values.dtype.kind == "f":
        near = np.clip(values, low - 1, high + 1)
        whole = np.where(near == np.floor(near), near, low - 1)
        return np.where(np.isnan(values), high - low + 3, whole - (low - 1)).astype(np.intp)
    least = max(low - 1, np.iinfo(values.dtype).min) if values.dtype.kind in "iu" else 0
    most = min(high + 1, np.iinfo(values.dtype).max) if values.dtype.kind in "iu" else 1
    near = np.clip(values, least, most) if values.dtype.kind in "iu" else values
    return near.astype(np.intp) - (low - 1)


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of few distinct values.

    Attributes:
        places: of each cell among the values; ``NOWHERE`` where it holds nothing.
        values: the values.
    """

    places: Array
    values: Sequence[object]

    @classmethod
    def of(cls, cells: Sequence[object]) -> Self:
        """The column of some cells, whatever they hold."""
        places: dict[Any, int] = {}
        values: list[object] = []
        found = np.empty(len(cells), np.intp)
        for number, cell in enumerate(cells):
            try:
                scalar = type(cell) in SCALARS
                place = (
                    places.setdefault((type(cell), cell), len(values)) if scalar else len(values)
                )
            except Exception:  # whatever a type does that is not ours
                place = len(values)
            if place == len(values):
                values.append(cell)
            found[number] = place
        return cls(found, values)

    @classmethod
    def no_answers(cls, nulls: Bools) -> Self:
        """The column of cells that are no answers, whatever they are.

        Args:
            nulls: where they hold nothing.
        """
        return cls(np.where(nulls, NOWHERE, 0), [object()])

    def listed(self, at: slice) -> list[object]:
        """Some cells as they are, ``None`` where they hold nothing."""
        values = self.values
        return [None if place == NOWHERE else values[place] for place in self.places[at].tolist()]

    def look_up(self, code: Callable[[object], int], low: int, high: int) -> LookUp:
        """What gives the codes of some cells."""
        codes = np.array([*map(code, self.values), code(None)])
        codes = codes.astype(np.min_scalar_type(codes.max()))
        if _are_in_order(codes):
            return LookUp(lambda at: 2 * (self.places[at].astype(np.uint8) + 1), refuses=False)
        return LookUp(lambda at: codes[self.places[at]], _refuses(codes))


def _are_in_order(codes: Array) -> bool:
    """Whether the place of each cell is its severity; then ``NOWHERE`` is worked out as not known."""
    *known, blank = codes.tolist()
    in_order = [code_of(severity) for severity in range(len(known))]
    return blank is NOT_KNOWN and known == in_order and codes.dtype == np.uint8


def _refuses(codes: Array) -> bool:
    return bool((codes & REFUSED).any())


@dataclass(frozen=True, slots=True)
class Words:
    """A column to be added, of few distinct words.

    Attributes:
        places: of each cell among the words; ``NOWHERE`` where it has none.
        words: the words.
    """

    places: Array
    words: tuple[str, ...]

    @classmethod
    def listed(
        cls, columns: Sequence[Bools], words: Sequence[str], separator: str, at: Bools
    ) -> Self:
        """For each row, those of some words that it holds, as one text.

        Args:
            columns: for each word, which rows hold it.
            words: the words.
            separator: what stands between them.
            at: which rows have a text at all.
        """
        places = np.full(len(at), NOWHERE, np.int32)
        if not at.any():
            return cls(places, ())
        held = np.stack([one[at] for one in (np.zeros_like(at), *columns)], axis=1)[:, 1:]
        packed = np.packbits(np.c_[held, np.zeros(len(held), np.bool_)], axis=1)
        _, first, found = np.unique(packed, axis=0, return_index=True, return_inverse=True)
        named = np.array([*words, ""], object)[:-1]
        places[at] = found.reshape(-1)
        return cls(places, tuple(separator.join(named[held[row]]) for row in first))

    @classmethod
    def joined(cls, parts: Sequence[Words]) -> Words:
        """Some columns, one after the other."""
        if len({part.words for part in parts}) == 1:
            return cls(np.concatenate([part.places for part in parts]), parts[0].words)
        words = tuple(dict.fromkeys(word for part in parts for word in part.words))
        at = {word: place for place, word in enumerate(words)}
        moved = [np.array([*(at[word] for word in part.words), NOWHERE]) for part in parts]
        places = [to[part.places] for to, part in zip(moved, parts, strict=True)]
        return cls(np.concatenate(places), words)


@dataclass(frozen=True, slots=True)
class Values:
    """A column to be added, of numbers or truths.

    Attributes:
        values: the values.
        nulls: where there is none.
    """

    values: Array
    nulls: Bools

    @classmethod
    def joined(cls, parts: Sequence[Values]) -> Values:
        """Some columns, one after the other."""
        return cls(
            np.concatenate([one.values for one in parts]),
            np.concatenate([one.nulls for one in parts]),
        )


Column = Words | Values
