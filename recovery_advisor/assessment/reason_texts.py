"""Translates reasons and safety nets."""

from __future__ import annotations

from typing import TypeVar

from recovery_advisor.values.reasons import Reason, SafetyNet
from recovery_advisor.values.translator import Translator

Told = TypeVar("Told", Reason, SafetyNet)


def translated(reason: Told, words: Translator) -> Told:
    """The reason or safety net in another language."""
    said = {"say": words(reason.say), "because": words(reason.because)}
    return reason.model_copy(update=said)
