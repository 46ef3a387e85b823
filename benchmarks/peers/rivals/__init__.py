"""What else a user could pick: a module for each, whose ``gate`` builds the gate of ``gate.py`` in it.

A module imports its library when the gate is built, and the ImportError says what is not installed.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.peers.gate import Gate
from benchmarks.peers.rivals import (
    business_rules,
    cedar,
    cel,
    clips,
    datalogic,
    durable_rules,
    json_logic,
    pydantic_strict,
    rego,
    rule_engine,
    zen,
)

RIVALS: dict[str, Callable[[], Gate]] = {
    "pydantic strict + if/else": pydantic_strict.gate,
    "datalogic-py": datalogic.gate,
    "common-expression-language": cel.gate,
    "rule-engine": rule_engine.gate,
    "durable_rules, kept safe": durable_rules.gate,
    "business-rules": business_rules.gate,
    "zen-engine": zen.gate,
    "json-logic": json_logic.gate,
    "cedarpy": cedar.gate,
    "regopy": rego.gate,
    "clipspy": clips.gate,
}
