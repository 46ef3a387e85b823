"""Each rule left out."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.checking.folder import CheckedFolder
from recovery_advisor.mutants.mutant import GONE, Change, Kind


def _dropped(folder: CheckedFolder) -> Iterator[Change]:
    for id, (entry, _) in folder.rules().items():
        yield Change(id, entry.place, "the rule", "nothing", GONE)


KIND = Kind("dropped", "a rule left out", _dropped)
