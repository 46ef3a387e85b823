"""Mutants that replace an effect: by the next level, another effect, less or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.authoring.mutation.mutant import GONE, Edit, Kind
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.place import Place
from recovery_advisor.values.levels import Level, Readiness, Urgency

_LEVELS: dict[str, type[Level]] = {"permit": Readiness, "limit": Readiness, "refer": Urgency}
#: Effects on the same side of the scale, which an author may confuse.
_OTHER = {"refer": ("limit", "rest"), "limit": ("refer", "routine")}


def _swapped(folder: CheckedFolder) -> Iterator[Edit]:
    for id, (entry, _) in folder.rules().items():
        place = entry.place / "then"
        then: dict[str, Any] = place.value
        for kind, value in then.items():
            at = place / kind
            if kind in _LEVELS:
                for near in _beside(_LEVELS[kind](value)):
                    yield Edit(id, at, f"{kind}: {value}", str(near), str(near))
            if kind in _OTHER and _OTHER[kind][0] not in then:
                other, level = _OTHER[kind]
                becoming = {**{one: then[one] for one in then if one != kind}, other: level}
                yield Edit(id, place, f"{kind}: {value}", f"{other}: {level}", becoming)
            if len(then) > 1:
                yield Edit(id, at, kind, "nothing", GONE)
        if "avoid" in then:
            yield from _avoiding_less(id, place / "avoid")


def _beside(level: Level) -> Iterator[Level]:
    levels = list(type(level))
    for rank in (level.rank - 1, level.rank + 1):
        if 0 <= rank < len(levels):
            yield levels[rank]


def _avoiding_less(id: str, place: Place) -> Iterator[Edit]:
    for section, words in place.value.items():
        for index, word in enumerate(words):
            yield Edit(id, place / section / index, f"avoid {word}", "nothing", GONE)


KIND = Kind(
    "effect",
    "each level to the next one, `refer` to `limit` and back, one of several effects left out,"
    " one word of an `avoid` left out",
    _swapped,
)
