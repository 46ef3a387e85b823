"""Rego, a policy engine in C++."""

from __future__ import annotations

from importlib import import_module

from benchmarks.peers.gate import RULES, Gate, Person


def gate() -> Gate:
    """One chain of else."""
    lines = ["package gate"]
    steps = []
    for name, alternatives in RULES[:-1]:
        for all in alternatives:
            tests = "; ".join(f"input.{question} {op} {bound}" for question, op, bound in all)
            lines.append(f"holds_{name} if {{ {tests} }}")
        steps.append(f'"{name}" if {{ holds_{name} }}')
    lines.append("rule := " + " else := ".join(steps) + ' else := "R12"')
    interpreter = import_module("regopy").Interpreter()
    interpreter.add_module("gate.rego", "\n".join(lines) + "\n")
    bundle = interpreter.build("rule = data.gate.rule", [])

    def decide(person: Person) -> str:
        interpreter.set_input(person)
        answer = interpreter.query_bundle(bundle)  # what is read below points into it
        return str(answer.binding("rule").value)

    return decide
