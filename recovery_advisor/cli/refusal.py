"""Reports why an input can't be taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from recovery_advisor.values.errors import RecoveryAdvisorError


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that can't be taken.

    Attributes:
        error: why.
        line: where it stands.
        among_others: whether the input has many lines.
    """

    error: RecoveryAdvisorError
    line: int
    among_others: bool = True

    def lines(self) -> Iterator[str]:
        """The error, after its line where there are others."""
        yield f"line {self.line}: {self.error}" if self.among_others else str(self.error)

    def data(self) -> dict[str, Any]:
        """The parts of the error."""
        where = {name: getattr(self.error, name, None) for name in ("field", "given", "allowed")}
        return {"error": {**where, "message": str(self.error), "line": self.line}}
