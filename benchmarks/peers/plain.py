"""The gate as an if/else by hand: the fastest there is in Python."""

from __future__ import annotations

from benchmarks.peers.gate import Person


def decide(person: Person) -> str:
    """The first rule that holds."""
    flag = person["red_flag"]
    if flag >= 1:
        return "R01" if flag >= 2 else "R02"
    at_rest, active = person["pain_rest"], person["pain_act"]
    if at_rest >= 7 or active >= 7:
        return "R03"
    if person["swelling"] >= 1:
        return "R04"
    if at_rest >= 4:
        return "R05"
    stiffness = person["stiffness"]
    if stiffness >= 2:
        return "R06"
    if active >= 3:
        return "R07"
    motion = person["rom"]
    if motion < 90:
        return "R08"
    if person["trend"] >= 1 and active >= 1:
        return "R09"
    if person["days"] < 3:
        return "R10"
    well = at_rest == 0 and active == 0 and motion >= 98 and stiffness == 0
    return "R11" if well else "R12"
