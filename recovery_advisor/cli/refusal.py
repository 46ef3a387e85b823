"""Reports why an input can't be taken, after what can safely be said of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from recovery_advisor.values.errors import Fault, InputError, StoreError
from recovery_advisor.values.library_error import RecoveryAdvisorError

_PARTS = ("field", "given", "allowed")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that can't be taken.

    Attributes:
        error: why.
        line: where it stands.
        among_others: whether the input has many lines.
        id: the caller's id of the input, if any.
    """

    error: RecoveryAdvisorError
    line: int
    among_others: bool = True
    id: int | str | None = None

    def lines(self) -> Iterator[str]:
        """The error, after its line where there are others."""
        where = f"line {self.line}: " if self.among_others else ""
        for line in str(self.error).split("\n"):
            yield f"{where}{line}"

    def data(self) -> dict[str, Any]:
        """The parts of the error, each fault of it, and the advice on what could be read."""
        error = {name: getattr(self.error, name, None) for name in _PARTS}
        known = {} if self.id is None else {"id": self.id}
        whole = {**error, "message": str(self.error), "line": self.line}
        if isinstance(self.error, InputError):
            whole["faults"] = [_parts(fault) for fault in self.error.faults]
        elif not isinstance(self.error, StoreError):
            return {**known, "error": whole}
        advice = self.error.advice and self.error.advice.model_dump(mode="json")
        return {**known, "error": whole, "advice": advice}


def _parts(fault: Fault) -> dict[str, str | None]:
    names = (*_PARTS, "hint", "message")
    return {name: getattr(fault, name) for name in names}
