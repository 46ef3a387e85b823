"""Cedar, a policy engine in Rust."""

from __future__ import annotations

from importlib import import_module

from benchmarks.peers.gate import RULES, Gate, Person, written


def gate() -> Gate:
    """A permit for each rule; the lowest that is named decides."""
    library = import_module("cedarpy")
    text = "\n".join(
        f"permit(principal, action, resource) when {{ {written(rule, ('&&', '||'), 'context.')} }};"
        for rule in RULES
    )
    policies = library.PolicySet.from_str(text)
    entities = library.Entities.from_json_str("[]")
    request = {"principal": 'U::"p"', "action": 'A::"a"', "resource": 'R::"r"'}

    def decide(person: Person) -> str:
        answer = library.is_authorized({**request, "context": person}, policies, entities)
        first = min(int(reason.removeprefix("policy")) for reason in answer.diagnostics.reasons)
        return RULES[first][0]

    return decide
