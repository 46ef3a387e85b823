"""Positions of values in files, and the collection of faults found there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, NamedTuple

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.positions import Path
from recovery_advisor.values.errors import Gravity, Problem, RulesError, nearest

#: The most allowed words listed in an error message.
MOST_SHOWN = 40


#: The section of a file that defines each kind of name.
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

#: What people write for an urgency.
_EVERYDAY = {
    **dict.fromkeys(("now", "immediately", "at once", "ambulance"), "emergency"),
    **dict.fromkeys(("today", "same day", "asap"), "urgent"),
    **dict.fromkeys(("two weeks", "within two weeks", "2 weeks"), "soon"),
    **dict.fromkeys(("later", "weeks", "coming weeks", "in the coming weeks"), "routine"),
}


@dataclass(slots=True)
class Faults:
    """Collects all faults for one report.

    Attributes:
        found: the faults, but for unknown names.
        unknown: the faults of names that are defined nowhere, by message: one cause each.
        lost: sections in which names may be defined that can't be read. A name that may have been
            defined there is not reported as unknown, to avoid follow-on faults.
        unread: by section, the names of entries that could not be read whole; they are not unknown.
        unasked: questions that are defined but that no loaded pack asks.
    """

    found: list[Problem] = field(default_factory=list)
    unknown: dict[str, list[Problem]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    unread: dict[str, set[str]] = field(default_factory=dict)
    unasked: set[str] = field(default_factory=set)

    @property
    def names(self) -> Faults:
        """What is known of names that can't be read, without the faults."""
        return Faults(lost=self.lost, unread=self.unread, unasked=self.unasked)

    def raise_if_any(self) -> None:
        """Raise RulesError if there are faults."""
        if self.problems:
            raise RulesError(self.problems)

    @property
    def problems(self) -> Sequence[Problem]:
        """Every fault; those of one unknown name together."""
        return [*self.found, *map(_together, self.unknown.values())]


class Place(NamedTuple):  # made by the thousand, and so no dataclass
    """The position of a value; ``place / key`` is the position of a value inside it."""

    document: Document
    faults: Faults
    path: Path = ()
    at_key: bool = False

    def __truediv__(self, key: str | int) -> Place:
        return Place(self.document, self.faults, (*self.path, key))

    @property
    def key(self) -> Place:
        """The position of the value's key."""
        return Place(self.document, self.faults, self.path, at_key=True)

    @property
    def value(self) -> Any:
        """The value, as plain data."""
        value = self.document.data
        for step in self.path:
            value = value[step]
        return value

    def fault(self, message: str, gravity: Gravity = Gravity.WRONG) -> None:
        """Record a fault at this position."""
        self.faults.found.append(self.problem(message, gravity))

    def problem(self, message: str, gravity: Gravity = Gravity.WRONG) -> Problem:
        """Create a fault at this position."""
        return self.document.problem(self.path, message, gravity, at_key=self.at_key)

    def known(self, word: str, words: Collection[str], what: str) -> bool:
        """Whether a word is known; if not, a fault is recorded that suggests the nearest word."""
        if word in words:
            return True
        section = _DEFINED_IN.get(what, "")
        unread = self.faults.unread.get(section, set())
        if word in unread:
            return False
        if what == "question" and word in self.faults.unasked:
            self._unknown(f"no loaded pack asks {word!r}; add it to asks in the pack's pack.yaml")
        elif not section:
            self.fault(unknown(word, words, what))
        elif section not in self.faults.lost:
            self._unknown(unknown(word, {*words, *unread}, what))
        return False

    def _unknown(self, message: str) -> None:
        self.faults.unknown.setdefault(message, []).append(self.problem(message))

    def range(self, given: int | str) -> tuple[int, int]:
        """Parse ``7`` or ``3-5`` into both ends; a fault is recorded if they are reversed."""
        if isinstance(given, int):
            return given, given
        low, high = (int(end) for end in given.split("-"))
        if low > high:
            self.fault(f"the range {given} runs backwards; write {high}-{low}")
        return low, high


def _together(same: Sequence[Problem]) -> Problem:
    """The first of several faults with one cause, which names the places of the others."""
    first, *others = sorted(same, key=lambda one: (one.file, one.line or 0, one.column or 0))
    if not others:
        return first
    lines = (
        f"{file}:{','.join(dict.fromkeys(str(one.line) for one in here))}"
        for file, here in groupby(others, lambda one: one.file)
    )
    message = f"{first.message.removesuffix('.')}. Also at {'; '.join(lines)}."
    return replace(first, message=message)


def unknown(word: str, words: Collection[str], what: str) -> str:
    """The error message for an unknown word, with the nearest one and those allowed.

    Words in a list keep its order.
    """
    if not words:
        return f"unknown {what} {word!r}, as there is none"
    allowed = ", ".join(words if isinstance(words, list) else sorted(words))
    if len(words) > MOST_SHOWN:
        allowed = f"one of {len(words)}, too many to show"
    meant = _EVERYDAY.get(word.lower(), "")
    near = f" Did you mean {meant}?" if meant in words else nearest(word, words)
    return f"unknown {what} {word!r}.{near} Allowed: {allowed}."
