"""The rooms of the package, the floors that pyproject.toml declares for them, and what runs up.

A room is a folder or a file directly in the package. The package's own ``__init__`` is no room but
its front: who imports it imports every room that it does. The modules beside the package are none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.structure.imports import PACKAGE, Import


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one room to another, and the import that draws it."""

    start: str
    end: str
    by: Import


@dataclass(frozen=True, slots=True)
class Layers:
    """The declared order.

    Attributes:
        floor_of: the floor of each room, from 1 at the bottom.
        closed: the floors whose rooms may not import each other either.
    """

    floor_of: Mapping[str, int]
    closed: frozenset[int]

    @property
    def count(self) -> int:
        """How many floors there are."""
        return max(self.floor_of.values())

    def run_up(self, arrows: Iterable[Arrow]) -> tuple[Arrow, ...]:
        """The arrows that do not run down, those from or to a room without a floor among them."""
        return tuple(arrow for arrow in arrows if not self._runs_down(arrow))

    def _runs_down(self, arrow: Arrow) -> bool:
        start, end = self.floor_of.get(arrow.start), self.floor_of.get(arrow.end)
        if start is None or end is None:
            return False
        return end < start or (end == start and start not in self.closed)


def room_of(module: str) -> str | None:
    """The room that a module is or lies in; the two front doors of the package lie in none."""
    package, _, below = module.partition(".")
    room = below.partition(".")[0]
    return room if package == PACKAGE and room not in ("", "__main__") else None


def arrows_between_rooms(imports: Iterable[Import]) -> tuple[Arrow, ...]:
    """Every import from one room to another."""
    imports = tuple(imports)
    by_the_front = {room_of(one.imported) for one in imports if one.importer == PACKAGE}
    return tuple(
        Arrow(start, end, one)
        for one in imports
        if (start := room_of(one.importer))
        for end in (by_the_front if one.imported == PACKAGE else {room_of(one.imported)})
        if end and end != start
    )


def declared_layers(root: Path) -> Layers:
    """The order that import-linter holds.

    Raises:
        ValueError: when not exactly one contract orders the rooms.
    """
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    found = [layers for one in contracts if (layers := _layers_of_rooms(one))]
    if len(found) != 1:
        raise ValueError(f"{len(found)} contracts of pyproject.toml order the rooms; one must")
    return found[0]


def _layers_of_rooms(contract: Mapping[str, Any]) -> Layers | None:
    """What a contract declares, unless it is of another type or within a room."""
    if contract["type"] != "layers" or contract.get("containers", [PACKAGE]) != [PACKAGE]:
        return None
    upwards = list(enumerate(reversed(contract["layers"]), start=1))
    floor_of = {room: floor for floor, layer in upwards for room in _rooms(layer)}
    if any("." in room for room in floor_of):
        return None
    return Layers(floor_of, frozenset(floor for floor, layer in upwards if "|" in layer))


def _rooms(layer: str) -> Iterable[str]:
    """The rooms of ``a | (b)``: apart, the second optional; or of ``a : b``, which may mix."""
    names = layer.replace("|", ":").split(":")
    return (name.strip(" ()").removeprefix(f"{PACKAGE}.") for name in names)
