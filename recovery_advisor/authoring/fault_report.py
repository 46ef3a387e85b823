"""Reports the faults of a rules folder that can't be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_advisor.authoring.problems import annotation, problem_data
from recovery_advisor.values.errors import RulesError


@dataclass(frozen=True, slots=True)
class FaultReport:
    """The faults of a rules folder.

    Attributes:
        root: the folder, as it was given.
        error: what it raised.
    """

    root: Path
    error: RulesError

    def lines(self) -> Iterator[str]:
        """Each fault with its line; last, how many there are."""
        yield str(self.error)
        count = len(self.error.problems)
        many = f"{count} faults; they" if count > 1 else "1 fault; it"
        yield f"{many} must be mended before {self.root} can be used."

    def data(self) -> dict[str, Any]:
        """The same keys as of a folder that loads."""
        faults = [
            {**problem_data(one), "gravity": one.gravity.name.lower()}
            for one in self.error.problems
        ]
        return {"faults": faults, "findings": []}

    def annotations(self) -> Iterator[str]:
        """An error for each fault."""
        for one in self.error.problems:
            yield annotation("error", "rules", one, self.root)
