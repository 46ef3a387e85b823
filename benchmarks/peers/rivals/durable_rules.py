"""durable_rules, kept safe as our own engine keeps it."""

from __future__ import annotations

from threading import Lock
from typing import Any

from benchmarks.bare_durable import quiet_host
from benchmarks.peers.gate import RULES, Gate, Person, Test


def gate() -> Gate:
    """A rule each; the lowest of those that fire decides."""
    fired: list[str] = []
    lock = Lock()
    host = quiet_host()
    definition = {name: _durable_rule(name, either, fired) for name, either in RULES}
    last = {"pri": 2, "all": [{"m": {"assess": 1}}], "run": lambda _: fired.append("last")}
    host.set_rulesets({"gate": {**definition, "last": last}})

    def decide(person: Person) -> str:
        with lock:
            fired.clear()
            try:
                state = host.assert_fact("gate", {**person, "assess": 1, "sid": "one"})
                names = fired[:]
            finally:
                host.delete_state("gate", "one")
        if state is None or state.get("exception") or names[-1:] != ["last"]:
            raise RuntimeError("durable_rules failed")
        return min(names[:-1])

    return decide


def _durable_rule(name: str, alternatives: list[list[Test]], fired: list[str]) -> dict[str, Any]:
    words = {">=": "$gte", "<": "$lt"}
    either = []
    for all in alternatives:
        terms = [
            {q: b} if operator == "==" else {words[operator]: {q: b}} for q, operator, b in all
        ]
        either.append(terms[0] if len(terms) == 1 else {"$and": terms})
    condition = either[0] if len(either) == 1 else {"$or": either}
    return {"pri": 1, "all": [{"m": condition}], "run": lambda _: fired.append(name)}
