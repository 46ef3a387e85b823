"""GoRules' zen-engine."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from benchmarks.peers.gate import QUESTIONS, RULES, Gate


def gate() -> Gate:
    """One decision table, first hit."""
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
