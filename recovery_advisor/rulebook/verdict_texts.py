"""The texts of verdicts, built-in reasons, safety nets and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.levels import Readiness, Urgency, Verdict
from recovery_advisor.values.reasons import Reason, SafetyNet


@dataclass(frozen=True, slots=True)
class Note:
    """A note shown with certain readiness levels."""

    id: str
    levels: frozenset[Readiness]
    say: str


@dataclass(frozen=True, slots=True)
class LevelNet:
    """A safety net told with certain readiness levels."""

    levels: frozenset[Readiness]
    net: SafetyNet


@dataclass(frozen=True, slots=True)
class VerdictTexts(FrozenMappings):
    """The headline of each verdict, and the built-in reasons.

    ``consult_first_soon`` stands in place of the headline of ``consult_first`` at the urgency ``soon``;
    ``also_routine`` and ``also_soon`` go before the headline of a readiness above rest.
    """

    nothing_permits: Reason
    engine_fault: Reason
    unreadable: Reason | None
    cleared: Reason | None
    headlines: Mapping[Verdict, str]
    consult_first_soon: str
    also_routine: str
    also_soon: str

    @property
    def lines(self) -> Mapping[str, str]:
        """Each line that can head an advice, by its key under ``headlines:``."""
        lines = {str(verdict): line for verdict, line in self.headlines.items()}
        lines["consult_first_soon"] = self.consult_first_soon
        lines["also_routine"], lines["also_soon"] = self.also_routine, self.also_soon
        return MappingProxyType(lines)

    def head(self, readiness: Readiness, urgency: Urgency) -> tuple[str, ...]:
        """The lines that head an advice, urgency first."""
        verdict = Verdict.of(readiness, urgency)
        if verdict is Verdict.CONSULT_FIRST and urgency is Urgency.SOON:
            return (self.consult_first_soon,)
        also = {Urgency.ROUTINE: self.also_routine, Urgency.SOON: self.also_soon}
        beside = readiness is not Readiness.REST and urgency in also
        return (also[urgency], self.headlines[verdict]) if beside else (self.headlines[verdict],)
