"""Any value as JSON, on one line."""

from __future__ import annotations

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.translator import Translator


def render(value: Frozen, words: Translator) -> str:
    """The value; its JSON has no words of its own to translate."""
    return value.model_dump_json()
