"""Rule engines and policy engines."""

from __future__ import annotations

import json
from importlib import import_module
from threading import Lock
from typing import Any

from benchmarks.bare_durable import quiet_host
from benchmarks.peers.gate import QUESTIONS, RULES, Gate, Person, Test, written


def durable_rules() -> Gate:
    """durable_rules kept safe; the lowest of the rules that fire decides."""
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


def zen() -> Gate:
    """GoRules' zen-engine: one decision table, first hit."""
    library = import_module("zen")
    content = library.ZenDecisionContent(json.dumps(_zen_graph()))
    decision = library.ZenEngine().create_decision(content)
    return lambda person: str(decision.evaluate(person)["result"]["rule"])


def _zen_graph() -> dict[str, Any]:
    rows = []
    for name, alternatives in RULES:
        for number, all in enumerate(alternatives):
            row = {"_id": f"{name}{number}", "out": f'"{name}"', **dict.fromkeys(QUESTIONS, "")}
            row |= {q: str(b) if operator == "==" else f"{operator} {b}" for q, operator, b in all}
            rows.append(row)
    inputs = [{"id": question, "name": question, "field": question} for question in QUESTIONS]
    table = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "out", "name": "rule", "field": "rule"}],
        "rules": rows,
    }
    ends: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("in", "inputNode", {}),
        ("table", "decisionTableNode", {"content": table}),
        ("end", "outputNode", {}),
    )
    place = {"position": {"x": 0, "y": 0}}
    nodes = [{"id": id, "name": id, "type": kind, **place, **more} for id, kind, more in ends]
    edges = [
        {"id": "first", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "second", "sourceId": "table", "targetId": "end", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}


def clips() -> Gate:
    """CLIPS: a rule for each alternative, by salience."""
    environment = import_module("clips").Environment()
    slots = " ".join(f"(slot {question})" for question in QUESTIONS)
    environment.build(f"(deftemplate person {slots})")
    environment.build('(defglobal ?*rule* = "")')
    for place, (name, alternatives) in enumerate(RULES):
        for number, all in enumerate(alternatives):
            environment.build(
                f"(defrule {name}-{number} (declare (salience {-place}))"
                f' (person {_slots(all)}) => (bind ?*rule* "{name}") (halt))'
            )
    template, said = environment.find_template("person"), environment.find_global("rule")

    def decide(person: Person) -> str:
        fact = template.assert_fact(**person)
        environment.run()
        fact.retract()
        return str(said.value)

    return decide


def _slots(all: list[Test]) -> str:
    return " ".join(
        f"({question} ?{question}&:({'=' if operator == '==' else operator} ?{question} {bound}))"
        for question, operator, bound in all
    )


def cedar() -> Gate:
    """Cedar: a permit for each rule; the lowest that is named decides."""
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


def rego() -> Gate:
    """Rego in C++: one chain of else."""
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
