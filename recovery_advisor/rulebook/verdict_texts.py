"""The texts of verdicts, of the reasons that no rule gives, and of notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.levels import Readiness, Verdict
from recovery_advisor.values.reasons import Reason


@dataclass(frozen=True, slots=True)
class Note:
    """Something useful to say with some levels of readiness."""

    id: str
    levels: frozenset[Readiness]
    say: str


@dataclass(frozen=True, slots=True)
class VerdictTexts(FrozenMappings):
    """The words of each verdict, and the reasons that no rule gives."""

    nothing_permits: Reason
    engine_fault: Reason
    cleared: Reason | None
    headlines: Mapping[Verdict, str]
    also_routine: str
