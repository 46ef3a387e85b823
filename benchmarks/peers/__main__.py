"""``python -m benchmarks.peers [--quick]``: the same gate, engine by engine.

Needs ``pip install -r benchmarks/peers-requirements.txt``; an engine that is not installed is
left out, with a line that says so.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence

from benchmarks.folders import GATE
from benchmarks.peers import plain
from benchmarks.peers.comparing import disagreeing, more_careful, without_red_flag
from benchmarks.peers.gate import Gate, Person, random_people
from benchmarks.peers.ours import assessed, assessed_anew, decided
from benchmarks.peers.rivals import RIVALS
from benchmarks.table import Row, printed
from benchmarks.timing import FULL, QUICK, Effort, against, each
from recovery_advisor import Advice, Advisor
from recovery_advisor.decision import Decision
from recovery_advisor.engines.registry import ENGINES

Own = Callable[[Person], Advice | Decision]

ASSESS = "recovery_advisor, assess whole"
ANEW = "recovery_advisor, assess whole, nothing kept"
DECISION = "recovery_advisor, decision alone"
BOTH = "recovery_advisor, assess whole, durable_rules too"
#: What the gate with nothing kept may cost, as a share of rule-engine.
RULE_ENGINE, RULE_ENGINE_GOAL = "rule-engine", 0.6
MUST_BEAT = (RULE_ENGINE, "durable_rules, kept safe", "zen-engine")


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare and time every engine that is installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smoke run; its figures say little")
    effort = QUICK if parser.parse_args(arguments).quick else FULL
    crowd = random_people(2_000, seed=1)
    gates, ours = _installed(), _ours()
    _print_times({**ours, **gates}, crowd, effort)
    _print_differences(gates, ours, crowd)
    print("\nA healthy person whose red flag was not asked:")
    for name, said in without_red_flag({"if/else": plain.decide, **ours, **gates}).items():
        print(f"  {name:50} {said}")


def _installed() -> dict[str, Gate]:
    gates = {}
    for name, make in RIVALS.items():
        try:
            gates[name] = make()
        except ImportError as error:
            print(f"{name} is left out: {error}")
    return gates


def _ours() -> dict[str, Own]:
    advisor = Advisor.from_folder(GATE, engine="bitmap")
    ours: dict[str, Own] = {
        ASSESS: assessed(advisor),
        ANEW: assessed_anew(advisor),
        DECISION: decided(),
    }
    if ENGINES["durable"].can_run():
        ours[BOTH] = assessed(Advisor.from_folder(GATE))
    return ours


def _print_times(gates: Mapping[str, Own | Gate], crowd: list[Person], effort: Effort) -> None:
    base = each(plain.decide, crowd)
    rows = [
        Row(name, "if/else", against(each(gate, crowd[: _enough(name)]), base, effort))
        for name, gate in gates.items()
    ]
    rows.sort(key=lambda row: row.measured.ratio if row.measured else 0)
    order = [row.what for row in rows]
    if rival := gates.get(RULE_ENGINE):
        ratio = against(each(gates[ANEW], crowd), each(rival, crowd), effort)
        rows.append(Row(ANEW, RULE_ENGINE, ratio, RULE_ENGINE_GOAL))
    print(printed(rows))
    for own in (ASSESS, ANEW, DECISION):
        place = order.index(own)
        behind = [peer for peer in MUST_BEAT if peer in order and order.index(peer) < place]
        verdict = f"NOT MET: slower than {', '.join(behind)}" if behind else "met"
        print(f"{own}: place {place + 2} of {len(order) + 1} with the if/else; ", end="")
        print(f"below {', '.join(MUST_BEAT)}: {verdict}")


def _print_differences(
    gates: Mapping[str, Gate], ours: Mapping[str, Own], crowd: list[Person]
) -> None:
    print(f"\nOf {len(crowd):,} people, answered otherwise than by the if/else:")
    for name, gate in gates.items():
        print(f"  {name:50} {disagreeing(gate, crowd)}")
    for name, own in ours.items():
        print(f"  {name:50} {len(more_careful(own, crowd))}, each more carefully")
    print("There, first hit lets somebody exercise because their range of motion is worse.")


def _enough(name: str) -> int:
    return 200 if name in ("zen-engine", "regopy", "cedarpy", "json-logic", BOTH) else 2_000


if __name__ == "__main__":
    main()
