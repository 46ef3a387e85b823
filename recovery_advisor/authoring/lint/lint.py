"""What a lint is, and what it finds."""

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
    """One thing that a lint found.

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
    """One thing that may be wrong with a folder that loads.

    Attributes:
        id: its name.
        severity: how much it matters.
        finds: what it finds, in words.
        because: why that is worth mending.
        check: finds it.
        fails: files which, put into the starter folder, it finds fault with.
        passes: the same, mended.
    """

    id: str
    severity: Severity
    finds: str
    because: str
    check: Callable[[CheckedFolder], Iterable[Violation]]
    fails: Files
    passes: Files
