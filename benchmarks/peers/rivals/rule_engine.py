"""zeroSteiner's rule-engine, in Python."""

from __future__ import annotations

from importlib import import_module

from benchmarks.peers.gate import RULES, Gate, Person, written


def gate() -> Gate:
    """A rule each; the first match decides."""
    library = import_module("rule_engine")
    rules = [(rule[0], library.Rule(written(rule))) for rule in RULES]

    def decide(person: Person) -> str:
        return next(name for name, rule in rules if rule.matches(person))

    return decide
