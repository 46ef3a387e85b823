"""Mutants that move a threshold a step better or a step worse."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.mutation.mutant import Edit, Kind
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.conditions import placed
from recovery_advisor.rulebook.conditions import AtLeast


def _moved(folder: CheckedFolder) -> Iterator[Edit]:
    for id, (entry, effects) in folder.rules().items():
        for threshold, place in placed(effects[0].rule.when, entry.place / "when"):
            question = folder.book.question[threshold.question]
            side = "worse" if isinstance(threshold, AtLeast) else "better"
            written = place.value
            for severity in (threshold.severity - 1, threshold.severity + 1):
                if 0 <= severity <= question.span:
                    moved = f"{question.value(severity)} or {side}"
                    yield Edit(id, place, f"{question.id}: {written}", moved, moved)


KIND = Kind("threshold", "each threshold a step better and a step worse", _moved)
