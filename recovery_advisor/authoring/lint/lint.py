"""The types of a lint and of its violations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.place import Place

#: Files of a rules folder by name, each with its text.
Files = Mapping[str, str]


class Severity(StrEnum):
    """How much a finding matters: errors and warnings fail a check, a hint does not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Violation(NamedTuple):
    """A violation that a lint found.

    Attributes:
        of: id of the rule, question, exercise, tag, source or pack that it is about.
        place: where that is written.
        message: what is wrong and what to try.
    """

    of: str
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Lint:
    """A check for one flaw in folders that load.

    Attributes:
        id: its name.
        severity: how much it matters.
        finds: what it finds, in words.
        because: why that is worth mending.
        check: finds it.
        fails: an example that fails: files to add to the starter folder.
        passes: the same, corrected.
    """

    id: str
    severity: Severity
    finds: str
    because: str
    check: Callable[[CheckedFolder], Iterable[Violation]]
    fails: Files
    passes: Files
