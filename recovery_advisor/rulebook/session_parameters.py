"""Parameters for planning sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from recovery_advisor.rulebook.exercises import Range
from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.levels import Phase, Readiness


@dataclass(frozen=True, slots=True)
class Plan:
    """The least and greatest number of exercises of each phase, for one readiness."""

    cardio: Range
    warm_up: Range
    strength: Range
    stretch: Range
    dose: Literal["lowest", "guide"]
    strength_sets: int | None

    def of(self, phase: Phase) -> Range:
        """The least and greatest number of exercises of a phase."""
        least_and_most: Range = getattr(self, phase)
        return least_and_most

    @property
    def phases(self) -> frozenset[Phase]:
        """The phases that may have exercises."""
        return frozenset(phase for phase in Phase if self.of(phase)[1])


@dataclass(frozen=True, slots=True)
class SessionParameters(FrozenMappings):
    """Parameters for planning sessions; times are in seconds, except ``minutes``.

    ``bounds`` has the least and the most that a dose may ask for, by its parts, such as ``hold``.
    """

    minutes: int
    sessions_per_week: Range
    usual_sessions_per_week: int
    time_box: Range
    held_warm_up_at_most: int
    stretch_hold_at_most: int
    warm_up_before_strength: int
    seconds_per_repetition: int
    brief_hold: int
    rest_between_sets: int
    set_up: int
    bounds: Mapping[str, Range]
    plans: Mapping[Readiness, Plan]
