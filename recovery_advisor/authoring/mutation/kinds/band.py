"""Mutants that move a boundary between two bands by a step to either side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recovery_advisor.authoring.mutation.mutant import Edit, Kind
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.records import ScaleRecord
from recovery_advisor.loading.scales import read_scale

#: The name of a band, its lowest and its highest value.
Band = tuple[str, int, int]


def _moved(folder: CheckedFolder) -> Iterator[Edit]:
    for id, entry in folder.entries("scales", "scale").items():
        bands = _bands(entry.record, entry.place)
        for low, high in pairwise(bands):
            for moved in _beside(low, high):
                becoming = {**{one[0]: _range(one) for one in bands}, **moved}
                was = ", ".join(f"{one[0]}: {_range(one)}" for one in (low, high))
                becomes = ", ".join(f"{name}: {ends}" for name, ends in moved.items())
                yield Edit(id, entry.place / "bands", was, becomes, becoming)


def _bands(scale: ScaleRecord, place: Place) -> list[Band]:
    read = read_scale(scale, Place(place.document, Faults(), place.path))
    return sorted(read[2], key=lambda band: band[1]) if read else []


def _beside(low: Band, high: Band) -> Iterator[dict[str, int | str]]:
    """Both bands with the boundary between them moved; none where a band would be empty."""
    for step in (-1, 1):
        lower, upper = (low[0], low[1], low[2] + step), (high[0], high[1] + step, high[2])
        if lower[1] <= lower[2] and upper[1] <= upper[2]:
            yield {lower[0]: _range(lower), upper[0]: _range(upper)}


def _range(band: Band) -> int | str:
    return band[1] if band[1] == band[2] else f"{band[1]}-{band[2]}"


KIND = Kind("band", "each boundary between two bands a step to either side", _moved)
