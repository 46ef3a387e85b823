"""Mutants that swap `all` for `any`, and `any` for `all`."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.mutation.mutant import Edit, Kind
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.place import Place
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, Condition


def _swapped(folder: CheckedFolder) -> Iterator[Edit]:
    for id, (entry, effects) in folder.rules().items():
        for key, place in _joints(effects[0].rule.when, entry.place / "when"):
            other = "any" if key == "all" else "all"
            yield Edit(id, place, key, other, {other: place.value[key]})


def _joints(condition: Condition, place: Place) -> Iterator[tuple[str, Place]]:
    """Each joint of a condition, with its place."""
    if isinstance(condition, (AllOf, AnyOf)):
        key = "all" if isinstance(condition, AllOf) else "any"
        yield key, place
        for index, part in enumerate(condition.parts):
            yield from _joints(part, place / key / index)


KIND = Kind("joint", "each `all` to `any`, and each `any` to `all`", _swapped)
