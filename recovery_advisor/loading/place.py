"""Where a value stands in a file, and the faults found on the way through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from recovery_advisor.loading.document import Document, Path
from recovery_advisor.values.errors import Gravity, Problem, RulesError, nearest

#: More allowed words than these are counted rather than listed.
MOST_SHOWN = 40


#: The section of a file that defines each kind of word.
_DEFINED_IN = {
    "exercise": "exercises",
    "gear": "equipment",
    "question": "questions",
    "region": "regions",
    "scale": "scales",
    "screen": "screens",
    "source": "sources",
    "tag": "tags",
}


@dataclass(slots=True)
class Faults:
    """Collects every fault, so that one report names them all.

    Attributes:
        found: the faults.
        lost: sections of which something could not be read. A word that may have been defined
            there is not called unknown, so that one fault does not drag others after it.
        unasked: questions of the vocabulary that no loaded pack asks.
    """

    found: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    unasked: set[str] = field(default_factory=set)

    def raise_if_any(self) -> None:
        """Raise RulesError with all that was found."""
        if self.found:
            raise RulesError(self.found)


@dataclass(frozen=True, slots=True)
class Place:
    """A value's place; ``place / key`` is the place of a value inside it."""

    document: Document
    faults: Faults
    path: Path = ()
    at_key: bool = False

    def __truediv__(self, key: str | int) -> Place:
        return Place(self.document, self.faults, (*self.path, key))

    @property
    def key(self) -> Place:
        """The place of the key that stands before the value."""
        return Place(self.document, self.faults, self.path, at_key=True)

    @property
    def value(self) -> Any:
        """What is written there, as plain data."""
        value = self.document.data
        for step in self.path:
            value = value[step]
        return value

    def fault(self, message: str, gravity: Gravity = Gravity.WRONG) -> None:
        """Note a fault at this place."""
        self.faults.found.append(self.problem(message, gravity))

    def problem(self, message: str, gravity: Gravity = Gravity.WRONG) -> Problem:
        """A fault at this place."""
        return self.document.problem(self.path, message, gravity, at_key=self.at_key)

    def known(self, word: str, words: Collection[str], what: str) -> bool:
        """Whether a word is known; a fault that names the nearest one where it is not."""
        if word in words:
            return True
        if what == "question" and word in self.faults.unasked:
            self.fault(f"no loaded pack asks {word!r}; add it to asks in the pack's pack.yaml")
        elif _DEFINED_IN.get(what) not in self.faults.lost:
            self.fault(unknown(word, words, what))
        return False

    def range(self, given: int | str) -> tuple[int, int]:
        """Both ends of ``7`` or ``3-5``; a fault where they are the wrong way round."""
        if isinstance(given, int):
            return given, given
        low, high = (int(end) for end in given.split("-"))
        if low > high:
            self.fault(f"the range {given} runs backwards; write {high}-{low}")
        return low, high


def unknown(word: str, words: Collection[str], what: str) -> str:
    """That a word is unknown, the nearest one, and what is allowed."""
    allowed = ", ".join(sorted(words)) or "none"
    if len(words) > MOST_SHOWN:
        allowed = f"one of {len(words)}, too many to show"
    return f"unknown {what} {word!r}.{nearest(word, words)} Allowed: {allowed}."
