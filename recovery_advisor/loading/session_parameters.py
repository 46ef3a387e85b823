"""Reads the parameters for planning sessions."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import BoundsRecord, SessionRecord
from recovery_advisor.loading.rule_files import RuleFiles, base_place
from recovery_advisor.rulebook.exercises import Range
from recovery_advisor.rulebook.session_parameters import Plan, SessionParameters
from recovery_advisor.values.levels import Phase, Readiness


def read_session(files: RuleFiles, library: Library) -> SessionParameters | None:
    """Read the session parameters; anything but exactly one definition is a fault."""
    given = [(file.record.session, file.place / "session") for file in files.all]
    found = [(record, place) for record, place in given if record is not None]
    if len(found) != 1:
        if "session" not in files.faults.lost:
            base_place(files).fault(
                f"the base pack needs one session: section; it has {len(found)}"
            )
        return None
    record, place = found[0]
    _check_session(record, place)
    for index, entry in enumerate(record.sources):
        for parameter in entry.of:
            at = place / "sources" / index
            if (at / "of").known(parameter, SessionRecord.model_fields, "parameter"):
                library.cite(entry.source, at / "source", "parameter", parameter)
    plans = {
        Readiness(level): Plan(
            cardio=(place / "plans" / level / "cardio").range(plan.cardio),
            warm_up=(place / "plans" / level / "warm_up").range(plan.warm_up),
            strength=(place / "plans" / level / "strength").range(plan.strength),
            stretch=(place / "plans" / level / "stretch").range(plan.stretch),
            dose=plan.dose,
            strength_sets=plan.strength_sets,
        )
        for level, plan in record.plans.items()
    }
    ranges = {"sessions_per_week", "time_box", "bounds"}
    numbers = record.model_dump(exclude={"plans", "sources", *ranges})
    return SessionParameters(
        plans=plans,
        sessions_per_week=(place / "sessions_per_week").range(record.sessions_per_week),
        time_box=(place / "time_box").range(record.time_box),
        bounds=_read_bounds(record.bounds, place / "bounds"),
        **numbers,
    )


def _read_bounds(record: BoundsRecord, place: Place) -> Mapping[str, Range]:
    bounds = {part: (place / part).range(given) for part, given in record}
    for part, (least, _) in bounds.items():
        if least < 1:
            (place / part).fault("a dose is at least 1; begin its bounds at 1 or more")
    return bounds


def _check_session(record: SessionRecord, place: Place) -> None:
    if record.warm_up_before_strength < 1:
        (place / "warm_up_before_strength").fault("strength is never without a warm-up")
    offered: set[str] = set()
    for level in ("mobility", "gradual", "full"):
        if level not in record.plans:
            (place / "plans").fault(f"there is no plan for {level}")
            continue
        plan, at = record.plans[level], place / "plans" / level
        phases = {phase for phase in Phase if (at / phase).range(getattr(plan, phase))[1]}
        if not offered <= phases:
            at.fault(
                f"{level} must offer every phase that a lower readiness does: {sorted(offered)}"
            )
        offered = {str(phase) for phase in phases}
        if level == "mobility" and phases & {Phase.STRENGTH, Phase.STRETCH}:
            at.fault("mobility has warm-up moves and cardio only")
        sets = place.range(record.bounds.sets)[1]
        if plan.strength_sets and plan.strength_sets > sets:
            (at / "strength_sets").fault(f"a dose has at most {sets} sets, as bounds: says")
        if not (at / "warm_up").range(plan.warm_up)[0]:
            (at / "warm_up").fault("every session has a warm-up move")
