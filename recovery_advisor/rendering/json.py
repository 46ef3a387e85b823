"""Renders any value as one line of JSON."""

from __future__ import annotations

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.translator import Translator


def render(value: Frozen, words: Translator) -> str:
    """Return the value as JSON, which has no headings to translate."""
    return value.model_dump_json()
