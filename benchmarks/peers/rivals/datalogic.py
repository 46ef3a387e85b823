"""datalogic, JSONLogic in Rust."""

from __future__ import annotations

from importlib import import_module

from benchmarks.peers.gate import Gate
from benchmarks.peers.rivals.json_logic import as_json_logic


def gate() -> Gate:
    """The whole gate as one expression."""
    logic = import_module("datalogic_py").Engine().compile(as_json_logic())
    return lambda person: str(logic.evaluate(person))
