"""Works that may be cited, and what cites which of their statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recovery_advisor.values.frozen_mappings import FrozenMappings


@dataclass(frozen=True, slots=True)
class Work(FrozenMappings):
    """Something that may be cited, taken apart into numbered statements where that is useful."""

    id: str
    title: str
    checked: bool
    statements: Mapping[int, str]


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """A thing in the rules and a statement of a work that it carries."""

    work: str
    statement: int
    what: str
    id: str
