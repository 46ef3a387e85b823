"""``python -m tests.structure [ROOT]``: prints the structure of the package in a checkout."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.structure.checkout import Checkout, checkout
from tests.structure.imports import When
from tests.structure.layers import room_of
from tests.structure.sizes import BESIDE, longest_file, longest_function, statements_by_room
from tests.structure.ways import NotTraced, Way, ways_of

HERE = Path(__file__).resolve().parents[2]

_FIRST = 42
_Row = tuple[object, ...]


def main() -> None:
    """Print the tables: figures, ways and rooms."""
    parser = argparse.ArgumentParser(prog="python -m tests.structure", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=HERE, metavar="ROOT")
    root = parser.parse_args().root.resolve()
    try:
        found = checkout(root)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    for table in (_figures(found), _ways(root, found), _rooms(found)):
        print("\n".join(_aligned(table)), end="\n\n")


def _figures(found: Checkout) -> Iterator[_Row]:
    late, typed = (
        sum(one.when is when for one in found.imports) for when in (When.CALLED, When.TYPED)
    )
    yield "files", len(found.files)
    yield "rooms", len(found.rooms)
    yield "imports between files", len(found.imports)
    yield "  in functions", late
    yield "  for type checkers alone", typed
    yield "floors, as declared", found.layers.count
    yield "floors, as the longest chain of rooms", max(found.floor_of.values())
    yield "circles between files", len(found.circles)
    for circle in found.circles:
        yield "  files", len(circle), ", ".join(sorted(circle))
    yield "circles without imports for type checkers", len(found.circles_at_run_time)
    yield "imports that run up", len(found.running_up)
    for arrow in found.running_up:
        yield "  line", arrow.by.line, f"{arrow.by.importer} imports {arrow.by.imported}"
    yield "statements", statements_by_room(found.files).total()
    yield "lines of the longest file", *longest_file(found.files)
    yield "lines of the longest function", *longest_function(found.files)


def _ways(root: Path, found: Checkout) -> Iterator[_Row]:
    yield "the way of", *Way._fields
    try:
        for name, way in ways_of(root, found.layers.floor_of).items():
            yield name, *way
    except NotTraced as error:
        yield (f"not traced: {error}",)


def _rooms(found: Checkout) -> Iterator[_Row]:
    declared = found.layers.floor_of
    files = Counter(room_of(file.module) or BESIDE for file in found.files)
    yield "room", "floor", "needed", "files", "statements"
    counted = statements_by_room(found.files)
    for room in sorted(counted, key=lambda room: (-declared.get(room, 0), room)):
        floors = declared.get(room, ""), found.floor_of.get(room, "")
        yield room, *floors, files[room], counted[room]


def _aligned(rows: Iterable[_Row]) -> Iterator[str]:
    for first, *others in rows:
        yield " ".join([f"{first:<{_FIRST}}", *(f"{cell:>10}" for cell in others)]).rstrip()


if __name__ == "__main__":
    main()
