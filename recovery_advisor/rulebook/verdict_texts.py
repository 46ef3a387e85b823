"""The texts of verdicts, built-in reasons and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.levels import Readiness, Verdict
from recovery_advisor.values.reasons import Reason


@dataclass(frozen=True, slots=True)
class Note:
    """A note shown with certain readiness levels."""

    id: str
    levels: frozenset[Readiness]
    say: str


@dataclass(frozen=True, slots=True)
class VerdictTexts(FrozenMappings):
    """The headline of each verdict, and the built-in reasons."""

    nothing_permits: Reason
    engine_fault: Reason
    unreadable: Reason | None
    cleared: Reason | None
    headlines: Mapping[Verdict, str]
    also_routine: str
