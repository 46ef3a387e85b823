"""Published works, and the citations of their statements by the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recovery_advisor.values.frozen_mappings import FrozenMappings


@dataclass(frozen=True, slots=True)
class Work(FrozenMappings):
    """A published work that rules may cite, optionally divided into numbered statements."""

    id: str
    title: str
    checked: bool
    statements: Mapping[int, str]


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """A citation: an entry of the rules, and the statement of a work that it implements."""

    work: str
    statement: int
    what: str
    id: str
