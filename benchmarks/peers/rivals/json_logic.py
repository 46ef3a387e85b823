"""JSONLogic, in Python."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.peers.gate import RULES, Gate


def gate() -> Gate:
    """The whole gate as one expression."""
    apply, logic = import_module("json_logic").jsonLogic, as_json_logic()
    return lambda person: str(apply(logic, person))


def as_json_logic() -> dict[str, Any]:
    """The gate as JSONLogic has it."""
    steps: list[Any] = []
    for name, alternatives in RULES[:-1]:
        either = [
            {"and": [{operator: [{"var": question}, bound]} for question, operator, bound in all]}
            for all in alternatives
        ]
        steps += [{"or": either}, name]
    return {"if": [*steps, "R12"]}
