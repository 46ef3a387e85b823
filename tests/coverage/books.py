"""A base pack with two scales and the rules that a test writes."""

from __future__ import annotations

from typing import Any

from recovery_advisor import RuleBook
from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.loading.document import Document
from recovery_advisor.testing.fixed_parts import BASE_PACK, SHARED, SOURCE

VOCABULARY = {
    **SHARED,
    "scales": [
        {"scale": "ten", "range": "0-10", "worse": "higher", "bands": {"none": 0, "some": "1-10"}}
    ],
    "questions": [
        {"question": id, "scale": "ten", "screen": "all", "ask": f"How bad is the {id}?"}
        for id in ("pain", "ache")
    ],
}


def rule(when: Any, **then: Any) -> dict[str, Any]:
    """A rule named sore."""
    words = {} if "note" in then else {"say": "You are sore.", "because": "It hurts."}
    return {"rule": "sore", "when": when, "then": then, **words, "source": SOURCE}


def book(*rules: dict[str, Any]) -> RuleBook:
    pack = {**BASE_PACK, "pack": {**BASE_PACK["pack"], "asks": ["pain", "ache"]}}
    files = {
        "vocabulary.yaml": VOCABULARY,
        "base/pack.yaml": pack,
        "base/rules.yaml": {"rules": list(rules)},
    }
    return compile_book([Document(name, data) for name, data in files.items()])
