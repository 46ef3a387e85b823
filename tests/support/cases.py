"""The cases of a rules folder."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from recovery_advisor.loading.cases import Case, cases_of
from recovery_advisor.loading.snapshot import reading


def read_cases(folder: str | Path, packs: Collection[str] | None = None) -> tuple[Case, ...]:
    """The cases of some packs, of all where none are named, whatever else is wrong with the rules.

    Raises:
        RulesError: with every fault found in the files of cases.
    """
    with reading(folder, packs) as snapshot:
        return cases_of(snapshot)
