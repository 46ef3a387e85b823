"""CEL, in Rust."""

from __future__ import annotations

from importlib import import_module

from benchmarks.peers.gate import RULES, Gate, written


def gate() -> Gate:
    """One nested choice."""
    whole = '"R12"'
    for rule in reversed(RULES[:-1]):
        whole = f'({written(rule, ("&&", "||"))}) ? "{rule[0]}" : ({whole})'
    program = import_module("cel").compile(whole)
    return lambda person: str(program.execute(person))
