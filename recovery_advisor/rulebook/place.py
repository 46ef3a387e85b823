"""Where a value stands in a file, and the faults found on the way through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from recovery_advisor.model.errors import Problem, RulesError, nearest
from recovery_advisor.rulebook.document import Document, Path

#: More allowed words than these are counted rather than listed.
MOST_SHOWN = 40


@dataclass(slots=True)
class Faults:
    """Collects every fault, so that one report names them all."""

    found: list[Problem] = field(default_factory=list)

    def raise_if_any(self) -> None:
        """Raise RulesError with all that was found, in the order of files and lines."""
        if self.found:
            raise RulesError(sorted(set(self.found), key=lambda p: (p.file, p.line or 0, str(p))))


@dataclass(frozen=True, slots=True)
class Place:
    """A value's place; ``place / key`` is the place of a value inside it."""

    document: Document
    faults: Faults
    path: Path = ()

    def __truediv__(self, key: str | int) -> Place:
        return Place(self.document, self.faults, (*self.path, key))

    def fault(self, message: str) -> None:
        """Note a fault at this place."""
        self.faults.found.append(self.document.problem(self.path, message))

    def known(self, word: str, words: Collection[str], what: str) -> bool:
        """Whether a word is known; a fault that names the nearest one where it is not."""
        if word in words:
            return True
        allowed = ", ".join(sorted(words)) or "none"
        if len(words) > MOST_SHOWN:
            allowed = f"one of {len(words)}, too many to show"
        self.fault(f"unknown {what} {word!r}.{nearest(word, words)} Allowed: {allowed}.")
        return False

    def range(self, given: int | str) -> tuple[int, int]:
        """Both ends of ``7`` or ``3-5``; a fault where they are the wrong way round."""
        if isinstance(given, int):
            return given, given
        low, high = (int(end) for end in given.split("-"))
        if low > high:
            self.fault(f"the range {given} runs backwards; write {high}-{low}")
        return low, high
