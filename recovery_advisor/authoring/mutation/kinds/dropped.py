"""Mutants that leave out a rule."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.mutation.mutant import GONE, Edit, Kind
from recovery_advisor.loading.checked_folder import CheckedFolder


def _dropped(folder: CheckedFolder) -> Iterator[Edit]:
    for id, (entry, _) in folder.rules().items():
        yield Edit(id, entry.place, "the rule", "nothing", GONE)


KIND = Kind("dropped", "each rule left out", _dropped)
