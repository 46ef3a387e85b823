"""Everything that is known of the structure of one checkout from its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tests.structure.graph import arrows_of, circles, floors
from tests.structure.imports import Import, SourceFile, When, imports_between, source_files
from tests.structure.layers import (
    Arrow,
    Layers,
    arrows_between_rooms,
    declared_layers,
    room_of,
)


@dataclass(frozen=True)
class Checkout:
    """A checkout's files, and what follows from them.

    Attributes:
        files: those of the package and beside it.
        imports: of these files by each other.
        layers: the declared order of the rooms.
    """

    files: tuple[SourceFile, ...]
    imports: tuple[Import, ...]
    layers: Layers

    @cached_property
    def rooms(self) -> frozenset[str]:
        return frozenset(room for file in self.files if (room := room_of(file.module)))

    @cached_property
    def circles(self) -> tuple[frozenset[str], ...]:
        """Files that import each other round about, be it for a type checker alone."""
        return _circles(self.imports)

    @cached_property
    def circles_at_run_time(self) -> tuple[frozenset[str], ...]:
        return _circles(one for one in self.imports if one.when is not When.TYPED)

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """The imports of one room by another."""
        return arrows_between_rooms(self.imports)

    @cached_property
    def floor_of(self) -> dict[str, int]:
        """The floor that each room needs, whatever is declared: the longest chain down from it."""
        needed = floors(arrows_of((arrow.start, arrow.end) for arrow in self.arrows))
        return {room: needed.get(room, 1) for room in self.rooms}

    @property
    def running_up(self) -> tuple[Arrow, ...]:
        """The imports against the declared order."""
        return self.layers.run_up(self.arrows)


@cache
def checkout(root: Path) -> Checkout:
    """What lies in a folder.

    Raises:
        ValueError: when there is no package, or its ``pyproject.toml`` does not order its rooms.
    """
    files = source_files(root)
    if not files:
        raise ValueError(f"{root} holds no package to look at")
    return Checkout(files, imports_between(files), declared_layers(root))


def _circles(imports: Iterable[Import]) -> tuple[frozenset[str], ...]:
    return circles(arrows_of((one.importer, one.imported) for one in imports))
