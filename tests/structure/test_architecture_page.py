"""docs/architecture.md shows the package as it is."""

import re

from tests.structure.__main__ import HERE
from tests.structure.checkout import checkout

PAGE = (HERE / "docs/architecture.md").read_text(encoding="utf-8")


def test_the_picture_has_each_room_on_its_floor() -> None:
    found = checkout(HERE)
    drawn = {
        room: int(line.split()[0])
        for line in PAGE.splitlines()
        if re.match(r"[ \d]\d  ", line)
        for room in line.split()[1:]
        if room in found.rooms
    }
    without_help = found.rooms - {"hypothesis_types"}  # a few lines beside authoring
    assert drawn == {room: found.layers.floor_of[room] for room in without_help}


def test_every_file_that_the_page_names_is_there() -> None:
    package = HERE / "recovery_advisor"
    names = set(re.findall(r"`([a-z_/]+(?:\.py|/))`", PAGE))
    assert names
    there = {path.name for root in (package, HERE / "web") for path in root.rglob("*.py")}
    missing = [
        name
        for name in names
        if not (package / name).exists() and not (HERE / name).exists() and name not in there
    ]
    assert missing == []
