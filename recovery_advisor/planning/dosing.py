"""Computes the dose of an exercise and its duration."""

from __future__ import annotations

from typing import Literal

from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.rulebook.session_parameters import Plan, SessionParameters
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.session import NOT_GIVEN, Dose

LOWEST: Literal[0] = 0
GREATEST: Literal[1] = 1


def dose_of(way: Way, plan: Plan, parameters: SessionParameters) -> Dose:
    """The dose of a way in a plan: at most the catalog's, with holds limited for the phase."""
    dose = way.dose.end(GREATEST if plan.dose == "guide" else LOWEST)
    changed: dict[str, int] = {}
    if way.phase is Phase.STRENGTH and plan.strength_sets and dose.sets:
        changed["sets"] = min(dose.sets, plan.strength_sets)
    longest = {
        Phase.WARM_UP: parameters.held_warm_up_at_most,
        Phase.STRETCH: parameters.stretch_hold_at_most,
    }.get(way.phase)
    if longest and isinstance(dose.hold, int):
        changed["hold"] = min(dose.hold, longest)
    return dose.model_copy(update=changed)


def seconds_of(way: Way, dose: Dose, parameters: SessionParameters) -> int:
    """The duration of one exercise in seconds, set-up included.

    A warm-up move takes its repetitions' time, clamped to the time box.
    """
    if dose.minutes:
        return dose.minutes * 60
    each = parameters.brief_hold if dose.hold == NOT_GIVEN else dose.hold
    once = each or parameters.seconds_per_repetition
    work = once * (dose.repetitions or 1) * (dose.sides or 1)
    sets = dose.sets or 1
    if way.phase is Phase.WARM_UP:
        shortest, longest = parameters.time_box
        return parameters.set_up + max(shortest, min(longest, work * sets))
    return parameters.set_up + work * sets + parameters.rest_between_sets * (sets - 1)
